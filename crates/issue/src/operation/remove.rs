//! Removes an entry. If it was the last one, writes the sentence that says there are none.

use std::ops::Range;

use super::{ResolvedEntry, group, insert};
use crate::edit::Replace;
use crate::entry::Entry;
use crate::lines::line_at;
use crate::lines::line_start;
use crate::section::Kind;
use crate::text::Issue;

/// Returns the edits that remove the entry.
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

/// Returns the line for a section without entries.
pub(super) fn none_this_week(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::ApprovedRfcs => "* *No RFCs were approved this week.*",
        Kind::NewRfcs => "* *No New or Updated RFCs were created this week.*",
        Kind::CfpProjects => "*No Calls for participation were submitted this week.*",
        Kind::CfpEvents => "*No Calls for papers or presentations were submitted this week.*",
        _ => return None,
    })
}

/// Returns the bytes to remove: the entry's lines with their ending, or with the ending before them at the end of the
/// text.
///
/// For one of several events under an organiser, returns only the event's own line.
fn lines_of(text: &str, at: &ResolvedEntry<'_>) -> Range<usize> {
    let Range { start, end } = at.found.range;
    let start = if at.found.sub == Some(0) {
        line_start(text, end)
    } else {
        start
    };
    let next = line_at(text, line_start(text, end)).map_or(end, |it| it.next);
    if next > end || start == 0 {
        // One of the blank lines around a single entry is removed with it.
        return insert::with_blank(text, &(start..end));
    }
    let before = text.get(..start).unwrap_or_default();
    let cut = before
        .strip_suffix("\r\n")
        .or_else(|| before.strip_suffix(['\n', '\r']));
    cut.map_or(start, str::len)..end
}
