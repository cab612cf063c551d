//! The editors: `This Week in Rust is edited by:` and a list, or all of them in one emphasized line.

use std::ops::Range;

use super::{change, with_ending};
use crate::edit::Replace;
use crate::entry::FieldError;
use crate::inline::link_at;
use crate::item::marker;
use crate::lines::line_at;
use crate::operation_error::OperationError;
use crate::text::Issue;

const WORDS: &str = "This Week in Rust is edited by:";

struct EditorsLine {
    names: Vec<String>,
    /// From the first link, or list marker, to the end of the last link.
    range: Range<usize>,
    is_list: bool,
}

fn find(issue: &Issue) -> Option<EditorsLine> {
    let text = issue.text();
    let start = text.rfind(WORDS)? + WORDS.len();
    let line = line_at(text, start)?;
    let inline = text
        .get(line.range.clone())
        .is_some_and(|it| it.contains("]("));
    let end = if inline {
        line.range.end
    } else {
        list_end(text, line.next)
    };
    let first = start + text.get(start..end)?.find('[')?;
    let mut names = Vec::new();
    let mut last = first;
    while let Some(open) = text.get(last..end).and_then(|it| it.find('[')) {
        let Some(link) = link_at(text.get(..end)?, last + open) else {
            break;
        };
        names.push(text.get(link.text)?.to_owned());
        last = link.end;
    }
    let from = if inline {
        first
    } else {
        crate::lines::line_start(text, first)
    };
    Some(EditorsLine {
        names,
        range: from..last,
        is_list: !inline,
    })
}

/// Returns the end of the list that starts at byte `start`, perhaps after a blank line.
fn list_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut at = start;
    while let Some(line) = line_at(text, at) {
        let content = text.get(line.range.clone()).unwrap_or_default();
        match (marker(content).is_some(), content.trim().is_empty()) {
            (true, _) => end = line.range.end,
            (false, true) if end == start => {}
            _ => break,
        }
        at = line.next;
    }
    end
}

/// Returns the editors' names.
pub(super) fn read(issue: &Issue) -> Option<Vec<String>> {
    find(issue).map(|it| it.names)
}

/// Returns the edits that write these names; editors who stay keep their links.
pub(super) fn write(issue: &Issue, names: &[String]) -> Result<Vec<Replace>, OperationError> {
    let allowed = |it: &String| {
        !it.is_empty()
            && it
                .bytes()
                .all(|it| it.is_ascii_alphanumeric() || it == b'-')
    };
    if names.is_empty() || !names.iter().all(allowed) {
        let expected = "GitHub names: letters, digits and hyphens";
        return Err(FieldError {
            field: "value",
            expected,
        }
        .into());
    }
    let found = find(issue).ok_or(OperationError::NoPlace(
        "expected the words \"This Week in Rust is edited by:\" and links after them",
    ))?;
    if found.names == names {
        return Ok(Vec::new());
    }
    let link = |it: &String| format!("[{it}](https://github.com/{it})");
    let links: Vec<String> = names.iter().map(link).collect();
    let text = if found.is_list {
        links
            .iter()
            .map(|it| format!("* {it}"))
            .collect::<Vec<_>>()
            .join("\n")
    } else {
        links.join(", ")
    };
    Ok(vec![change(issue, found.range, &with_ending(issue, &text))])
}
