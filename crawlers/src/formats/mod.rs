//! Readers of the formats that publishers use. They know the format, not the publisher.

pub mod pdf;
pub mod table;
pub mod text;
pub mod xlsx;
pub mod xml;
