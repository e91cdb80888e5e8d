//! `/api/v1/openapi.json`: the description of the API, made from the handlers and types themselves.

use std::{collections::BTreeMap, sync::LazyLock};

use axum::{
    body::Bytes,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use lexgap_domain::Outcome;
use serde_json::{Map, Value, json};
use utoipa::OpenApi;

use super::list::Format;
use crate::http::{
    error::{KINDS, Problem},
    is_known,
};

/// What no handler can tell by itself.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Lexgap",
        version = "1.0.0",
        description = "Laws against illicit trades, what came of them, and how sure that is; every figure with the place in \
            the archived page that it was read from.\n\nEvery answer belongs to an **edition**, an immutable release: its \
            number stands in the answer, its tag in `ETag`, and `edition=N` asks for an older one. Lists are paged by \
            `cursor`. A missing value is `null`, never 0, and `qualifier` says why.",
        license(name = "Program: Apache-2.0; figures: the terms of their publishers, see /sources", url = "/sources")
    ),
    servers((url = "/api/v1")),
    tags(
        (name = "Places and laws", description = "Jurisdictions, laws, treaty obligations and their texts."),
        (name = "Figures", description = "Counts and claims as their sources state them."),
        (name = "Indicators", description = "Ratings, perceptions and reference series."),
        (name = "Scores", description = "What this program works out: reconciled counts, scores, what changed after passage, practices."),
        (name = "Sources and editions", description = "Where all of it comes from, and what stands when."),
    ),
    components(schemas(Problem, Format, Outcome))
)]
pub struct Description;

struct Document {
    value: Value,
    body: Bytes,
    tag: String,
    fields: BTreeMap<String, Vec<String>>,
}

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let raw = super::described().into_openapi();
    let mut value = serde_json::to_value(&raw).unwrap_or_default();
    name_items(&mut value);
    plain_tuples(&mut value);
    let fields = all_fields(&value);
    finish(&mut value, &fields);
    let body = serde_json::to_vec(&value).unwrap_or_default();
    let tag = format!("\"{}\"", lexgap_domain::hash::short_id(&[&String::from_utf8_lossy(&body)]));
    Document { value, body: body.into(), tag, fields }
});

/// The description as JSON.
pub fn document() -> &'static Value {
    &DOCUMENT.value
}

/// Names of the fields of a type of the description, in their order; none for a type that it does not know.
pub fn fields(schema: &str) -> &'static [String] {
    DOCUMENT.fields.get(schema).map_or(&[], Vec::as_slice)
}

/// The description.
pub async fn serve(headers: HeaderMap) -> Response {
    let head = [(header::ETAG, DOCUMENT.tag.clone()), (header::CACHE_CONTROL, "public, no-cache".to_owned())];
    if is_known(&headers, &DOCUMENT.tag) {
        return (StatusCode::NOT_MODIFIED, head).into_response();
    }
    (head, [(header::CONTENT_TYPE, "application/json")], DOCUMENT.body.clone()).into_response()
}

const SCHEMAS: &str = "#/components/schemas/";

/// Tuples as lists of so many items: what makes clients knows no `prefixItems`.
fn plain_tuples(value: &mut Value) {
    match value {
        Value::Object(all) => {
            if let Some(Value::Array(parts)) = all.remove("prefixItems") {
                let mut kinds: Vec<Value> = Vec::new();
                for part in &parts {
                    if !kinds.contains(part) {
                        kinds.push(part.clone());
                    }
                }
                all.insert(
                    "items".to_owned(),
                    if kinds.len() == 1 { kinds.remove(0) } else { json!({"anyOf": kinds}) },
                );
                all.insert("minItems".to_owned(), parts.len().into());
                all.insert("maxItems".to_owned(), parts.len().into());
            }
            all.values_mut().for_each(plain_tuples);
        }
        Value::Array(all) => all.iter_mut().for_each(plain_tuples),
        _ => {}
    }
}

/// Gives the items of pages a name where they stand inside the page.
fn name_items(document: &mut Value) {
    let Some(schemas) = document["components"]["schemas"].as_object_mut() else { return };
    let mut named = Vec::new();
    for (page, schema) in schemas.iter_mut() {
        let Some(name) = page.strip_prefix("Page_") else { continue };
        let items = &mut schema["properties"]["items"]["items"];
        if items["$ref"].is_null() {
            named.push((name.to_owned(), std::mem::replace(items, json!({"$ref": format!("{SCHEMAS}{name}")}))));
        }
    }
    for (name, schema) in named {
        schemas.entry(name).or_insert(schema);
    }
}

