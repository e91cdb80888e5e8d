//! United States: public laws as published, and as two services list them.

pub mod congress;
pub mod govinfo;
pub mod govinfo_list;
