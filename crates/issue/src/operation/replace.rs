//! Replaces an entry in its place.

use super::{OperationError, ResolvedEntry, insert, remove, style};
use crate::edit::Replace;
use crate::entry::{Entry, FieldError, Style, commented};
use crate::lines::line_at;
use crate::text::Issue;

/// Returns the edits that change the entry to `entry`.
pub(super) fn plan(
    issue: &Issue,
    at: &ResolvedEntry<'_>,
    entry: &Entry,
) -> Result<Vec<Replace>, OperationError> {
    if at.found.entry == *entry {
        return Ok(Vec::new());
    }
    entry.check_instead_of(&at.found.entry)?;
    let style = style(issue, Some(at.section));
    if at.found.sub.is_some() {
        return Ok(one_of_several(issue, at, entry, style));
    }
    let item = at.text(issue);
    let Some(edits) = entry.revise(item, style) else {
        let edit = Replace::between(&(0..item.len()), item, &in_place(item, entry, style));
        return Ok(shifted(edit, |it| it + at.found.range.start));
    };
    if !matches!(entry, Entry::Other(_)) {
        keep_comments(item, &edits)?;
    }
    Ok(shifted(edits, |it| it + at.found.range.start))
}

/// Refuses a change that would turn a comment into text, for example by adding a backtick before it.
fn keep_comments(item: &str, edits: &[Replace]) -> Result<(), OperationError> {
    let known = commented(item);
    if known.is_empty() {
        return Ok(());
    }
    let item = Issue::new(item);
    let (after, _) = item.apply(&item.transaction(edits.to_vec())?)?;
    if commented(after.text()) != known {
        return Err(FieldError::UNCLOSED.into());
    }
    Ok(())
}

/// Returns the entry's lines with the indentation of `item`; an entry of kind "other" is written unchanged.
fn in_place(item: &str, entry: &Entry, style: Style) -> String {
    let written = entry.write(style);
    if matches!(entry, Entry::Other(_)) {
        return written;
    }
    insert::indented(item, &written, style.ending.as_str())
}

fn shifted(
    edits: impl IntoIterator<Item = Replace>,
    place: impl Fn(usize) -> usize,
) -> Vec<Replace> {
    let moved = |it: Replace| Replace {
        range: place(it.range.start)..place(it.range.end),
        ..it
    };
    edits.into_iter().map(moved).collect()
}

/// Replaces one of several events under an organiser's line. If only the event's own line differs, changes that line;
/// otherwise removes it and adds a separate item below.
fn one_of_several(
    issue: &Issue,
    at: &ResolvedEntry<'_>,
    entry: &Entry,
    style: Style,
) -> Vec<Replace> {
    let text = issue.text();
    let (Entry::Event(old), Entry::Event(new)) = (&at.found.entry, entry) else {
        return apart(issue, at, entry, style);
    };
    let Some(item) = at.section.items.get(at.found.item) else {
        return Vec::new();
    };
    let head = line_at(text, item.range.start)
        .map(|it| it.range)
        .unwrap_or_default();
    if !old.same_head(new, style) {
        return apart(issue, at, entry, style);
    }
    let start = crate::lines::line_start(text, at.found.range.end);
    let (Some(first), Some(own)) = (text.get(head.clone()), text.get(start..at.found.range.end))
    else {
        return Vec::new();
    };
    let both = format!("{first}\n{own}");
    let edits = entry.revise(&both, style).unwrap_or_default();
    shifted(edits, |it| (it + start).saturating_sub(first.len() + 1))
}

fn apart(issue: &Issue, at: &ResolvedEntry<'_>, entry: &Entry, style: Style) -> Vec<Replace> {
    let text = entry.write(style);
    let end = at
        .section
        .items
        .get(at.found.item)
        .map_or(at.found.range.end, |it| it.range.end);
    if at.found.range.end == end {
        let start = crate::lines::line_start(issue.text(), end);
        return vec![Replace {
            range: start..end,
            text,
        }];
    }
    let mut edits = remove::plan(issue, at);
    edits.push(Replace::insert(
        end,
        format!("{}{text}", style.ending.as_str()),
    ));
    edits
}
