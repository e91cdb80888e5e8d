//! Readers of the formats that publishers use. They know the format, not the publisher.

pub mod akoma_ntoso;
pub mod charset;
pub mod dates;
pub mod html;
pub mod json;
pub mod table;
pub mod text;
pub mod xlsx;
pub mod xml;
