//! Three-way merge: combines the changes that two sides made to a common base.
//!
//! Merges by lines. If both sides changed the same lines differently, that is a conflict: the result has the lines of
//! both, the draft's first, without conflict markers, and tells the caller where they are. Lines that both sides add at
//! the same place, such as two links at the end of a list, are also kept, and are not a conflict. Limit: if the texts
//! differ in more lines than can be compared, all of these are one conflict.

use std::borrow::Cow;
use std::ops::Range;

use crate::diff::{self, Change};
use crate::lines::{LineEnding, lines};

/// A merged text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The text.
    pub text: String,
    /// The ranges of the conflicts in `text`, in bytes and in order.
    pub places: Vec<Range<usize>>,
}

/// Merges `draft` and `file`, which are both based on `base`.
///
/// If one side changed the line endings, or added or removed the one at the end of the text, the result does the same.
pub fn merge(base: &str, draft: &str, file: &str) -> Merged {
    let mut merged = Merged::default();
    let is_ended = pieces(base, draft, file, |piece| match piece {
        Piece::Text(lines) => merged.push(lines),
        Piece::Both(it) => merged.take_both(it.draft, it.file, !it.base.is_empty()),
    });
    if !is_ended {
        cut_ending(&mut merged);
    }
    merged
}

/// A piece of a merged text. Lines have their endings.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Piece<'a> {
    /// Lines without a conflict.
    Text(&'a [&'a str]),
    /// Lines that both sides changed differently.
    Both(Sides<'a>),
}

/// Corresponding lines of the base and of both sides.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sides<'a> {
    /// In the base; empty if both sides add lines at the same place.
    pub(crate) base: &'a [&'a str],
    /// In the draft.
    pub(crate) draft: &'a [&'a str],
    /// In the file.
    pub(crate) file: &'a [&'a str],
}

/// Calls `take` for each piece of the merged text, in order. Returns whether the last line keeps its ending.
pub(crate) fn pieces(base: &str, draft: &str, file: &str, take: impl FnMut(Piece<'_>)) -> bool {
    let ending = newer(base, draft, file, LineEnding::of);
    let is_ended = newer(base, draft, file, ends_in_line_ending);
    let [base, draft, file] = [base, draft, file].map(|it| evened(it, ending));
    let [base, draft, file] = [&base, &draft, &file].map(|it| split(it));
    let (of_draft, of_file) = (Side::new(&base, &draft), Side::new(&base, &file));
    join(&base, of_draft, of_file, take);
    is_ended
}

/// Returns the result of `read` for the side that changed it.
fn newer<T: PartialEq>(base: &str, draft: &str, file: &str, read: fn(&str) -> T) -> T {
    let of_draft = read(draft);
    if of_draft == read(base) {
        read(file)
    } else {
        of_draft
    }
}

fn ends_in_line_ending(text: &str) -> bool {
    text.is_empty() || text.ends_with(['\n', '\r'])
}

/// Returns `text` with `ending` after every line.
fn evened(text: &str, ending: LineEnding) -> Cow<'_, str> {
    if LineEnding::of(text) == ending && ends_in_line_ending(text) {
        return Cow::Borrowed(text);
    }
    let is_other = LineEnding::of(text) != ending;
    let mut out = String::with_capacity(text.len() + 1);
    for line in lines(text) {
        let takes_ending = is_other || line.next == line.range.end;
        let kept = line.range.start..if takes_ending {
            line.range.end
        } else {
            line.next
        };
        out.push_str(text.get(kept).unwrap_or_default());
        if takes_ending {
            out.push_str(ending.as_str());
        }
    }
    Cow::Owned(out)
}

/// Splits into lines with their endings.
fn split(text: &str) -> Vec<&str> {
    let line = |it: crate::lines::Line| text.get(it.range.start..it.next).unwrap_or_default();
    lines(text).map(line).collect()
}

fn cut_ending(merged: &mut Merged) {
    let text = &mut merged.text;
    let kept = text.strip_suffix('\n').unwrap_or(text);
    let length = kept.strip_suffix('\r').unwrap_or(kept).len();
    text.truncate(length);
    for place in &mut merged.places {
        place.start = place.start.min(length);
        place.end = place.end.min(length);
    }
}

/// One of the two sides, and how much of it is already merged.
struct Side<'a> {
    lines: &'a [&'a str],
    changes: std::vec::IntoIter<Change>,
    next: Option<Change>,
    /// Up to the next change, line `at` of the base is line `at + added - gone` of this side.
    added: usize,
    gone: usize,
}

