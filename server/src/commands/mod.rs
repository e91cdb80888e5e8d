//! One file a command.

pub mod baseline;
pub mod crawl;
pub mod doctor;
pub mod effect;
pub mod extract;
pub mod score;
pub mod serve;
pub mod sources;
