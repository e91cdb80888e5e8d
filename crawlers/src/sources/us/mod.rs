//! The United States of America.

pub mod govinfo;
