//! Inserts lines into a section: among its items, in place of a sentence like "no items this week",
//! or where the list of an empty section belongs.

use std::ops::Range;

use super::{OperationError, SectionRef, listing};
use crate::block::{Block, Kind as BlockKind, blocks};
use crate::edit::Replace;
use crate::entry::{Entry, is_none_sentence};
use crate::item::indentation;
use crate::lines::{line_at, lines};
use crate::outline::Section;
use crate::section::Kind;
use crate::text::Issue;

/// Returns the edit that inserts `lines` before entry `index` of `section`, or after its last entry.
///
/// `lines` have no ending after the last one.
pub(super) fn insert(
    issue: &Issue,
    section: &Section,
    lines: &str,
    index: Option<usize>,
) -> Replace {
    let found = listing(issue, section);
    if found.iter().all(|it| matches!(it.entry, Entry::None(_)))
        && let Some(range) = sentence(issue, section)
        && !(is_shared(section.kind) && names_groups(issue, &range))
    {
        return Replace {
            range,
            text: lines.to_owned(),
        };
    }
    let ending = issue.line_ending().as_str();
    let before = index
        .and_then(|it| found.get(it))
        .and_then(|it| section.items.get(it.item));
    let Some(like) = before.or(section.items.last()) else {
        return home(issue, section, lines);
    };
    let item = issue.text().get(like.range.clone()).unwrap_or_default();
    let lines = indented(item, lines, ending);
    if before.is_some() {
        return Replace::insert(like.range.start, format!("{lines}{ending}"));
    }
    after_item(issue, like.range.end, &format!("{ending}{lines}"))
}

/// Returns `lines` with the indentation of `item`. With less indentation, the next item would become part of these
/// lines.
pub(super) fn indented(item: &str, lines: &str, ending: &str) -> String {
    let indent = item.get(..indentation(item).1).unwrap_or_default();
    if lines.starts_with([' ', '\t']) {
        return lines.to_owned();
    }
    format!(
        "{indent}{}",
        lines.replace(ending, &format!("{ending}{indent}"))
    )
}

/// Whether the sentence names groups, and so is not about the group under whose heading it is.
fn names_groups(issue: &Issue, sentence: &Range<usize>) -> bool {
    let text = issue.text().get(sentence.clone());
    text.is_some_and(|it| it.contains("]("))
}

/// Whether sections of this kind have a sentence about several groups, some of which may have entries.
pub(super) fn is_shared(kind: Kind) -> bool {
    matches!(kind, Kind::FinalCommentPeriod | Kind::CallsForTesting)
}

/// Returns the sentence in `section` that says it has no entries: a list item or a paragraph.
pub(super) fn sentence(issue: &Issue, section: &Section) -> Option<Range<usize>> {
    let text = issue.text();
    let says_none = |it: &Block| {
        let block = text.get(it.range.clone()).unwrap_or_default();
        match it.kind {
            BlockKind::Item => matches!(crate::entry::read(block, section.kind), Entry::None(_)),
            BlockKind::Prose => block.starts_with(['*', '_']) && is_none_sentence(block),
            BlockKind::Hidden => false,
        }
    };
    blocks(text, &issue.outline().hidden, section)
        .into_iter()
        .find(says_none)
        .map(|it| it.range)
}

/// Returns the edit that starts the list of a section without items.
fn home(issue: &Issue, section: &Section, lines: &str) -> Replace {
    let ending = issue.line_ending().as_str();
    let blocks = blocks(issue.text(), &issue.outline().hidden, section);
    let notes = notes(&blocks);
    let prose = || {
        blocks
            .iter()
            .rev()
            .find(|it| !is_closing(issue, it, section))
    };
    match (notes, prose()) {
        (Some(notes), _) => after(issue, notes.end, &format!("{ending}{lines}")),
        (None, Some(block)) => after(issue, block.range.end, &format!("{ending}{ending}{lines}")),
        (None, None) => after(
            issue,
            section.heading_range.end,
            &format!("{ending}{lines}"),
        ),
    }
}

/// Returns the first run of comments. These explain how to write the list, so the list belongs after them.
fn notes(blocks: &[Block]) -> Option<Range<usize>> {
    let is_hidden = |it: &Block| it.kind == BlockKind::Hidden;
    let mut runs = blocks.chunk_by(|a, b| is_hidden(a) && is_hidden(b) && touch(a, b));
    runs.find(|it| it.first().is_some_and(is_hidden))
        .and_then(spanned)
}

