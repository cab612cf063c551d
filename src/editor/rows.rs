//! The entries of one section as rows with ids that stay the same while the text around them changes.
//!
//! The focus, the open form and the position in the document depend on a row's id. So an insertion above, a move, or a
//! key pressed in a form does not change the id of any row.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use issue::Issue;
use issue::entry::{Entry, ToolMarker, entries};
use issue::inline::plain;
use issue::outline::Section;
use issue::section::Kind;

use super::RowId;

/// An entry as the page shows it.
#[derive(Clone, Debug)]
pub struct Row {
    /// Identifies the row while the page shows it.
    pub id: RowId,
    /// Counts the changes of the row's content.
    pub version: u32,
    /// The row's content.
    pub entry: Entry,
    /// The comment that a tool left on it.
    pub marker: Option<ToolMarker>,
}

/// What one section shows.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// Its entries, in order.
    pub list: Vec<Arc<Row>>,
    /// Its text that is neither an entry nor a comment.
    pub prose: Prose,
}

/// A section's lines that are neither entries nor comments, as readers see them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// Those before the last entry.
    pub before: Vec<String>,
    /// Those after the last entry.
    pub after: Vec<String>,
}

/// A section as it was read, to find out later whether it changed.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    kind: Kind,
    /// The bytes of its text, in the issue that was read.
    body: Range<usize>,
    /// Where the items are, in bytes of the body.
    items: Vec<Range<usize>>,
}

impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        self.list.len() == other.list.len()
            && self.prose == other.prose
            && (self.list.iter().zip(&other.list)).all(|(a, b)| Arc::ptr_eq(a, b))
    }
}

impl Rows {
    /// The section at `index`. Rows that were in `old` keep their ids.
    pub fn read(issue: &Issue, index: Option<usize>, old: &Self) -> Self {
        let Some(section) = index.and_then(|it| issue.outline().sections.get(it)) else {
            return Self::default();
        };
        let mut found = entries(issue.text(), &issue.outline().hidden, section);
        if section.kind == Kind::QuoteOfTheWeek {
            // The list below the quote is the editors', which has its own card.
            found.clear();
        }
        let new = found.into_iter().map(|it| (it.entry, it.marker)).collect();
        Self {
            list: named(new, &old.list),
            prose: prose(issue, section),
        }
    }

    /// The row's index among the section's entries.
    pub fn position(&self, id: RowId) -> Option<usize> {
        self.list.iter().position(|it| it.id == id)
    }
}

impl Seen {
    /// The section at `index`.
    pub fn of(issue: &Issue, index: usize) -> Option<Self> {
        let section = issue.outline().sections.get(index)?;
        let start = section.body.start;
        let place = |it: &issue::item::Item| it.range.start - start..it.range.end - start;
        Some(Self {
            kind: section.kind,
            body: section.body.clone(),
            items: section.items.iter().map(place).collect(),
        })
    }

    /// Whether this section of `issue` is the same as `other` in `later`.
    pub fn is_as(&self, issue: &Issue, other: &Self, later: &Issue) -> bool {
        self.kind == other.kind
            && self.items == other.items
            && issue.text().get(self.body.clone()) == later.text().get(other.body.clone())
    }
}

type Said = (Entry, Option<ToolMarker>);

/// Makes each of `new` a row: the row of `old` with the same content, or else the one at the same index.
fn named(mut new: Vec<Said>, old: &[Arc<Row>]) -> Vec<Arc<Row>> {
    let same = |row: &Arc<Row>, said: &Said| row.entry == said.0 && row.marker == said.1;
    let pairs = || old.iter().zip(&new);
    let head = pairs().take_while(|(a, b)| same(a, b)).count();
    let rest = old.len().min(new.len()) - head;
    let ends = old.iter().rev().zip(new.iter().rev()).take(rest);
    let tail = ends.take_while(|(a, b)| same(a, b)).count();
    let mut free: Vec<_> = old.get(head..old.len() - tail).unwrap_or_default().to_vec();
    let middle: Vec<Said> = new.drain(head..new.len() - tail).collect();

    let mut rows = old.get(..head).unwrap_or_default().to_vec();
    rows.extend(matched(middle, &mut free, same));
    rows.extend_from_slice(old.get(old.len() - tail..).unwrap_or_default());
    rows
}

/// If more entries than this changed at once, they are not all compared with each other.
const MANY: usize = 64;

