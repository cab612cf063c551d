//! Findings as workflow commands, which GitHub shows as annotations next to the lines.

use issue::lint::Severity;

use super::finding::Finding;
use crate::terminal::spelled;

/// Returns one command per finding.
pub fn print(found: &[Finding]) -> String {
    found.iter().map(one).collect()
}

fn one(it: &Finding) -> String {
    // Only the name for a hint differs from ours.
    let level = if it.severity == Severity::Hint.name() {
        "notice"
    } else {
        it.severity
    };
    let message = match &it.fix {
        Some(fix) => format!("{}. Fix: {}", it.message, fix.title),
        None => it.message.clone(),
    };
    let location = &it.location;
    format!(
        "::{level} file={},line={},col={},endLine={},endColumn={},title={}::{}\n",
        property(&it.file),
        location.line,
        location.column,
        location.end_line,
        location.end_column,
        property(it.rule),
        data(&message)
    )
}

/// Escapes the text of a command, so that nothing in it ends the command.
fn data(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(spelled).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
}

/// Escapes the value of a property, which would also end at a colon or a comma.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