impl<'a> Side<'a> {
    fn new(base: &[&str], lines: &'a [&'a str]) -> Self {
        let mut changes = diff::changes(base, lines);
        slide(&mut changes, base, lines);
        let mut changes = changes.into_iter();
        Self {
            lines,
            next: changes.next(),
            changes,
            added: 0,
            gone: 0,
        }
    }

    /// Skips the next change if it touches `range`, and extends `range` over it.
    fn takes(&mut self, range: &mut Range<usize>) -> bool {
        let Some(change) = self.next.take_if(|it| touch(&it.old, range)) else {
            return false;
        };
        range.end = range.end.max(change.old.end);
        self.added += change.new.len();
        self.gone += change.old.len();
        self.next = self.changes.next();
        true
    }

    /// Returns the line of this side that corresponds to line `at` of the base.
    fn line(&self, at: usize) -> usize {
        (at + self.added).saturating_sub(self.gone)
    }
}

/// Whether two ranges of the base have a line in common, or are the same gap between two lines.
fn touch(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end || a == b
}

/// Moves pure additions and removals down as far as possible without changing the result. Otherwise equal changes of
/// both sides could be at different places: for example, if a list is added, the blank line added with it may be the
/// one before the list or the one after it.
fn slide(changes: &mut [Change], old: &[&str], new: &[&str]) {
    let mut limit = old.len();
    for it in changes.iter_mut().rev() {
        let (lines, range) = match (it.old.is_empty(), it.new.is_empty()) {
            (true, _) => (new, it.new.clone()),
            (_, true) => (old, it.old.clone()),
            _ => (new, 0..0),
        };
        let pairs = range.clone().zip(range.end..);
        let room = limit.saturating_sub(it.old.end);
        let same = |(first, next): &(usize, usize)| {
            lines
                .get(*next)
                .is_some_and(|it| lines.get(*first) == Some(it))
        };
        let steps = pairs.take(room).take_while(same).count();
        it.old = it.old.start + steps..it.old.end + steps;
        it.new = it.new.start + steps..it.new.end + steps;
        limit = it.old.start;
    }
}

fn join(base: &[&str], mut draft: Side<'_>, mut file: Side<'_>, mut take: impl FnMut(Piece<'_>)) {
    let mut at = 0;
    let start = |it: &Side<'_>| it.next.as_ref().map(|it| (it.old.start, it.old.end));
    while let Some(first) = start(&draft).into_iter().chain(start(&file)).min() {
        let mut range = first.0..first.1;
        take(Piece::Text(part(base, at..range.start)));
        let starts = [draft.line(range.start), file.line(range.start)];
        while draft.takes(&mut range) || file.takes(&mut range) {}
        take(decided(Sides {
            draft: part(draft.lines, starts[0]..draft.line(range.end)),
            file: part(file.lines, starts[1]..file.line(range.end)),
            base: part(base, range.clone()),
        }));
        at = range.end;
    }
    take(Piece::Text(part(base, at..base.len())));
}

/// Decides how the same lines of both sides are merged.
fn decided(it: Sides<'_>) -> Piece<'_> {
    if it.draft == it.base {
        Piece::Text(it.file)
    } else if it.file == it.base || it.file == it.draft {
        Piece::Text(it.draft)
    } else {
        Piece::Both(it)
    }
}

fn part<'a, 'b>(lines: &'a [&'b str], range: Range<usize>) -> &'a [&'b str] {
    lines.get(range).unwrap_or_default()
}

impl Merged {
    fn push(&mut self, lines: &[&str]) {
        self.text.extend(lines.iter().copied());
    }

    /// Adds the lines of both sides; lines that both have at the start or the end are added only once.
    fn take_both(&mut self, draft: &[&str], file: &[&str], is_place: bool) {
        let same = |(a, b): &(&&str, &&str)| a == b;
        let head = draft.iter().zip(file).take_while(same).count();
        let room = draft.len().min(file.len()) - head;
        let ends = draft.iter().rev().zip(file.iter().rev()).take(room);
        let tail = ends.take_while(same).count();
        let of_draft = part(draft, head..draft.len() - tail);
        let of_file = part(file, head..file.len() - tail);
        let shared = part(draft, draft.len() - tail..draft.len());

        self.push(part(draft, 0..head));
        let start = self.text.len();
        self.push(of_draft);
        // Keep a blank line between blocks, such as two sections.
        if of_file.iter().any(is_blank) && !of_draft.is_empty() {
            self.push(part(
                shared,
                0..usize::from(shared.first().is_some_and(is_blank)),
            ));
        }
        let is_new = |it: &&&str| is_blank(it) || !of_draft.contains(it);
        self.text.extend(of_file.iter().filter(is_new).copied());
        if is_place {
            self.places.push(start..self.text.len());
        }
        self.push(shared);
    }
}

fn is_blank(line: &&str) -> bool {
    line.trim().is_empty()
}

#[cfg(test)]
mod tests;
