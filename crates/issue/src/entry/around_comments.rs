//! Items with a comment that somebody wrote in them: `* [Title](address) <!-- seen twice? -->`.

use std::borrow::Cow;
use std::ops::Range;

use super::Grammar;
use crate::bytes;
use crate::comments::HiddenRanges;

/// Parses an item as if its comments were white space; `None` if a comment is inside the text of a slot.
pub(super) fn read_around_comments<G: Grammar>(item: &str) -> Option<(G, Vec<Range<usize>>)> {
    let comments = comments(item, G::HOLDS_COMMENTS);
    let (value, ranges) = G::read(&blanked(item, &comments))?;
    is_apart(&comments, &ranges).then_some((value, ranges))
}

/// Returns the comments of the item, joined.
pub(crate) fn commented(item: &str) -> String {
    let comments = comments(item, false).into_iter();
    comments.filter_map(|it| item.get(it)).collect()
}

/// Whether a comment is left open: the next `-->` of the issue would end it.
pub(super) fn opens_comment(item: &str) -> bool {
    let ended = |it: String| HiddenRanges::read(&it).contains(item.len());
    item.contains("<!--") && ended(format!("{item}-->"))
}

fn comments(item: &str, are_text: bool) -> Vec<Range<usize>> {
    // Few items have a `<`.
    if are_text || !bytes::has(item, |it| it == b'<') || !item.contains("<!--") {
        return Vec::new();
    }
    HiddenRanges::read(item)
        .comments_in(0..item.len())
        .collect()
}

fn blanked<'a>(item: &'a str, comments: &[Range<usize>]) -> Cow<'a, str> {
    let mut blanked = Cow::Borrowed(item);
    for range in comments {
        let blank = " ".repeat(range.len());
        blanked.to_mut().replace_range(range.clone(), &blank);
    }
    blanked
}

fn is_apart(comments: &[Range<usize>], ranges: &[Range<usize>]) -> bool {
    let touches = |it: &Range<usize>| {
        comments
            .iter()
            .any(|c| c.start < it.end && it.start < c.end)
    };
    !ranges.iter().any(touches)
}
