//! Latvia.

pub mod likumi;
