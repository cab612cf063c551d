//! Findings as SARIF 2.1.0, which code scanning services read.

use issue::lint::{RULES, Rule, Severity};
use serde_json::{Value, json};

use super::finding::{Edit, Finding, Location};

/// One run with its rules and results.
pub fn print(found: &[Finding]) -> Result<String, String> {
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "galley",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": RULES.iter().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": found.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    let text = serde_json::to_string_pretty(&log).map_err(|it| it.to_string())?;
    Ok(text + "\n")
}

fn rule(it: &Rule) -> Value {
    let doc = it.doc.trim();
    let first = doc.split('\n').next().unwrap_or_default();
    json!({
        "id": it.name,
        "shortDescription": {"text": first},
        "help": {"text": doc, "markdown": doc},
        "defaultConfiguration": {"level": level(it.severity.name())},
    })
}

/// Returns SARIF's name for a severity; only the name for a hint differs from ours.
fn level(severity: &'static str) -> &'static str {
    if severity == Severity::Hint.name() {
        "note"
    } else {
        severity
    }
}

fn result(it: &Finding) -> Value {
    let file = json!({"uri": uri(&it.file)});
    let fixes = it.fix.iter().map(|fix| {
        json!({
            "description": {"text": fix.title},
            "artifactChanges": [{
                "artifactLocation": file,
                "replacements": fix.edits.iter().map(replacement).collect::<Vec<_>>(),
            }],
        })
    });
    json!({
        "ruleId": it.rule,
        "level": level(it.severity),
        "message": {"text": it.message},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region(it.location)}}],
        "fixes": fixes.collect::<Vec<_>>(),
    })
}

fn region(it: Location) -> Value {
    json!({
        "startLine": it.line,
        "startColumn": it.column,
        "endLine": it.end_line,
        "endColumn": it.end_column,
    })
}

fn replacement(it: &Edit) -> Value {
    json!({"deletedRegion": region(it.location), "insertedContent": {"text": it.text}})
}

/// Returns a path as a URI: reserved and non-ASCII characters are escaped.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'\\' => out.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => out += &format!("%{byte:02X}"),
        }
    }
    out
}
