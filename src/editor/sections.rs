//! The issue's sections as the page lists them: values only, with unique ids.

use std::sync::Arc;

use issue::Issue;
use issue::entry::{self, Entry};
use issue::operation::{SectionRef, names};
use issue::outline::{Outline, Section};
use issue::section::Kind;

use super::SectionId;
use super::rows::Prose;

/// A section as the outline shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Identifies it on this page. Its index in the list is its index in the issue's outline.
    pub id: SectionId,
    /// The heading as readers see it.
    pub heading: String,
    /// 1 to 6; 0 for what is above the first heading.
    pub level: u8,
    /// How many headings it is under, including its own.
    pub depth: usize,
    /// What it holds.
    pub kind: Kind,
    /// How many entries it has. A sentence that says there are none does not count.
    pub count: usize,
    /// Whether it and the sections under it are empty.
    pub is_empty: bool,
    /// Whether it is a group under a heading of the same kind, such as a team of a final comment period.
    pub is_group: bool,
}

/// The id of what is above the first heading.
const TOP: &str = "Before the first heading";

/// The sections of `issue`, in order.
pub fn read(issue: &Issue) -> Vec<Summary> {
    let outline = issue.outline();
    let named = names(outline).into_iter().zip(&outline.sections);
    let mut above: Vec<(u8, Kind)> = Vec::new();
    let mut list = Vec::with_capacity(outline.sections.len());
    for (name, section) in named {
        above.retain(|(level, _)| *level < section.level);
        let is_group = above.last().is_some_and(|(_, kind)| *kind == section.kind);
        above.push((section.level, section.kind));
        let heading = if section.level == 0 {
            TOP.to_owned()
        } else {
            section.heading.clone()
        };
        list.push(Summary {
            id: id(&name),
            heading,
            level: section.level,
            depth: section.path.len(),
            kind: section.kind,
            count: count(issue, section),
            is_empty: true,
            is_group,
        });
    }
    mark_empty(issue, &mut list);
    list
}

/// A section is empty if it and all those under it are.
fn mark_empty(issue: &Issue, list: &mut [Summary]) {
    let sections = &issue.outline().sections;
    // The depths of later sections that are not empty and could still be under an earlier one.
    let mut filled: Vec<usize> = Vec::new();
    for (summary, section) in list.iter_mut().zip(sections).rev() {
        let before = filled.len();
        filled.retain(|it| *it <= summary.depth);
        let has_filled_under = filled.len() < before;
        summary.is_empty = !has_filled_under && is_blank(issue, section, summary.count);
        if !summary.is_empty && !filled.contains(&summary.depth) {
            filled.push(summary.depth);
        }
    }
}

/// Whether a section has no entries or, if it is for text rather than entries, no text.
fn is_blank(issue: &Issue, section: &Section, count: usize) -> bool {
    match section.kind {
        Kind::CrateOfTheWeek | Kind::PerformanceTriage | Kind::Jobs | Kind::QuoteOfTheWeek => {
            super::rows::prose(issue, section) == Prose::default()
        }
        _ => count == 0,
    }
}

fn id(name: &str) -> SectionId {
    Arc::from(if name.is_empty() { TOP } else { name })
}

fn count(issue: &Issue, section: &Section) -> usize {
    // The list below the quote is the editors', which has its own card.
    if section.kind == Kind::QuoteOfTheWeek {
        return 0;
    }
    match section.items.as_slice() {
        [item] => {
            let raw = issue.text().get(item.range.clone()).unwrap_or_default();
            usize::from(!matches!(entry::read(raw, section.kind), Entry::None(_)))
        }
        items => items.len(),
    }
}

/// The ids of all sections, in the order of `outline`.
pub fn ids(outline: &Outline) -> Vec<SectionId> {
    names(outline).iter().map(|it| id(it)).collect()
}

/// The index of the section with this id in `outline`.
pub fn index_of(outline: &Outline, section: &str) -> Option<usize> {
    names(outline).iter().position(|it| *id(it) == *section)
}

/// The section with this id, as operations name it.
pub fn reference(outline: &Outline, section: &str) -> Option<SectionRef> {
    Some(SectionRef::of(outline, index_of(outline, section)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_there_are_none_does_not_count() {
        let issue = Issue::new("* a\n## Jobs\n* *No jobs this week.*\n## B\n* [x](y)\n* z\n");
        let found: Vec<_> = read(&issue)
            .into_iter()
            .map(|it| (it.heading, it.count))
            .collect();
        let expected = [(TOP, 1), ("Jobs", 0), ("B", 2)];
        assert_eq!(
            found,
            expected.map(|(name, count)| (name.to_owned(), count))
        );
    }

    #[test]
    fn a_section_with_something_under_it_is_not_empty() {
        let text = "## A\n### B\n### C\n* [d](e)\n## F\n### G\n## Jobs\nMany.\n";
        let found: Vec<_> = read(&Issue::new(text))
            .iter()
            .map(|it| it.is_empty)
            .collect();
        assert_eq!(found, [false, true, false, true, true, false]);
    }

    #[test]
    fn a_team_of_a_final_comment_period_is_a_group() {
        let issue = Issue::new("### Final Comment Period\n#### Rust\n### New RFCs\n");
        let found: Vec<_> = read(&issue).iter().map(|it| it.is_group).collect();
        assert_eq!(found, [false, true, false]);
    }
}
