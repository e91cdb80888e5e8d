//! What the formats of statistical offices have in common: cells with a category in each dimension.

use std::sync::Arc;

/// One category of a dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    pub code: String,
    /// Absent where the document gives codes only.
    pub label: Option<String>,
}

impl Category {
    /// The label, or the code where there is none.
    pub fn name(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.code)
    }
}

/// One cell about which the document says something: a value, a status, or both.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Dimension and category, in the document's order.
    pub dimensions: Vec<(Arc<str>, Arc<Category>)>,
    pub value: Option<f64>,
    /// Flags as printed: `p`, `:`, `c`.
    pub status: Option<String>,
    /// The place of the cell, as provenance states it.
    pub locator: String,
}

impl Cell {
    /// The category in a dimension, whose name is compared without case: `time`, `TIME_PERIOD`.
    pub fn category(&self, dimension: &str) -> Option<&Category> {
        self.dimensions.iter().find(|(d, _)| d.eq_ignore_ascii_case(dimension)).map(|(_, c)| c.as_ref())
    }
}
