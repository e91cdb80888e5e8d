//! Indicators as SDMX 3.0: data as SDMX-CSV 2.0, data and structure as SDMX-JSON 2.0.
//!
//! Each value of an indicator is an observation under the dimensions INDICATOR, REF_AREA, SOURCE and TIME_PERIOD. A missing
//! value has OBS_STATUS `M` and no OBS_VALUE; what the publisher states beside the value stands in attributes.

use std::collections::BTreeMap;

use jiff::Timestamp;
use lexgap_domain::{EditionIndex, IndicatorPoint, Period, spreadsheet};
use serde_json::{Value, json};

use crate::{EvidenceError, select::Shown};

const AGENCY: &str = "LEXGAP";
const VERSION: &str = "1.0.0";
const STRUCTURE: &str = "LEXGAP:INDICATORS(1.0.0)";
const DATA_SCHEMA: &str = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json";
const STRUCTURE_SCHEMA: &str = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json";

const DIMENSIONS: [(&str, &str); 4] =
    [("INDICATOR", "Indicator"), ("REF_AREA", "Jurisdiction"), ("SOURCE", "Source"), ("TIME_PERIOD", "Period")];
const ATTRIBUTES: [(&str, &str); 7] = [
    ("OBS_STATUS", "A: normal; M: the publisher lists the jurisdiction and states no value"),
    ("STANDARD_ERROR", "Standard error in the value's unit, as published"),
    ("LOWER", "Lower bound, as published or from the standard error"),
    ("UPPER", "Upper bound, as published or from the standard error"),
    ("LABEL", "A rating's own name"),
    ("SNAPSHOT", "SHA-256 of the original"),
    ("LOCATOR", "Place in the original"),
];

/// A year, or a first day with a duration.
fn time(period: &Period) -> String {
    let label = period.label();
    if label.contains('/') {
        let days = (period.end - period.start).get_days() + 1;
        format!("{}/P{days}D", period.start)
    } else {
        label
    }
}

fn key(point: &IndicatorPoint) -> [String; 4] {
    [point.indicator.to_string(), point.jurisdiction.to_string(), point.source.to_string(), time(&point.period)]
}

fn attributes(point: &Shown<'_, IndicatorPoint>) -> [Option<String>; 7] {
    let number = |v: Option<f64>| v.map(|v| v.to_string());
    let provenance = |text: &str| (!point.is_masked("provenance")).then(|| text.to_owned());
    [
        Some(if point.value.is_some() { "A" } else { "M" }.to_owned()),
        number(point.standard_error),
        number(point.lower),
        number(point.upper),
        point.label.clone(),
        provenance(point.provenance.snapshot.as_str()),
        provenance(&point.provenance.locator),
    ]
}

/// Values whose dimensions are all shown; a masked one has no place in SDMX.
pub(crate) fn shown<'a, 'b>(points: &'b [Shown<'a, IndicatorPoint>]) -> Vec<&'b Shown<'a, IndicatorPoint>> {
    points.iter().filter(|p| !p.hides()).collect()
}

