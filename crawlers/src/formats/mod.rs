//! Readers of the formats that publishers use. They know the format, not the publisher.

pub mod xml;
