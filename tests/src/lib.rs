//! What whole-system tests share: the built program, a served copy of it, mirrors to crawl, a browser.
//!
//! Everything here works from outside, through the command line, HTTP and a real browser, as people do.

mod browser;
mod corpus;
mod facts;
mod guarded;
pub mod html;
mod mirror;
mod program;
mod server;
pub mod site;
mod snapshots;

pub use browser::{Browser, Exchange};
pub use corpus::corpus;
pub use facts::known_facts;
pub use guarded::{Guarded, clean};
pub use mirror::{CODES, MirrorFolder, SOURCE_HEAD, XLSX, cpi_workbook, statute, workbook};
pub use program::{Outcome, Program, program};
pub use server::{FEW_DRAWS, Response, Server, fetch};
pub use snapshots::{same_as_snapshot, shape};
