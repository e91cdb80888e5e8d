//! SDMX data messages as CSV (1.0 and 2.0) and as JSON (1.0 and 2.0): the same cells as any other cube.
//!
//! Formats: SDMX technical working group, `sdmx-csv` and `sdmx-json`, data message.

use std::{collections::BTreeMap, sync::Arc};

use serde::Deserialize;

use crate::{
    formats::{
        cube::{Category, Cell},
        table::Table,
        text, typed_json,
    },
    parse::ParseError,
};

/// Columns that say what a row belongs to, not where in the cube it stands.
const STRUCTURAL: [&str; 6] = ["DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "LAST UPDATE"];
/// Attributes that hold flags, in the order of preference.
const FLAGS: [&str; 3] = ["OBS_FLAG", "OBS_STATUS", "CONF_STATUS"];
/// Most cells of one message.
const MOST_CELLS: usize = 5_000_000;

/// Reads a CSV message. Dimensions are the columns before the value, attributes those after it.
///
/// # Errors
/// Not a table, or no column `OBS_VALUE`.
pub fn read_csv(bytes: &[u8], what: &str) -> Result<Vec<Cell>, ParseError> {
    let table = Table::read(bytes, what)?;
    let value = table.column("OBS_VALUE")?;
    let titles: Vec<(Arc<str>, bool)> = table
        .titles()
        .map(|t| {
            // `geo: Geopolitical entity`, where labels were asked for.
            let id = t.split_once(": ").map_or(t, |(id, _)| id);
            (Arc::from(id), STRUCTURAL.iter().any(|s| id.eq_ignore_ascii_case(s)))
        })
        .collect();
    let flags: Vec<usize> =
        FLAGS.iter().filter_map(|f| titles.iter().position(|(t, _)| t.eq_ignore_ascii_case(f))).collect();
    let mut known: BTreeMap<(usize, String), Arc<Category>> = BTreeMap::new();
    let mut cells = Vec::with_capacity(table.rows.len());
    for (number, row) in &table.rows {
        let mut dimensions = Vec::new();
        for (column, (id, structural)) in titles.iter().enumerate().take(value) {
            let printed = row.get(column).unwrap_or_default().trim();
            if *structural || printed.is_empty() {
                continue;
            }
            let category = known.entry((column, printed.to_owned())).or_insert_with(|| {
                Arc::new(match printed.split_once(": ") {
                    Some((code, label)) => Category { code: code.to_owned(), label: Some(label.to_owned()) },
                    None => Category { code: printed.to_owned(), label: None },
                })
            });
            dimensions.push((id.clone(), category.clone()));
        }
        let status: Vec<&str> =
            flags.iter().filter_map(|c| row.get(*c)).map(str::trim).filter(|f| !f.is_empty()).collect();
        cells.push(Cell {
            dimensions,
            value: row.get(value).and_then(text::number),
            status: (!status.is_empty()).then(|| status.join(" ")),
            locator: table.locator(*number, value),
        });
    }
    Ok(cells)
}

#[derive(Deserialize)]
struct Message {
    /// Version 2.0 and most servers of 1.0 wrap both parts.
    data: Option<Body>,
    #[serde(rename = "dataSets")]
    data_sets: Option<Vec<DataSet>>,
    structure: Option<Structure>,
}

#[derive(Deserialize)]
struct Body {
    #[serde(rename = "dataSets", default)]
    data_sets: Vec<DataSet>,
    structure: Option<Structure>,
    #[serde(default)]
    structures: Vec<Structure>,
}

#[derive(Deserialize)]
struct Structure {
    dimensions: Components,
    #[serde(default)]
    attributes: Components,
}

#[derive(Default, Deserialize)]
struct Components {
    /// Those with one category for the whole message.
    #[serde(rename = "dataSet", default)]
    data_set: Vec<Component>,
    #[serde(default)]
    series: Vec<Component>,
    #[serde(default)]
    observation: Vec<Component>,
}

#[derive(Deserialize)]
struct Component {
    id: String,
    #[serde(default)]
    values: Vec<CodedValue>,
}

/// A code with a name, or (2.0) a bare value such as a period.
#[derive(Deserialize)]
struct CodedValue {
    id: Option<String>,
    name: Option<String>,
    value: Option<String>,
}

#[derive(Deserialize)]
struct DataSet {
    #[serde(default)]
    series: BTreeMap<String, Series>,
    #[serde(default)]
    observations: BTreeMap<String, Vec<serde_json::Value>>,
}

#[derive(Deserialize)]
struct Series {
    #[serde(default)]
    observations: BTreeMap<String, Vec<serde_json::Value>>,
}

/// Dimensions with their categories, in the order of a key.
type Axes = Vec<(Arc<str>, Vec<Arc<Category>>)>;

fn axes(components: Vec<Component>) -> Axes {
    let category = |v: CodedValue| Arc::new(Category { code: v.id.or(v.value).unwrap_or_default(), label: v.name });
    components.into_iter().map(|c| (c.id.as_str().into(), c.values.into_iter().map(category).collect())).collect()
}

fn damaged(detail: String) -> ParseError {
    ParseError::Damaged { format: "SDMX-JSON message", detail }
}

/// Dimension and category.
type Located = (Arc<str>, Arc<Category>);

/// The categories that a key such as `0:3:1` names.
fn located(key: &str, axes: &Axes) -> Result<Vec<Located>, ParseError> {
    let parts: Vec<&str> = if key.is_empty() { Vec::new() } else { key.split(':').collect() };
    if parts.len() != axes.len() {
        return Err(damaged(format!("key `{key}` has {} parts, but there are {} dimensions", parts.len(), axes.len())));
    }
    let at = |(part, (id, categories)): (&&str, &(Arc<str>, Vec<Arc<Category>>))| {
        let category = part.parse().ok().and_then(|i: usize| categories.get(i));
        category
            .map(|c| (id.clone(), c.clone()))
            .ok_or_else(|| damaged(format!("key `{key}`: dimension {id} has no category `{part}`")))
    };
    parts.iter().zip(axes).map(at).collect()
}

/// Reads a JSON message, flat or by series.
///
/// # Errors
/// Not JSON, another shape, or keys that name no category.
pub fn read_json(bytes: &[u8], what: &str) -> Result<Vec<Cell>, ParseError> {
    let message: Message = typed_json::read(bytes, what)?;
    let (data_sets, structure) = match message.data {
        Some(body) => (body.data_sets, body.structure.or_else(|| body.structures.into_iter().next())),
        None => (message.data_sets.unwrap_or_default(), message.structure),
    };
    let structure =
        structure.ok_or_else(|| ParseError::Layout(format!("{what}: the message describes no structure")))?;
    let (outer, inner) = (axes(structure.dimensions.series), axes(structure.dimensions.observation));
    let attributes = axes(structure.attributes.observation);
    let fixed: Vec<(Arc<str>, Arc<Category>)> = axes(structure.dimensions.data_set)
        .into_iter()
        .filter_map(|(id, categories)| Some((id, categories.first()?.clone())))
        .collect();
    let mut cells = Vec::new();
    for (number, set) in data_sets.into_iter().enumerate() {
        let place = format!("pointer=/data/dataSets/{number}");
        let mut all = vec![(Vec::new(), format!("{place}/observations"), set.observations)];
        for (key, series) in set.series {
            all.push((located(&key, &outer)?, format!("{place}/series/{key}/observations"), series.observations));
        }
        for (begin, place, observations) in all {
            for (key, entries) in observations {
                if cells.len() == MOST_CELLS {
                    return Err(ParseError::Limit(format!("{what}: more than {MOST_CELLS} cells")));
                }
                let mut dimensions = fixed.clone();
                dimensions.extend_from_slice(&begin);
                dimensions.extend(located(&key, &inner)?);
                let value = match entries.first() {
                    Some(serde_json::Value::Number(n)) => n.as_f64(),
                    Some(serde_json::Value::String(s)) => text::number(s),
                    _ => None,
                };
                let status = status(&attributes, entries.get(1..).unwrap_or_default());
                cells.push(Cell { dimensions, value, status, locator: format!("{place}/{key}") });
            }
        }
    }
    Ok(cells)
}

/// The flags among an observation's attributes, which stand as positions after the value.
fn status(attributes: &Axes, positions: &[serde_json::Value]) -> Option<String> {
    let flags: Vec<&str> = attributes
        .iter()
        .zip(positions)
        .filter(|((id, _), _)| FLAGS.iter().any(|f| id.eq_ignore_ascii_case(f)))
        .filter_map(|((_, values), position)| {
            let position = usize::try_from(position.as_u64()?).ok()?;
            Some(values.get(position)?.code.as_str()).filter(|c| !c.is_empty())
        })
        .collect();
    (!flags.is_empty()).then(|| flags.join(" "))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CSV: &str = "DATAFLOW,LAST UPDATE,freq,geo: Country,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\n\
        X:POTS(1.0),01/02/25,A,KE: Kenya,2020,7,p,\n\
        X:POTS(1.0),01/02/25,A,UG,2021,,,C\n";

    const BY_SERIES: &str = r#"{"data": {
        "dataSets": [{"series": {"0:1": {"observations": {"0": [7, 1], "1": [null, 0, null]}}}}],
        "structures": [{
            "dimensions": {
                "dataSet": [{"id": "KIND", "values": [{"id": "POT"}]}],
                "series": [{"id": "FREQ", "values": [{"id": "A", "name": "Annual"}]},
                           {"id": "GEO", "values": [{"id": "UG"}, {"id": "KE", "name": "Kenya"}]}],
                "observation": [{"id": "TIME_PERIOD", "values": [{"value": "2020"}, {"id": "2021"}]}]},
            "attributes": {"observation": [{"id": "OBS_STATUS", "values": [{"id": "M"}, {"id": "P"}]}]}
        }]}}"#;

    fn shown(cells: &[Cell]) -> Vec<String> {
        cells
            .iter()
            .map(|c| {
                let name = |d| c.category(d).map_or("-", Category::name).to_owned();
                format!("{} {} {} {:?} {:?}", name("freq"), name("geo"), name("time_period"), c.value, c.status)
            })
            .collect()
    }

    #[test]
    fn a_csv_message() {
        let cells = read_csv(CSV.as_bytes(), "pots").unwrap();
        assert_eq!(shown(&cells), ["A Kenya 2020 Some(7.0) Some(\"p\")", "A UG 2021 None Some(\"C\")"]);
        assert_eq!(cells[0].locator, "row=2;column=OBS_VALUE");
        assert_eq!(cells[0].dimensions.len(), 3, "neither the dataflow nor the day of the update is a dimension");
        assert!(read_csv(b"a,b\n1,2\n", "pots").unwrap_err().to_string().contains("OBS_VALUE"));
    }

    #[test]
    fn a_json_message_by_series_and_flat() {
        let cells = read_json(BY_SERIES.as_bytes(), "pots").unwrap();
        assert_eq!(shown(&cells), ["Annual Kenya 2020 Some(7.0) Some(\"P\")", "Annual Kenya 2021 None Some(\"M\")"]);
        assert_eq!(cells[1].category("kind").unwrap().code, "POT");
        assert_eq!(cells[0].locator, "pointer=/data/dataSets/0/series/0:1/observations/0");
        let flat = r#"{"dataSets": [{"observations": {"0:0": [3.5]}}], "structure": {"dimensions": {"observation":
            [{"id": "GEO", "values": [{"id": "KE"}]}, {"id": "TIME_PERIOD", "values": [{"id": "2019"}]}]}}}"#;
        assert_eq!(shown(&read_json(flat.as_bytes(), "pots").unwrap()), ["- KE 2019 Some(3.5) None"]);
    }

    #[test]
    fn keys_that_name_nothing_are_refused() {
        for (from, to, word) in [
            ("\"0:1\"", "\"0:9\"", "dimension GEO has no category `9`"),
            ("\"0:1\"", "\"0\"", "1 parts, but there are 2 dimensions"),
            ("\"structures\"", "\"other\"", "no structure"),
        ] {
            let error = read_json(BY_SERIES.replace(from, to).as_bytes(), "pots").unwrap_err().to_string();
            assert!(error.contains(word), "{word} missing in: {error}");
        }
    }

    proptest! {
        #[test]
        fn mutations_are_survived(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
            for text in [CSV, BY_SERIES] {
                let mut bytes = text.as_bytes().to_vec();
                let i = at.index(bytes.len());
                bytes[i] = byte;
                let _ = (read_csv(&bytes, "pots"), read_json(&bytes, "pots"));
                bytes.truncate(cut.index(bytes.len()));
                let _ = (read_csv(&bytes, "pots"), read_json(&bytes, "pots"));
            }
        }
    }
}
