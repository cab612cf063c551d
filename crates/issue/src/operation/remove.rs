//! Removing an entry: its lines, and a sentence in their place if it was the last one.

use std::ops::Range;

use super::{ResolvedEntry, group, insert};
use crate::edit::Replace;
use crate::entry::Entry;
use crate::lines::line_at;
use crate::lines::line_start;
use crate::section::Kind;
use crate::text::Issue;

/// The edits that remove the entry.
pub(super) fn plan(issue: &Issue, at: &ResolvedEntry<'_>) -> Vec<Replace> {
    let is_last = !matches!(at.found.entry, Entry::None(_)) && at.entries.len() == 1;
    if is_last && group::is_group(issue, at.index) {
        return group::leave(issue, at.index);
    }
    match none_this_week(at.section.kind)
        .filter(|_| is_last && insert::sentence(issue, at.section).is_none())
    {
        Some(sentence) => vec![Replace {
            range: at.found.range.clone(),
            text: sentence.to_owned(),
        }],
        None => vec![Replace::delete(lines_of(issue.text(), at))],
    }
}

/// The line of a section that has no entries.
pub(super) fn none_this_week(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::ApprovedRfcs => "* *No RFCs were approved this week.*",
        Kind::NewRfcs => "* *No New or Updated RFCs were created this week.*",
        Kind::CfpProjects => "*No Calls for participation were submitted this week.*",
        Kind::CfpEvents => "*No Calls for papers or presentations were submitted this week.*",
        _ => return None,
    })
}

/// The bytes that go with the entry: its lines with their ending, or with the one before where the text ends with them.
///
/// Of several events under one organiser only the event's own line goes.
fn lines_of(text: &str, at: &ResolvedEntry<'_>) -> Range<usize> {
    let Range { start, end } = at.found.range;
    let start = if at.found.sub == Some(0) {
        line_start(text, end)
    } else {
        start
    };
    let next = line_at(text, line_start(text, end)).map_or(end, |it| it.next);
    if next > end || start == 0 {
        // Of the blank lines around a single entry one is removed with it.
        return insert::with_blank(text, &(start..end));
    }
    let before = text.get(..start).unwrap_or_default();
    let cut = before
        .strip_suffix("\r\n")
        .or_else(|| before.strip_suffix(['\n', '\r']));
    cut.map_or(start, str::len)..end
}