/// SDMX-CSV 2.0.
pub(crate) fn csv(points: &[&Shown<'_, IndicatorPoint>]) -> Result<Vec<u8>, EvidenceError> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let columns = DIMENSIONS.iter().map(|d| d.0).chain(["OBS_VALUE"]).chain(ATTRIBUTES.iter().map(|a| a.0));
    writer.write_record(["STRUCTURE", "STRUCTURE_ID", "ACTION"].into_iter().chain(columns))?;
    for point in points {
        let mut record = vec!["dataflow".to_owned(), STRUCTURE.to_owned(), "I".to_owned()];
        record.extend(key(point).iter().map(|text| spreadsheet::inert(text).into_owned()));
        record.push(point.value.map(|v| v.to_string()).unwrap_or_default());
        let [status, standard_error, lower, upper, texts @ ..] = attributes(point);
        // Numbers may begin with a minus; texts may not run.
        record.extend([status, standard_error, lower, upper].map(Option::unwrap_or_default));
        record.extend(texts.map(|text| spreadsheet::inert(&text.unwrap_or_default()).into_owned()));
        writer.write_record(record)?;
    }
    Ok(writer.into_inner().map_err(|e| std::io::Error::other(e.to_string()))?)
}

/// Positions of values in the order of their first appearance.
#[derive(Default)]
struct Positions {
    of: BTreeMap<String, usize>,
    values: Vec<String>,
}

impl Positions {
    fn at(&mut self, value: String) -> usize {
        if let Some(at) = self.of.get(&value) {
            return *at;
        }
        self.values.push(value.clone());
        self.of.insert(value, self.values.len() - 1);
        self.values.len() - 1
    }
}

fn meta(schema: &str, id: &str, now: Timestamp) -> Value {
    json!({
        "schema": schema, "id": id, "test": false, "prepared": now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        "contentLanguages": ["en"], "sender": { "id": AGENCY, "name": "Lexgap" },
    })
}

/// A data message of SDMX-JSON 2.0, flat: each observation by its four dimensions.
pub(crate) fn data(index: &EditionIndex, points: &[&Shown<'_, IndicatorPoint>], now: Timestamp) -> Value {
    let mut dimensions: [Positions; 4] = Default::default();
    let mut of_attributes: [Positions; 7] = Default::default();
    let mut observations = serde_json::Map::new();
    for point in points {
        let key: Vec<String> =
            dimensions.iter_mut().zip(key(point)).map(|(positions, value)| positions.at(value).to_string()).collect();
        let mut observation = vec![json!(point.value)];
        for (positions, value) in of_attributes.iter_mut().zip(attributes(point)) {
            observation.push(json!(value.map(|v| positions.at(v))));
        }
        observations.insert(key.join(":"), Value::Array(observation));
    }
    let named = |dimension: &str, id: &str| match dimension {
        "INDICATOR" => index.indicator(id).map(|i| i.title.clone()),
        "REF_AREA" => index.jurisdiction(id).map(|j| j.name.clone()),
        "SOURCE" => index.source(id).map(|s| s.title.clone()),
        _ => None,
    };
    let of_dimensions: Vec<Value> = DIMENSIONS
        .iter()
        .zip(&dimensions)
        .enumerate()
        .map(|(i, ((id, name), positions))| {
            let values: Vec<Value> = positions
                .values
                .iter()
                .map(|v| json!({ "id": v, "name": named(id, v).unwrap_or_else(|| v.clone()) }))
                .collect();
            json!({ "id": id, "name": name, "keyPosition": i, "roles": if *id == "TIME_PERIOD" { json!(["TIME_PERIOD"]) } else { json!([]) }, "values": values })
        })
        .collect();
    let of_attributes: Vec<Value> = ATTRIBUTES
        .iter()
        .zip(&of_attributes)
        .map(|((id, name), positions)| {
            let values: Vec<Value> = match *id {
                "OBS_STATUS" => positions.values.iter().map(|v| json!({ "id": v, "name": status(v) })).collect(),
                _ => positions.values.iter().map(|v| json!({ "name": v })).collect(),
            };
            json!({ "id": id, "name": name, "values": values })
        })
        .collect();
    json!({
        "meta": meta(DATA_SCHEMA, "LEXGAP_INDICATORS_DATA", now),
        "data": {
            "structures": [{
                "links": [{ "rel": "dataflow", "urn": format!("urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow={STRUCTURE}") }],
                "dimensions": { "dataSet": [], "series": [], "observation": of_dimensions },
                "measures": { "observation": [{ "id": "OBS_VALUE", "name": "Value" }] },
                "attributes": { "dataSet": [], "series": [], "observation": of_attributes },
                "dataSets": [0],
            }],
            "dataSets": [{ "structure": 0, "action": "Information", "observations": observations }],
        },
    })
}

fn status(code: &str) -> &'static str {
    if code == "M" { "Missing value" } else { "Normal value" }
}

/// A structure message of SDMX-JSON 2.0: concepts, code lists, data structure and dataflow.
pub(crate) fn structure(index: &EditionIndex, points: &[&Shown<'_, IndicatorPoint>], now: Timestamp) -> Value {
    let concepts = format!("urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept={AGENCY}:CONCEPTS({VERSION})");
    let list = |id: &str| format!("urn:sdmx:org.sdmx.infomodel.codelist.Codelist={AGENCY}:{id}({VERSION})");
    let (mut indicators, mut areas, mut sources) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for point in points {
        let [indicator, area, source, _] = key(point);
        let title = index.indicator(&indicator).map_or_else(|| indicator.clone(), |i| i.title.clone());
        indicators.insert(indicator, title);
        let name = index.jurisdiction(&area).map_or_else(|| area.clone(), |j| j.name.clone());
        areas.insert(area, name);
        let title = index.source(&source).map_or_else(|| source.clone(), |s| s.title.clone());
        sources.insert(source, title);
    }
    let statuses: BTreeMap<String, String> =
        ["A", "M"].map(|code| (code.to_owned(), status(code).to_owned())).into_iter().collect();
    let codelist = |id: &str, name: &str, codes: &BTreeMap<String, String>| {
        let codes: Vec<Value> = codes.iter().map(|(id, name)| json!({ "id": id, "name": name })).collect();
        json!({ "id": id, "agencyID": AGENCY, "version": VERSION, "name": name, "isPartial": true, "codes": codes })
    };
    let concept = |(id, name): &(&str, &str)| json!({ "id": id, "name": name });
    let all: Vec<Value> = DIMENSIONS.iter().chain(&[("OBS_VALUE", "Value")]).chain(&ATTRIBUTES).map(concept).collect();
    let coded = |id: &str| match id {
        "INDICATOR" => json!({ "enumeration": list("CL_INDICATOR") }),
        "REF_AREA" => json!({ "enumeration": list("CL_AREA") }),
        "SOURCE" => json!({ "enumeration": list("CL_SOURCE") }),
        "OBS_STATUS" => json!({ "enumeration": list("CL_OBS_STATUS") }),
        "STANDARD_ERROR" | "LOWER" | "UPPER" | "OBS_VALUE" => json!({ "format": { "dataType": "Double" } }),
        _ => json!({ "format": { "dataType": "String" } }),
    };
    let identity = |id: &str| format!("{concepts}.{id}");
    let dimensions: Vec<Value> = DIMENSIONS
        .iter()
        .take(3)
        .enumerate()
        .map(|(i, (id, _))| json!({ "id": id, "position": i, "conceptIdentity": identity(id), "localRepresentation": coded(id) }))
        .collect();
    let attributes: Vec<Value> = ATTRIBUTES
        .iter()
        .map(|(id, _)| {
            json!({ "id": id, "usage": "optional", "conceptIdentity": identity(id), "attributeRelationship": { "observation": {} },
                "localRepresentation": coded(id) })
        })
        .collect();
    json!({
        "meta": meta(STRUCTURE_SCHEMA, "LEXGAP_INDICATORS_STRUCTURE", now),
        "data": {
            "conceptSchemes": [{ "id": "CONCEPTS", "agencyID": AGENCY, "version": VERSION, "name": "Concepts", "concepts": all }],
            "codelists": [
                codelist("CL_INDICATOR", "Indicators", &indicators),
                codelist("CL_AREA", "Jurisdictions", &areas),
                codelist("CL_SOURCE", "Sources", &sources),
                codelist("CL_OBS_STATUS", "Status of an observation", &statuses),
            ],
            "dataStructures": [{
                "id": "INDICATORS", "agencyID": AGENCY, "version": VERSION, "name": "Ratings, perceptions and reference series",
                "dataStructureComponents": {
                    "dimensionList": {
                        "id": "DimensionDescriptor",
                        "dimensions": dimensions,
                        "timeDimension": { "id": "TIME_PERIOD", "conceptIdentity": identity("TIME_PERIOD"),
                            "localRepresentation": { "format": { "dataType": "ObservationalTimePeriod" } } },
                    },
                    "measureList": { "id": "MeasureDescriptor", "measures": [
                        { "id": "OBS_VALUE", "usage": "optional", "conceptIdentity": identity("OBS_VALUE"), "localRepresentation": coded("OBS_VALUE") }
                    ] },
                    "attributeList": { "id": "AttributeDescriptor", "attributes": attributes },
                },
            }],
            "dataflows": [{
                "id": "INDICATORS", "agencyID": AGENCY, "version": VERSION, "name": "Ratings, perceptions and reference series",
                "structure": format!("urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure={STRUCTURE}"),
            }],
        },
    })
}
