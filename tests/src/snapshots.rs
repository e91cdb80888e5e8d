//! Expected answers, committed beside the tests.

use std::{env, fs, path::Path};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Map, Value};

/// Holds `found` against `tests/snapshots/<name>.json`. `UPDATE_SNAPSHOTS=1` writes the file instead; look at the
/// difference before committing it.
///
/// # Errors
/// They differ, or there is no such file.
pub fn same_as_snapshot(name: &str, found: &Value) -> Result<()> {
    let file =
        Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("tests/snapshots").join(format!("{name}.json"));
    if env::var_os("UPDATE_SNAPSHOTS").is_some() {
        return fs::write(&file, format!("{found:#}\n")).with_context(|| file.display().to_string());
    }
    let text =
        fs::read_to_string(&file).with_context(|| format!("{}: UPDATE_SNAPSHOTS=1 writes it", file.display()))?;
    // Values, not texts: the order of fields is no promise, and depends on how serde_json was built.
    let expected: Value = serde_json::from_str(&text).with_context(|| file.display().to_string())?;
    ensure!(
        *found == expected,
        "{} differs (UPDATE_SNAPSHOTS=1 writes it anew)\nexpected {expected:#}\nfound {found:#}",
        file.display()
    );
    Ok(())
}

/// What kinds of values stand where: types for values, all fields of all items together for a list. A field that
/// only some items have ends with `?`.
pub fn shape(value: &Value) -> Value {
    match value {
        Value::Null => "null".into(),
        Value::Bool(_) => "boolean".into(),
        Value::Number(_) => "number".into(),
        Value::String(_) => "string".into(),
        Value::Array(items) => Value::Array(items.iter().map(shape).reduce(|a, b| both(&a, &b)).into_iter().collect()),
        Value::Object(fields) => Value::Object(fields.iter().map(|(k, v)| (k.clone(), shape(v))).collect()),
    }
}

fn both(a: &Value, b: &Value) -> Value {
    match (a, b) {
        (Value::Object(x), Value::Object(y)) => {
            let name = |field: &str| field.trim_end_matches('?').to_owned();
            let mut fields = Map::new();
            for field in x.keys().chain(y.keys()).map(|f| name(f)) {
                let of = |o: &Map<String, Value>| {
                    o.get(&field)
                        .map(|v| (v.clone(), true))
                        .or_else(|| Some((o.get(&format!("{field}?"))?.clone(), false)))
                };
                let merged = match (of(x), of(y)) {
                    (Some((v, true)), Some((w, true))) => (field.clone(), both(&v, &w)),
                    (Some((v, _)), Some((w, _))) => (format!("{field}?"), both(&v, &w)),
                    (Some((v, _)), None) | (None, Some((v, _))) => (format!("{field}?"), v),
                    (None, None) => continue,
                };
                fields.insert(merged.0, merged.1);
            }
            Value::Object(fields)
        }
        (Value::Array(x), Value::Array(y)) => {
            Value::Array(x.iter().chain(y).cloned().reduce(|v, w| both(&v, &w)).into_iter().collect())
        }
        _ => {
            // Alternatives as a sorted list of names; objects and lists stay what they are beside null.
            let null = Value::from("null");
            match (a, b) {
                (x, y) if x == y => x.clone(),
                (Value::String(x), Value::String(y)) => {
                    let mut names: Vec<&str> = x.split(" or ").chain(y.split(" or ")).collect();
                    names.sort_unstable();
                    names.dedup();
                    names.join(" or ").into()
                }
                (x, y) if *x == null => y.clone(),
                (x, _) => x.clone(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_shape_is_of_all_items() {
        let list = json!([{"a": 1, "b": null, "c": ["x"], "d": null}, {"a": "x", "b": null, "c": [], "d": {"e": 1}}, {"a": null}]);
        let expected = json!([{
            "a": "null or number or string", "b?": "null", "c?": ["string"], "d?": {"e": "number"},
        }]);
        assert_eq!(shape(&list), expected);
    }
}
