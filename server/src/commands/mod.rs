//! One file a command.

pub mod archive;
pub mod baseline;
pub mod check;
pub mod crawl;
pub mod doctor;
pub mod documents;
pub mod effect;
pub mod export;
pub mod extract;
pub mod keys;
mod progress;
pub mod score;
pub mod serve;
pub mod sources;
pub mod verify;
mod whole;
