//! JSON-stat 2.0 datasets (json-stat.org), as Eurostat and other offices answer: dimensions with categories, and
//! values and statuses by their position in row-major order, dense as a list or sparse as an object.

use std::{collections::BTreeMap, collections::HashMap, sync::Arc};

use serde::Deserialize;

use crate::{
    formats::{
        cube::{Category, Cell},
        text, typed_json,
    },
    parse::ParseError,
};

/// Most positions that the dimensions may span. They cost nothing where they are empty.
const MOST_POSITIONS: usize = 1 << 40;

/// A dataset, read and checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    pub label: Option<String>,
    /// When the publisher last changed it, as printed.
    pub updated: Option<String>,
    dimensions: Vec<Dimension>,
    /// Value and status of each position about which something is said.
    cells: BTreeMap<usize, (Option<f64>, Option<String>)>,
}

#[derive(Clone, Debug, PartialEq)]
struct Dimension {
    id: Arc<str>,
    categories: Vec<Arc<Category>>,
}

#[derive(Deserialize)]
struct Raw {
    class: Option<String>,
    label: Option<String>,
    updated: Option<String>,
    id: Vec<String>,
    size: Vec<usize>,
    dimension: HashMap<String, RawDimension>,
    value: RawList<RawValue>,
    status: Option<RawStatus>,
}

#[derive(Deserialize)]
struct RawDimension {
    category: RawCategory,
}

