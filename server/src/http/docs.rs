//! `/api/v1/docs`: the description of the API as a page.

use std::sync::{Arc, LazyLock};

use axum::{extract::State, response::Response};
use lexgap_app::{ApiOperation, ApiPage, ApiParameter, ApiValues, Page};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::{
    AppState,
    api::openapi,
    error::KINDS,
    pages::{Ask, Keep, show},
};

const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b',');

static PAGE: LazyLock<ApiPage> = LazyLock::new(|| of(openapi::document()));

/// The page.
pub async fn page(State(s): State<Arc<AppState>>, ask: Ask) -> Response {
    show(&s, &ask, Page::Api(&PAGE), Keep::Not).await
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Address of an operation's example.
fn example(path: &str, parameters: &[Value]) -> String {
    let value =
        |p: &Value| (!p["example"].is_null()).then(|| utf8_percent_encode(&text(&p["example"]), PLAIN).to_string());
    let mut address = format!("/api/v1{path}");
    let mut query = Vec::new();
    for p in parameters {
        let Some((name, value)) = p["name"].as_str().zip(value(p)) else { continue };
        if p["in"] == "path" {
            address = address.replace(&format!("{{{name}}}"), &value);
        } else {
            query.push(format!("{name}={value}"));
        }
    }
    if query.is_empty() { address } else { format!("{address}?{}", query.join("&")) }
}

fn values(schema: &Value, document: &Value) -> ApiValues {
    if let Some(named) = schema["$ref"].as_str().and_then(|r| document.pointer(r.trim_start_matches('#'))) {
        return values(named, document);
    }
    if let Some(names) = schema["enum"].as_array() {
        return ApiValues::Names(names.iter().filter_map(Value::as_str).map(str::to_owned).collect());
    }
    match (&schema["minimum"], &schema["maximum"]) {
        (Value::Number(least), Value::Number(most)) => ApiValues::Range(least.to_string(), most.to_string()),
        _ => ApiValues::Kind(schema["type"].as_str().unwrap_or_default().to_owned()),
    }
}

fn of(document: &Value) -> ApiPage {
    let mut groups: Vec<(String, Vec<ApiOperation>)> =
        document["tags"].as_array().into_iter().flatten().map(|tag| (text(&tag["name"]), Vec::new())).collect();
    let none = Vec::new();
    for (path, methods) in document["paths"].as_object().into_iter().flatten() {
        let operation = &methods["get"];
        let parameters = operation["parameters"].as_array().unwrap_or(&none);
        let described = parameters.iter().map(|p| ApiParameter {
            name: text(&p["name"]),
            is_in_path: p["in"] == "path",
            values: values(&p["schema"], document),
            is_required: p["required"] == true,
        });
        let answer = &operation["responses"]["200"]["content"]["application/json"]["example"];
        let tag = &operation["tags"][0];
        if let Some((_, operations)) = groups.iter_mut().find(|(name, _)| tag == name) {
            operations.push(ApiOperation {
                id: text(&operation["operationId"]),
                path: format!("/api/v1{path}"),
                parameters: described.collect(),
                example: example(path, parameters),
                answer: if answer.is_null() { None } else { serde_json::to_string_pretty(answer).ok() },
            });
        }
    }
    ApiPage { groups, errors: KINDS.iter().map(|(name, status, _)| (*name, status.as_u16())).collect() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use lexgap_app::{Language, message_of_error, message_of_group, message_of_operation, message_of_parameter};

    use super::*;

    #[test]
    fn the_page_has_every_operation_with_its_example() {
        let paths = openapi::document()["paths"].as_object().unwrap().len();
        let operations: BTreeMap<&str, &ApiOperation> =
            PAGE.groups.iter().flat_map(|(_, o)| o).map(|o| (o.id.as_str(), o)).collect();
        assert_eq!(operations.len(), paths);
        assert!(operations.values().all(|o| !o.example.contains('{')));
        assert_eq!(operations["get_jurisdiction"].example, "/api/v1/jurisdictions/KEN");
        let limit = operations["list_laws"].parameters.iter().find(|p| p.name == "limit").unwrap();
        assert_eq!(limit.values, ApiValues::Range("1".to_owned(), "1000".to_owned()));
    }

    /// The description as it stands beside the code, and the message that the page shows, are one text.
    #[test]
    fn the_page_says_what_the_description_says() {
        let document = openapi::document();
        let said = |id: &str| {
            let said = lexgap_texts::text(Language::English, id, &[]);
            said.replace("<code>", "`").replace("</code>", "`")
        };
        let described = |value: &Value| value.as_str().map(|t| t.split_whitespace().collect::<Vec<_>>().join(" "));
        let mut wrong = Vec::new();
        let mut same = |id: String, value: &Value| {
            if described(value).as_deref() != Some(said(&id).as_str()) {
                wrong.push(format!("{id} = {}", described(value).unwrap_or_default()));
            }
        };
        for tag in document["tags"].as_array().unwrap() {
            let id = message_of_group(tag["name"].as_str().unwrap());
            same(format!("{id}-about"), &tag["description"]);
            same(id, &tag["name"]);
        }
        for methods in document["paths"].as_object().unwrap().values() {
            let operation = &methods["get"];
            let id = operation["operationId"].as_str().unwrap();
            same(message_of_operation(id), &operation["summary"]);
            for parameter in operation["parameters"].as_array().unwrap() {
                same(message_of_parameter(id, parameter["name"].as_str().unwrap()), &parameter["description"]);
            }
        }
        for (kind, _, title) in KINDS {
            same(message_of_error(kind), &Value::from(title));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
