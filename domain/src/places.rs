//! The one place where country names and codes become jurisdictions.
