//! United States: what Congress passed, as two services list it.

pub mod congress;
pub mod govinfo;
