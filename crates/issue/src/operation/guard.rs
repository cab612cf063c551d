//! Checks that no operation damages an issue, even if it comes from a script, or contains pasted or imported text.
//!
//! Each kind of entry and each field checks its own values. This module checks the resulting text as a whole: it must
//! be a file that Galley can read, in which no text is hidden by accident.

use std::ops::Range;

use super::{Operation, OperationError};
use crate::comments::HiddenRanges;
use crate::edit::Transaction;
use crate::entry::FieldError;
use crate::issue_field::{self, FieldValue};
use crate::lines::{line_at, line_start};
use crate::open;
use crate::text::Issue;
use crate::text_error::TextError;

/// Refuses `operation` if the resulting issue would be damaged.
pub(super) fn check(
    before: &Issue,
    operation: &Operation,
    transaction: &Transaction,
    after: &Issue,
) -> Result<(), OperationError> {
    characters(before.text(), transaction)?;
    readable(before.text(), after.text())?;
    let hidden = nothing_hidden(before, transaction, after);
    match operation {
        Operation::Set { value } => {
            let is_report = matches!(value, FieldValue::PerformanceTriage(_));
            let sound = hidden.and_then(|()| headings(before, after, is_report));
            // A form shows this error at its field.
            sound.map_err(|_| FieldError::UNENDED)?;
            reads_back(before, value, after)
        }
        Operation::Replace { .. } | Operation::Sort { .. } => {
            Ok(hidden.and_then(|()| headings(before, after, false))?)
        }
        _ => Ok(hidden?),
    }
}

/// Whether text may contain this character. A page cannot show the others, and a file with a NUL does not count as
/// text.
fn is_storable(it: char) -> bool {
    let is_control = it.is_ascii_control() && !matches!(it, '\t' | '\n' | '\r');
    !is_control && !matches!(it, '\u{fffe}' | '\u{ffff}')
}

/// Refuses characters that the replaced text did not contain. Existing ones may move.
fn characters(before: &str, transaction: &Transaction) -> Result<(), TextError> {
    let edits = transaction.edits().iter();
    let new = edits
        .clone()
        .flat_map(|it| it.text.chars())
        .filter(|it| !is_storable(*it));
    let old = edits
        .filter_map(|it| before.get(it.range.clone()))
        .flat_map(str::chars);
    let mut old: Vec<char> = old.filter(|it| !is_storable(*it)).collect();
    for it in new {
        let known = old.iter().position(|old| *old == it);
        let place = known.ok_or(TextError::Character(it))?;
        old.swap_remove(place);
    }
    Ok(())
}

/// Refuses a text that [`open::read_bytes`] would refuse, unless it would also have refused the text before the change.
fn readable(before: &str, after: &str) -> Result<(), TextError> {
    match (
        open::check_start(after.as_bytes()),
        open::check_start(before.as_bytes()),
    ) {
        (Err(error), Ok(())) => Err(TextError::Unreadable(error)),
        _ => Ok(()),
    }
}

/// Refuses comments, fences and elements that would extend over text outside the operation's own.
fn nothing_hidden(
    before: &Issue,
    transaction: &Transaction,
    after: &Issue,
) -> Result<(), TextError> {
    let old = old_lines(transaction, before.text());
    let new = new_lines(transaction, after.text());
    // Without one of these marks, an edit cannot do that. Most edits have none.
    if !new.iter().chain(&old).any(|it| has_marks(it)) {
        return Ok(());
    }
    let mark = reaches_over(before, transaction, after)
        .or_else(|| never_closed(before, transaction, after))
        .or_else(|| {
            let known: Vec<_> = old.iter().filter_map(|it| swallowing(it)).collect();
            let mut marks = new.iter().filter_map(|it| swallowing(it));
            marks.find(|it| !known.contains(it))
        });
    mark.map_or(Ok(()), |it| Err(TextError::Hides(it)))
}

/// Returns a comment or fence that newly hides text outside the operation's own.
fn reaches_over(before: &Issue, transaction: &Transaction, after: &Issue) -> Option<&'static str> {
    let places = Places::of(transaction);
    let (old, new) = (&before.outline().hidden, &after.outline().hidden);
    let is_text = |at: usize| {
        let byte = after.text().as_bytes().get(at);
        byte.is_some_and(|it| !it.is_ascii_whitespace())
    };
    let reaches = |it: &&Range<usize>| {
        let outside = places.untouched((*it).clone());
        let mut bytes = outside.flat_map(|(new, old)| new.zip(old));
        bytes.any(|(new, at)| is_text(new) && !old.contains(at))
    };
    let range = new.iter().find(reaches)?;
    Some(if is_comment(after.text(), range.start) {
        "a comment"
    } else {
        "a code fence"
    })
}

/// Returns an unclosed comment or fence that did not exist before, or was closed.
fn never_closed(before: &Issue, transaction: &Transaction, after: &Issue) -> Option<&'static str> {
    let known = HiddenRanges::unclosed(before.text()).into_iter();
    let known: Vec<usize> = known.map(|it| transaction.map(it)).collect();
    let mut unclosed = HiddenRanges::unclosed(after.text()).into_iter();
    // Both lists are in the order of the text.
    let at = unclosed.find(|it| known.binary_search(it).is_err())?;
    Some(if is_comment(after.text(), at) {
        "`<!--` without `-->`"
    } else {
        "a code fence without its end"
    })
}

fn is_comment(text: &str, at: usize) -> bool {
    text.as_bytes().get(at) == Some(&b'<')
}