fn matched(
    middle: Vec<Said>,
    free: &mut Vec<Arc<Row>>,
    same: impl Fn(&Arc<Row>, &Said) -> bool,
) -> Vec<Arc<Row>> {
    let mut found: Vec<Option<Arc<Row>>> = vec![None; middle.len()];
    if free.len() > 1 && free.len().max(middle.len()) <= MANY {
        for (said, slot) in middle.iter().zip(&mut found) {
            *slot = free
                .iter()
                .position(|it| same(it, said))
                .map(|it| free.remove(it));
        }
    }
    let mut left = free.drain(..);
    let rows = middle.into_iter().zip(found);
    rows.map(|(said, row)| row.unwrap_or_else(|| Arc::new(next(left.next().as_deref(), said))))
        .collect()
}

static LAST: AtomicU64 = AtomicU64::new(0);

/// The id of the newest row. Later rows have greater ids.
pub(super) fn newest_row_id() -> RowId {
    LAST.load(Ordering::Relaxed)
}

/// The row that `old` becomes, or a new one.
fn next(old: Option<&Row>, (entry, marker): Said) -> Row {
    Row {
        id: old.map_or_else(|| LAST.fetch_add(1, Ordering::Relaxed) + 1, |it| it.id),
        version: old.map_or(0, |it| it.version + 1),
        entry,
        marker,
    }
}

/// The lines of a section that are neither entries nor comments.
pub(super) fn prose(issue: &Issue, section: &Section) -> Prose {
    let text = issue.text();
    let hidden = &issue.outline().hidden;
    let mut items = section.items.iter().peekable();
    let mut found = Prose::default();
    let mut at = section.body.start;
    while let Some(line) =
        issue::lines::line_at(text, at).filter(|it| it.range.start < section.body.end)
    {
        at = line.next;
        while items
            .next_if(|it| it.range.end < line.range.start)
            .is_some()
        {}
        let in_item = items
            .peek()
            .is_some_and(|it| it.range.start <= line.range.start);
        let content = text.get(line.range.clone()).unwrap_or_default().trim();
        if !in_item && !content.is_empty() && !hidden.contains(line.range.start) {
            let is_after = items.peek().is_none() && !section.items.is_empty();
            let side = if is_after {
                &mut found.after
            } else {
                &mut found.before
            };
            side.push(plain(content));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, old: Option<&Rows>) -> Rows {
        let none = Rows::default();
        Rows::read(&Issue::new(text), Some(0), old.unwrap_or(&none))
    }

    fn ids(rows: &Rows) -> Vec<RowId> {
        rows.list.iter().map(|it| it.id).collect()
    }

    #[test]
    fn rows_keep_their_ids() {
        let before = rows("## A\n* [a](1)\n* [b](2)\n* [c](3)\n", None);
        let [a, b, c] = ids(&before)[..] else {
            panic!()
        };

        let typed = rows("## A\n* [a](1)\n* [bb](2)\n* [c](3)\n", Some(&before));
        assert_eq!(ids(&typed), [a, b, c]);
        assert_eq!(typed.list[1].version, 1);

        let moved = rows("## A\n* [c](3)\n* [a](1)\n* [b](2)\n", Some(&before));
        assert_eq!(ids(&moved), [c, a, b]);

        let removed = rows("## A\n* [a](1)\n* [c](3)\n", Some(&before));
        assert_eq!(ids(&removed), [a, c]);

        let added = rows(
            "## A\n* [a](1)\n* [a](1)\n* [b](2)\n* [c](3)\n",
            Some(&before),
        );
        assert_eq!(ids(&added)[0], a);
        assert_eq!(ids(&added)[2..], [b, c]);
        assert!(![a, b, c].contains(&ids(&added)[1]));
    }

    #[test]
    fn editors_are_not_entries_of_the_quote() {
        let text = "# Quote of the Week\n\n> A\n\nThis Week in Rust is edited by:\n\n* [a](https://a.example)\n";
        assert!(rows(text, None).list.is_empty());
    }

    #[test]
    fn unchanged_rows_are_recognized() {
        let before = rows("## A\n* [a](1)\n\nä [b](c)\n<!-- d -->\n", None);
        assert_eq!(before.prose.after, ["ä b"]);
        let after = rows("## A\n* [a](1)\n\nä [b](c)\n<!-- d -->\n", Some(&before));
        assert!(before == after);
    }

    #[test]
    fn text_is_before_or_after_the_list() {
        let prose = rows("## A\nlead\n* [a](1)\n\nnote\n", None).prose;
        assert_eq!(
            (prose.before, prose.after),
            (vec!["lead".to_owned()], vec!["note".to_owned()])
        );
        assert_eq!(rows("## A\nlead\n", None).prose.before, ["lead"]);
    }
}