/// Whether prose belongs after the list rather than before it, as closing words do.
fn is_closing(issue: &Issue, block: &Block, section: &Section) -> bool {
    let text = issue.text().get(block.range.clone()).unwrap_or_default();
    let words = [
        "If you are ",
        "Let us know",
        "[Let us know",
        "[",
        "Thanks to",
    ];
    let lists_after_prose = matches!(
        section.kind,
        Kind::Links | Kind::Community | Kind::Events | Kind::ProjectUpdates
    );
    // Under a group, the sentence is about all other groups.
    let is_of_others = is_shared(section.kind) && section.level == 5 && is_none_sentence(text);
    // In calls for testing these words are an introduction, unless they mention "the above list".
    let introduces = section.kind == Kind::CallsForTesting
        && text.starts_with("If you are ")
        && !text.contains("above list");
    let begins = !introduces && words.iter().any(|it| text.starts_with(it));
    block.kind == BlockKind::Prose && (begins || lists_after_prose || is_of_others)
}

/// Returns the edit that inserts text at byte `offset`, where an item ends. A heading may follow directly.
fn after_item(issue: &Issue, offset: usize, text: &str) -> Replace {
    let next = line_at(issue.text(), offset).map_or(offset, |it| it.next);
    let (rest, own) = (issue.text().get(next..), issue.text().get(offset..next));
    let mut edit = if rest.is_some_and(|it| it.starts_with('#')) {
        Replace::insert(offset, text)
    } else {
        after(issue, offset, text)
    };
    // The line may end differently from the rest of the text; its ending belongs to it.
    let ending = issue.line_ending().as_str();
    if own.is_some_and(|it| !it.is_empty() && it != ending) {
        let lines = edit.text.strip_prefix(ending).unwrap_or(text);
        edit = Replace::insert(next, format!("{lines}{ending}"));
    }
    edit
}

/// Returns the edit that inserts text at byte `offset`, the end of a line, with a blank line before what follows.
pub(super) fn after(issue: &Issue, offset: usize, text: &str) -> Replace {
    let next = line_at(issue.text(), offset).and_then(|it| line_at(issue.text(), it.next));
    let next = next
        .and_then(|it| issue.text().get(it.range))
        .unwrap_or_default();
    let joins = crate::item::marker(next).is_some() || next.starts_with("<!--");
    let apart = if next.trim().is_empty() || joins {
        ""
    } else {
        issue.line_ending().as_str()
    };
    Replace::insert(offset, format!("{text}{apart}"))
}

/// Returns the edits that remove the comments that explain how to fill in `section`.
pub(super) fn remove_notes(
    issue: &Issue,
    section: &SectionRef,
) -> Result<Vec<Replace>, OperationError> {
    let outline = issue.outline();
    let index = section.resolve(outline)?;
    let Some(section) = outline.sections.get(index) else {
        return Ok(Vec::new());
    };
    let text = issue.text();
    let all = blocks(text, &outline.hidden, section);
    let is_note = |it: &Block| text.get(it.range.clone()).is_some_and(is_comment);
    let runs = all.chunk_by(|a, b| is_note(a) && is_note(b) && touch(a, b));
    let notes = runs
        .filter(|it| it.first().is_some_and(is_note))
        .filter_map(spanned);
    Ok(notes
        .map(|it| Replace::delete(with_blank(text, &it)))
        .collect())
}

/// Whether there is no blank line between two blocks.
fn touch(block: &Block, next: &Block) -> bool {
    // A line ending has at most two bytes.
    next.range.start <= block.range.end + 2
}

fn spanned(run: &[Block]) -> Option<Range<usize>> {
    Some(run.first()?.range.start..run.last()?.range.end)
}

fn is_comment(block: &str) -> bool {
    block.starts_with("<!--") && block.trim_end().ends_with("-->")
}

/// Returns the lines of `range` with their ending, and the blank line after them if there is also one before them.
pub(super) fn with_blank(text: &str, range: &Range<usize>) -> Range<usize> {
    let next =
        line_at(text, crate::lines::line_start(text, range.end)).map_or(range.end, |it| it.next);
    let blank_before = text.get(..range.start).is_some_and(|it| {
        let line = it.trim_end_matches(['\n', '\r']);
        lines(it.get(line.len()..).unwrap_or_default()).count() >= 2
    });
    let blank = line_at(text, next).filter(|it| it.range.is_empty() && it.next > next);
    match blank.filter(|_| blank_before) {
        Some(blank) => range.start..blank.next,
        None => range.start..next,
    }
}