fn all_fields(document: &Value) -> BTreeMap<String, Vec<String>> {
    let Some(schemas) = document["components"]["schemas"].as_object() else { return BTreeMap::new() };
    schemas.iter().map(|(name, schema)| (name.clone(), fields_of(schema, schemas, 4))).collect()
}

fn fields_of(schema: &Value, schemas: &Map<String, Value>, depth: u8) -> Vec<String> {
    let mut names: Vec<String> = schema["properties"].as_object().into_iter().flat_map(Map::keys).cloned().collect();
    let parts = ["allOf", "anyOf", "oneOf"].into_iter().filter_map(|k| schema[k].as_array()).flatten();
    let referred = schema["$ref"].as_str().and_then(|r| schemas.get(r.strip_prefix(SCHEMAS)?));
    if depth > 0 {
        for name in parts.chain(referred).flat_map(|part| fields_of(part, schemas, depth - 1)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// The type that an answer's items have.
fn item_of(operation: &Value, document: &Value) -> Option<String> {
    let named = |schema: &Value| schema["$ref"].as_str()?.strip_prefix(SCHEMAS).map(str::to_owned);
    let name = named(&operation["responses"]["200"]["content"]["application/json"]["schema"])?;
    Some(named(&document["components"]["schemas"][&name]["properties"]["items"]["items"]).unwrap_or(name))
}

fn has(operation: &Value, parameter: &str) -> bool {
    operation["parameters"].as_array().is_some_and(|p| p.iter().any(|p| p["name"] == parameter))
}

/// A parameter is there or not there, but never null.
fn not_null(schema: &mut Value) {
    if let Some(kinds) = schema["type"].as_array() {
        schema["type"] = kinds.iter().find(|k| **k != "null").cloned().unwrap_or_default();
    }
    let one = schema["oneOf"].as_array().and_then(|all| all.iter().find(|s| s["type"] != "null"));
    if let Some(one) = one.cloned() {
        *schema = one;
    }
}

/// Adds what all answers share: errors, tags, CSV, examples.
fn finish(document: &mut Value, fields: &BTreeMap<String, Vec<String>>) {
    let examples: Value = serde_json::from_str(include_str!("examples.json")).unwrap_or_default();
    let before = document.clone();
    let Some(paths) = document["paths"].as_object_mut() else { return };
    let mut items = Vec::new();
    for methods in paths.values_mut() {
        let Some(operation) = methods.get_mut("get") else { continue };
        let Some(item) = item_of(operation, &before) else { continue };
        let (is_list, is_table) = (has(operation, "cursor"), has(operation, "fields"));
        let id = operation["operationId"].as_str().unwrap_or_default().to_owned();
        let answer = &mut operation["responses"]["200"];
        answer["description"] = if is_list { "A page of the list." } else { "What was asked for." }.into();
        answer["headers"] = json!({
            "ETag": {"$ref": "#/components/headers/ETag"},
            "RateLimit": {"$ref": "#/components/headers/RateLimit"},
            "RateLimit-Policy": {"$ref": "#/components/headers/RateLimit-Policy"},
        });
        if is_table {
            answer["content"]["text/csv"] = json!({"schema": {"type": "string", "description": "RFC 4180, with a head; \
                lists joined by `;`, objects as JSON, missing values empty."}});
        }
        if is_list {
            answer["headers"]["X-Next-Cursor"] = json!({"$ref": "#/components/headers/X-Next-Cursor"});
        }
        let example = &examples[&id];
        if !example["response"].is_null() {
            answer["content"]["application/json"]["example"] = example["response"].clone();
        }
        for (status, name) in [("304", "NotModified"), ("429", "TooManyRequests")] {
            operation["responses"][status] = json!({"$ref": format!("#/components/responses/{name}")});
        }
        for (kind, status, _) in KINDS
            .iter()
            .filter(|(kind, ..)| !matches!(*kind, "too-many-requests" | "method-not-allowed" | "not-implemented"))
        {
            operation["responses"][status.as_str()] = json!({"$ref": format!("#/components/responses/{kind}")});
        }
        for parameter in operation["parameters"].as_array_mut().into_iter().flatten() {
            not_null(&mut parameter["schema"]);
            if parameter["name"] == "fields"
                && let Some(names) = fields.get(&item)
            {
                let any = format!("({})", names.join("|"));
                parameter["schema"]["pattern"] = format!("^{any}(,{any})*$").into();
            }
            if let Some(name) = parameter["name"].as_str()
                && let Some(value) = example["request"].get(name)
            {
                parameter["example"] = value.clone();
            }
        }
        if is_table {
            items.push(item);
        }
    }
    // With `fields` none of an item's fields is sure to be there.
    let Some(schemas) = document["components"]["schemas"].as_object_mut() else { return };
    let mut loose = items;
    while let Some(name) = loose.pop() {
        let Some(Value::Object(schema)) = schemas.get_mut(&name) else { continue };
        schema.remove("required");
        // What fits one of two loose types may fit the other.
        if let Some(one) = schema.remove("oneOf") {
            schema.insert("anyOf".to_owned(), one);
        }
        let parts = schema.get_mut("allOf").and_then(Value::as_array_mut);
        for part in parts.into_iter().flatten() {
            if let Some(part) = part.as_object_mut() {
                part.remove("required");
            }
            loose.extend(part["$ref"].as_str().and_then(|r| r.strip_prefix(SCHEMAS)).map(str::to_owned));
        }
    }
    let problem = json!({"application/problem+json": {"schema": {"$ref": format!("{SCHEMAS}Problem")}}});
    let mut responses = json!({
        "NotModified": {"description": "You hold it already: the tag in `If-None-Match` is the current one."},
        "TooManyRequests": {
            "description": "Too many requests from your address.",
            "headers": {"Retry-After": {"$ref": "#/components/headers/Retry-After"}},
            "content": problem,
        },
    });
    for (kind, _, title) in KINDS {
        if kind != "too-many-requests" && kind != "method-not-allowed" && kind != "not-implemented" {
            responses[kind] = json!({"description": title, "content": problem});
        }
    }
    document["components"]["responses"] = responses;
    let text = |description: &str| json!({"description": description, "schema": {"type": "string"}});
    document["components"]["headers"] = json!({
        "ETag": text("Tag of the edition and format; send it as `If-None-Match`."),
        "X-Next-Cursor": text("`next` of a page that is CSV."),
        "RateLimit": text("Requests left to your address, and seconds until all are back."),
        "RateLimit-Policy": text("Requests that your address has, and in how many seconds."),
        "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 1}},
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operations() -> Vec<(&'static str, &'static Value)> {
        let paths = document()["paths"].as_object().unwrap();
        paths.iter().map(|(path, methods)| (path.as_str(), &methods["get"])).collect()
    }

    #[test]
    fn every_operation_says_what_it_is_and_has_an_example() {
        assert!(operations().len() >= 23);
        let mut ids = std::collections::BTreeSet::new();
        for (path, operation) in operations() {
            assert!(ids.insert(operation["operationId"].as_str().unwrap()), "{path}: an identifier twice");
            assert!(operation["summary"].is_string() || operation["description"].is_string(), "{path}");
            for parameter in operation["parameters"].as_array().unwrap() {
                assert!(parameter["description"].is_string(), "{path}: {parameter}");
            }
            let answer = &operation["responses"]["200"]["content"]["application/json"];
            // The baseline has no archived originals to compare.
            assert!(path == "/laws/{id}/diff" || !answer["example"].is_null(), "{path} has no example");
            assert!(operation["responses"]["400"].is_object() && operation["responses"]["304"].is_object());
        }
    }

    #[test]
    fn every_reference_leads_somewhere() {
        fn walk(value: &Value) {
            match value {
                Value::Object(all) => {
                    if let Some(target) = all.get("$ref").and_then(Value::as_str) {
                        assert!(document().pointer(target.trim_start_matches('#')).is_some(), "{target}");
                    }
                    all.values().for_each(walk);
                }
                Value::Array(all) => all.iter().for_each(walk),
                _ => {}
            }
        }
        walk(document());
    }

    #[test]
    fn every_request_for_fields_knows_its_type() {
        for (path, operation) in operations().into_iter().filter(|(_, o)| has(o, "fields")) {
            let item = item_of(operation, document()).unwrap();
            assert!(!fields(&item).is_empty(), "{path}: {item}");
        }
        for used in [
            "Jurisdiction",
            "Law",
            "Observation",
            "Fact",
            "Claim",
            "Conflict",
            "IndicatorValue",
            "Indicator",
            "Practice",
            "ReconciledSeries",
            "Effect",
            "EventStudy",
            "Score",
            "SourceItem",
            "Snapshot",
            "ListedDocument",
            "EditionHead",
            "Hit",
        ] {
            assert!(!fields(used).is_empty(), "{used}");
        }
    }
}
