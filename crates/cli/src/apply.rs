//! `galley apply`: applies a list of operations to an issue.
//!
//! If an operation fails, the error names it, and nothing is written.

use issue::Issue;
use issue::entry::FieldError;
use issue::operation::{Operation, OperationError, apply};
use serde_json::Value;

use crate::input::Input;

/// Fields that `show` adds to an entry but no operation needs. They are ignored, so that an entry from `show` can be
/// used unchanged.
const SHOWN_ONLY: [&str; 4] = ["line", "lines", "pull_request", "author"];

/// Returns the new text; bytes that the operations do not touch stay the same.
pub fn run(operations: &Input, file: &Input) -> Result<String, String> {
    let json = operations.read()?;
    let found = parse(&json).map_err(|error| format!("{operations}: {error}"))?;
    let mut issue = file.issue()?;
    for (index, value) in found.iter().enumerate() {
        let name = || format!("{operations}: {}", name(value, index, found.len()));
        issue = step(&issue, value).map_err(|error| format!("{}: {error}", name()))?;
    }
    Ok(issue.text().to_owned())
}

fn parse(json: &str) -> Result<Vec<Value>, String> {
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    match serde_json::from_str(json) {
        Ok(Value::Array(found)) => Ok(found),
        Ok(other) => Err(format!(
            "expected a JSON array of operations, found {}",
            kind(&other)
        )),
        Err(error) => Err(format!(
            "expected a JSON array of operations, found bad JSON: {error}"
        )),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// Returns a name of the operation for error messages: "operation 2 of 3 (add, index 1)".
fn name(value: &Value, index: usize, count: usize) -> String {
    let op = value
        .get("op")
        .and_then(Value::as_str)
        .unwrap_or("without op");
    format!("operation {} of {count} ({op}, index {index})", index + 1)
}

fn step(issue: &Issue, value: &Value) -> Result<Issue, String> {
    let operation: Operation =
        serde_json::from_value(value.clone()).map_err(|it| expected(&it.to_string()))?;
    let understood = serde_json::to_value(&operation).map_err(|it| it.to_string())?;
    if let Some(key) = unknown(value, &understood) {
        return Err(format!("expected no field named {key:?}"));
    }
    let applied = apply(issue, &operation).map_err(|it| refused(&it, value))?;
    Ok(applied.issue)
}

/// Returns the reason why the operation is refused, with the value of the field that is wrong.
fn refused(error: &OperationError, value: &Value) -> String {
    let OperationError::Field(FieldError { field, .. }) = error else {
        return error.to_string();
    };
    let holders = [value.get("entry"), value.get("value"), Some(value)];
    let found = holders.into_iter().flatten().find_map(|it| it.get(field));
    match found.and_then(Value::as_str) {
        Some(found) => format!("{error}, found {found:?}"),
        None => error.to_string(),
    }
}

/// Reorders the parser's error so that it starts with what was expected, like all errors.
fn expected(error: &str) -> String {
    if let Some(field) = error.strip_prefix("missing field ") {
        return format!("expected a field {}, found none", field.replace('`', "\""));
    }
    let kinds = ["unknown variant ", "invalid type: ", "invalid value: "];
    let rest = kinds.iter().find_map(|it| error.strip_prefix(it));
    match rest.and_then(|it| it.rsplit_once(", expected ")) {
        Some((found, expected)) => {
            let expected = plain(expected);
            format!("expected {expected}, found {found}").replace('`', "\"")
        }
        None => error.to_owned(),
    }
}

/// Returns what the parser expects, without type names.
fn plain(expected: &str) -> &str {
    let is_type = |it: &str| it.starts_with("internally tagged enum ") || it.starts_with("struct ");
    match expected {
        "usize" | "u64" | "u32" | "u16" | "u8" => "a whole number from 0 on",
        it if is_type(it) => "an object",
        it => it,
    }
}

/// Returns the first field of `given` that is not in `understood`: a typo such as `"indx"` must not be ignored.
fn unknown<'a>(given: &'a Value, understood: &Value) -> Option<&'a str> {
    let fields = given.as_object()?;
    fields
        .iter()
        .find_map(|(key, value)| match understood.get(key) {
            Some(inner) => unknown(value, inner),
            None if value.is_null() || SHOWN_ONLY.contains(&key.as_str()) => None,
            None => Some(key.as_str()),
        })
}