#[derive(Deserialize)]
struct RawCategory {
    index: Option<RawIndex>,
    #[serde(default)]
    label: HashMap<String, String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum RawIndex {
    List(Vec<String>),
    Map(HashMap<String, usize>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum RawList<T> {
    Dense(Vec<Option<T>>),
    Sparse(HashMap<String, Option<T>>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum RawValue {
    Number(f64),
    Text(String),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum RawStatus {
    Every(String),
    Each(RawList<String>),
}

fn damaged(detail: String) -> ParseError {
    ParseError::Damaged { format: "JSON-stat dataset", detail }
}

impl Dataset {
    /// Reads a dataset. `what` names the document in errors.
    ///
    /// # Errors
    /// Not JSON, another class than a dataset, or parts that contradict one another.
    pub fn read(bytes: &[u8], what: &str) -> Result<Dataset, ParseError> {
        let raw: Raw = typed_json::read(bytes, what)?;
        if let Some(class) = raw.class.filter(|c| c != "dataset") {
            return Err(ParseError::Layout(format!("{what}: the answer is a JSON-stat {class}, not a dataset")));
        }
        if raw.id.len() != raw.size.len() {
            return Err(damaged(format!("{} dimensions, but {} sizes", raw.id.len(), raw.size.len())));
        }
        let mut descriptions = raw.dimension;
        let mut dimensions = Vec::with_capacity(raw.id.len());
        let mut positions = 1_usize;
        for (id, &size) in raw.id.iter().zip(&raw.size) {
            positions = positions
                .checked_mul(size)
                .filter(|p| *p <= MOST_POSITIONS)
                .ok_or_else(|| ParseError::Limit(format!("{what}: more than {MOST_POSITIONS} positions")))?;
            let description =
                descriptions.remove(id).ok_or_else(|| damaged(format!("dimension {id} is not described")))?;
            let categories = categories(id, size, description.category)?;
            dimensions.push(Dimension { id: id.as_str().into(), categories });
        }
        let mut cells: BTreeMap<usize, (Option<f64>, Option<String>)> = BTreeMap::new();
        for (position, value) in by_position(raw.value, positions, "value")? {
            let number = match value {
                RawValue::Number(n) => Some(n),
                RawValue::Text(t) => text::number(&t),
            };
            if let Some(number) = number {
                cells.insert(position, (Some(number), None));
            }
        }
        match raw.status {
            None => {}
            Some(RawStatus::Every(status)) => {
                for cell in cells.values_mut() {
                    cell.1 = Some(status.clone());
                }
            }
            Some(RawStatus::Each(each)) => {
                for (position, status) in by_position(each, positions, "status")? {
                    if !status.trim().is_empty() {
                        cells.entry(position).or_default().1 = Some(status);
                    }
                }
            }
        }
        Ok(Dataset { label: raw.label, updated: raw.updated, dimensions, cells })
    }

    /// Whether the dataset has that dimension.
    pub fn has(&self, dimension: &str) -> bool {
        self.dimensions.iter().any(|d| d.id.eq_ignore_ascii_case(dimension))
    }

    /// Every cell about which the dataset says something, in the order of the positions.
    pub fn cells(&self) -> impl Iterator<Item = Cell> + '_ {
        self.cells.iter().map(|(&position, (value, status))| Cell {
            dimensions: self.coordinates(position),
            value: *value,
            status: status.clone(),
            locator: format!("pointer=/{}/{position}", if value.is_some() { "value" } else { "status" }),
        })
    }

    fn coordinates(&self, position: usize) -> Vec<(Arc<str>, Arc<Category>)> {
        let mut rest = position;
        // The last dimension varies fastest.
        let mut found: Vec<_> = self
            .dimensions
            .iter()
            .rev()
            .filter_map(|d| {
                let size = d.categories.len().max(1);
                let category = d.categories.get(rest % size)?;
                rest /= size;
                Some((d.id.clone(), category.clone()))
            })
            .collect();
        found.reverse();
        found
    }
}

/// The categories of a dimension in their order.
fn categories(id: &str, size: usize, raw: RawCategory) -> Result<Vec<Arc<Category>>, ParseError> {
    let mut labels = raw.label;
    let codes: Vec<String> = match raw.index {
        Some(RawIndex::List(codes)) => codes,
        Some(RawIndex::Map(index)) => {
            let mut pairs: Vec<(usize, String)> = index.into_iter().map(|(code, at)| (at, code)).collect();
            pairs.sort_unstable();
            if pairs.iter().enumerate().any(|(i, (at, _))| i != *at) {
                return Err(damaged(format!("the categories of dimension {id} are not numbered from 0 without a gap")));
            }
            pairs.into_iter().map(|(_, code)| code).collect()
        }
        // Only a dimension with one category may go without an index.
        None => labels.keys().take(2).cloned().collect(),
    };
    if codes.len() != size {
        return Err(damaged(format!("dimension {id} has {} categories, but its size is {size}", codes.len())));
    }
    Ok(codes.into_iter().map(|code| Arc::new(Category { label: labels.remove(&code), code })).collect())
}

/// What is there, with its position.
fn by_position<T>(list: RawList<T>, positions: usize, part: &str) -> Result<Vec<(usize, T)>, ParseError> {
    match list {
        RawList::Dense(all) if all.len() == positions => {
            Ok(all.into_iter().enumerate().filter_map(|(i, v)| Some((i, v?))).collect())
        }
        RawList::Dense(all) => Err(damaged(format!("{} entries under `{part}`, but {positions} positions", all.len()))),
        RawList::Sparse(some) => {
            let mut found = Vec::with_capacity(some.len());
            for (key, entry) in some {
                let position = key
                    .parse()
                    .ok()
                    .filter(|p| *p < positions)
                    .ok_or_else(|| damaged(format!("position `{key}` under `{part}` is outside {positions}")))?;
                found.extend(entry.map(|e| (position, e)));
            }
            Ok(found)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SPARSE: &str = r#"{
        "version": "2.0", "class": "dataset", "label": "Pots by colour", "updated": "2025-01-01",
        "id": ["freq", "colour", "time"], "size": [1, 2, 3],
        "dimension": {
            "freq": {"label": "Frequency", "category": {"label": {"A": "Annual"}}},
            "colour": {"category": {"index": {"B": 1, "R": 0}, "label": {"R": "Red", "B": "Blue"}}},
            "time": {"category": {"index": ["2019", "2020", "2021"]}}
        },
        "value": {"0": 1.5, "4": 7, "5": "8"},
        "status": {"1": ":", "4": "p"}
    }"#;

    fn shown(dataset: &Dataset) -> Vec<String> {
        dataset
            .cells()
            .map(|c| {
                let name = |d| c.category(d).unwrap().name().to_owned();
                format!("{} {} {} {:?} {:?}", name("FREQ"), name("colour"), name("time"), c.value, c.status)
            })
            .collect()
    }

    #[test]
    fn sparse_values_and_statuses_find_their_categories() {
        let dataset = Dataset::read(SPARSE.as_bytes(), "pots").unwrap();
        assert_eq!(
            shown(&dataset),
            [
                "Annual Red 2019 Some(1.5) None",
                "Annual Red 2020 None Some(\":\")",
                "Annual Blue 2020 Some(7.0) Some(\"p\")",
                "Annual Blue 2021 Some(8.0) None",
            ]
        );
        assert_eq!(dataset.cells().map(|c| c.locator).last().unwrap(), "pointer=/value/5");
        assert!(dataset.has("Colour") && !dataset.has("geo"));
        assert_eq!(
            (dataset.label.as_deref(), dataset.updated.as_deref()),
            (Some("Pots by colour"), Some("2025-01-01"))
        );
    }

    #[test]
    fn a_dense_list_says_the_same() {
        let dense = SPARSE
            .replace(r#"{"0": 1.5, "4": 7, "5": "8"}"#, r#"[1.5, null, null, null, 7, 8]"#)
            .replace(r#"{"1": ":", "4": "p"}"#, r#"[null, ":", "", null, "p", null]"#);
        let cells = |text: &str| shown(&Dataset::read(text.as_bytes(), "pots").unwrap());
        assert_eq!(cells(&dense), cells(SPARSE));
        let every = SPARSE.replace(r#"{"1": ":", "4": "p"}"#, r#""e""#);
        let dataset = Dataset::read(every.as_bytes(), "pots").unwrap();
        assert_eq!(dataset.cells().filter(|c| c.status.as_deref() == Some("e")).count(), 3);
    }

    #[test]
    fn contradictions_are_named() {
        for (from, to, word) in [
            ("[1, 2, 3]", "[1, 2]", "3 dimensions, but 2 sizes"),
            ("[1, 2, 3]", "[1, 3, 3]", "dimension colour has 2 categories, but its size is 3"),
            (r#""B": 1"#, r#""B": 7"#, "not numbered"),
            (r#""5": "8""#, r#""6": 8"#, "position `6`"),
            (r#""5": "8""#, r#""x": 8"#, "position `x`"),
            (r#""dataset""#, r#""collection""#, "not a dataset"),
            (r#"{"0": 1.5, "4": 7, "5": "8"}"#, "[1, 2]", "2 entries"),
            (r#""colour": {"#, r#""hue": {"#, "dimension colour is not described"),
            ("[1, 2, 3]", "[1, 4294967296, 4294967296]", "dimension colour has 2"),
        ] {
            let broken = SPARSE.replace(from, to);
            assert_ne!(broken, SPARSE, "{from}");
            let error = Dataset::read(broken.as_bytes(), "pots").unwrap_err().to_string();
            assert!(error.contains(word), "{word} missing in: {error}");
        }
    }

    #[test]
    fn an_immense_table_is_refused_before_it_costs_anything() {
        let huge = SPARSE.replace("[1, 2, 3]", "[4294967296, 4294967296, 3]");
        assert!(matches!(
            Dataset::read(huge.as_bytes(), "pots"),
            Err(ParseError::Limit(_) | ParseError::Damaged { .. })
        ));
    }

    proptest! {
        #[test]
        fn mutations_are_survived(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
            let mut bytes = SPARSE.as_bytes().to_vec();
            let i = at.index(bytes.len());
            bytes[i] = byte;
            if let Ok(dataset) = Dataset::read(&bytes, "pots") {
                for cell in dataset.cells() {
                    prop_assert_eq!(cell.dimensions.len(), 3);
                }
            }
            bytes.truncate(cut.index(bytes.len()));
            let _ = Dataset::read(&bytes, "pots");
        }
    }
}