/// Returns the lines of the edits, in the new text.
fn new_lines<'t>(transaction: &Transaction, after: &'t str) -> Vec<&'t str> {
    let mut grown = 0_isize;
    let place = |it: &crate::edit::Replace| {
        let start = it.range.start.saturating_add_signed(grown);
        grown += it.text.len().cast_signed() - it.range.len().cast_signed();
        lines_at(after, start, start + it.text.len())
    };
    transaction.edits().iter().map(place).collect()
}

/// Returns the lines of the edits, in the old text.
fn old_lines<'t>(transaction: &Transaction, before: &'t str) -> Vec<&'t str> {
    let edits = transaction.edits().iter();
    edits
        .map(|it| lines_at(before, it.range.start, it.range.end))
        .collect()
}

fn lines_at(text: &str, start: usize, end: usize) -> &str {
    let end = line_at(text, end).map_or(text.len(), |it| it.range.end);
    text.get(line_start(text, start)..end).unwrap_or_default()
}

fn has_marks(lines: &str) -> bool {
    // Checks sixteen bytes at a time, because a line may be long, and most lines have none of these signs.
    let is_sign = |it: &u8| matches!(it, b'<' | b'>' | b'`' | b'~');
    let (parts, rest) = lines.as_bytes().as_chunks::<16>();
    let has_sign = |it: &[u8; 16]| it.iter().fold(false, |found, it| found | is_sign(it));
    let may_have = parts.iter().any(has_sign) || rest.iter().any(is_sign);
    may_have
        && ["<", "-->", "```", "~~~"]
            .iter()
            .any(|it| lines.contains(it))
}

/// Returns the name of an unclosed element or declaration in `lines` that would hide the text after it.
///
/// Browsers take everything after such an element for its text. The site parses a declaration at the start of a line.
fn swallowing(lines: &str) -> Option<&'static str> {
    const ELEMENTS: [(&str, &str); 8] = [
        ("script", "`<script>` without `</script>`"),
        ("style", "`<style>` without `</style>`"),
        ("textarea", "`<textarea>` without `</textarea>`"),
        ("title", "`<title>` without `</title>`"),
        ("iframe", "`<iframe>` without `</iframe>`"),
        ("xmp", "`<xmp>` without `</xmp>`"),
        ("template", "`<template>` without `</template>`"),
        ("plaintext", "`<plaintext>`"),
    ];
    let text = lines.to_ascii_lowercase();
    let count = |mark: &str, name: &str| tags(&text, &format!("{mark}{name}"));
    let is_open = |(name, _): &&(&str, &str)| count("<", name) > count("</", name);
    let element = ELEMENTS.iter().find(is_open).map(|it| it.1);
    let mut starts = text
        .split(['\n', '\r'])
        .filter(|it| it.len() - it.trim_start_matches(' ').len() < 4);
    let declares = |it: &str| {
        let line = it.trim_start_matches(' ');
        line.starts_with("<?") && !line.contains("?>")
            || line.starts_with("<![cdata[") && !line.contains("]]>")
            || line.starts_with("<!doctype") && !line.contains('>')
    };
    let declaration = || {
        starts
            .any(declares)
            .then_some("a declaration without its end")
    };
    element.or_else(declaration)
}

/// Returns how many tags in `text` begin with `mark`, outside of code.
fn tags(text: &str, mark: &str) -> usize {
    let (mut from, mut is_code) = (0, false);
    let mut count = 0;
    for (at, _) in text.match_indices(mark) {
        for byte in text.as_bytes().get(from..at).unwrap_or_default() {
            is_code = match byte {
                b'\n' | b'\r' => false,
                b'`' => !is_code,
                _ => is_code,
            };
        }
        from = at;
        let after = text.get(at + mark.len()..).unwrap_or_default();
        let ends = |it: char| it.is_ascii_whitespace() || matches!(it, '>' | '/');
        count += usize::from(!is_code && after.starts_with(ends));
    }
    count
}

/// Maps unchanged text to its position before the edits.
struct Places {
    /// The unchanged ranges: the start in the new text, the length, and the start in the old text.
    kept: Vec<(usize, usize, usize)>,
}

impl Places {
    fn of(transaction: &Transaction) -> Self {
        let (mut old, mut new) = (0, 0);
        let mut kept = Vec::new();
        for it in transaction.edits() {
            let length = it.range.start.saturating_sub(old);
            kept.push((new, length, old));
            new += length + it.text.len();
            old = it.range.end;
        }
        kept.push((new, usize::MAX - new, old));
        Self { kept }
    }

    /// Returns the unchanged parts of `range`, a range of the new text, each with its range in the old text.
    fn untouched(&self, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
        self.kept.iter().filter_map(move |(new, length, old)| {
            let start = range.start.max(*new);
            let end = range.end.min(new + length);
            let before = old + start.saturating_sub(*new);
            (start < end).then(|| (start..end, before..before + (end - start)))
        })
    }
}

/// Refuses a change of headings. Only a report may add headings of its own.
fn headings(before: &Issue, after: &Issue, may_add: bool) -> Result<(), TextError> {
    let names = |it: &Issue| -> Vec<(u8, String)> {
        let sections = it.outline().sections.iter().filter(|it| it.level > 0);
        sections.map(|it| (it.level, it.heading.clone())).collect()
    };
    let (old, new) = (names(before), names(after));
    let is_kept = if may_add {
        old.last() == new.last()
    } else {
        old == new
    };
    if is_kept {
        Ok(())
    } else {
        Err(TextError::Headings)
    }
}

/// Refuses a field's value that would parse as another value, or would change other fields.
fn reads_back(before: &Issue, value: &FieldValue, after: &Issue) -> Result<(), OperationError> {
    if value.is_in(after) && issue_field::same_but(before, after, value) {
        return Ok(());
    }
    Err(FieldError {
        field: value.text_field(),
        expected: "text that reads back as this field alone",
    }
    .into())
}

#[cfg(test)]
mod tests;
