//! The `lexgap` program: command line, site, API and scheduler.

#[macro_use]
mod out;

pub mod cli;
mod commands;
mod evidence;
mod feeds;
mod http;
mod influence;
mod loaded;
mod notary;
mod publish;
mod schedule;
mod settings;
mod sink;
mod sources;
mod texts;
mod versions;

pub use settings::Settings;
