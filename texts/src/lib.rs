//! What people read, in each language: messages (Project Fluent), numbers, days, names of countries and
//! alphabetical order (CLDR through ICU4X).
//!
//! Messages stand in one folder a language beside `src`; every language has the same ones with the same variables, which a
//! test holds them to. What a publisher wrote (titles of laws, names of sources) is nobody's to translate here and
//! stays in its own language.

mod cldr;
mod language;
mod message;

pub use cldr::{compare, country, day, fixed, integer, interval, month, number, percent, year_number};
pub use language::Language;
pub use message::{Arg, english, ids, is_known, place, say, text, variables};
