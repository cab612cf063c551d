//! The items that were added to a text, if nothing else changed.

use super::twice::twin;
use super::{AlreadyThere, Carried};
use crate::checklist::submit::Change;
use crate::item::Item;
use crate::lines::lines;
use crate::operation::{ItemPlace, OperationError, SectionRef, add_lines};
use crate::outline::Section;
use crate::section::Kind;
use crate::text::Issue;

/// Items that were added to a text, without any other change.
pub(super) struct Additions {
    base: Issue,
    items: Vec<Addition>,
}

/// An added item.
struct Addition {
    /// Its section.
    section: SectionRef,
    /// The section's kind.
    kind: Kind,
    /// Its lines, without an ending after the last.
    lines: String,
    /// The items before it in the section, nearest first.
    above: Vec<String>,
}

/// The most items to treat as additions. A contribution has one, an issue about 150.
const MOST_ITEMS: usize = 300;

/// The most items above an added item that are searched for in another text, to find the item's place there.
const MOST_ABOVE: usize = 30;

/// Whether the added items go before or after the items that are new in the other text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    AfterNew,
    BeforeNew,
}

impl Additions {
    /// Returns the items added from `base` to `side`; `None` if there is any other difference, or none.
    ///
    /// The first item of a section may replace the sentence that says it has no entries.
    pub(super) fn between(base: &Issue, side: &Issue) -> Option<Self> {
        let changes = Change::between(base.text(), side.text());
        let is_item = |it: &Change| it.beyond_an_item(base.text(), side.text()).is_none();
        let is_few = (1..=MOST_ITEMS).contains(&changes.len());
        if !is_few || !changes.iter().all(is_item) {
            return None;
        }
        let new = new_items(&changes, side);
        if new.len() > MOST_ITEMS || !are_items(&changes, &new, side) {
            return None;
        }
        let items = new.iter().filter_map(|it| Addition::of(side, it));
        Some(Self {
            base: base.clone(),
            items: items.collect(),
        })
    }

    /// Whether `issue` has all added items in their sections, unchanged.
    pub(super) fn are_in(&self, issue: &Issue) -> bool {
        let is_there = |it: &Addition| {
            let section = section_of(issue, &it.section);
            section.is_some_and(|section| texts(issue, section).contains(&it.lines))
        };
        self.items.iter().all(is_there)
    }

    /// Whether `issue` already has one of the added items, perhaps worded differently.
    pub(super) fn is_in(&self, issue: &Issue) -> bool {
        self.items.iter().any(|it| self.twin(issue, it).is_some())
    }

    fn twin(&self, issue: &Issue, it: &Addition) -> Option<AlreadyThere> {
        twin(&self.base, issue, (&it.section, it.kind), &it.lines)
    }

    /// Returns the text of `issue` with the added items that it does not have yet.
    pub(super) fn onto(&self, issue: &Issue, order: Order) -> Result<Carried, OperationError> {
        let mut after = issue.clone();
        let mut already: Vec<AlreadyThere> = Vec::new();
        for it in &self.items {
            if let Some(there) = self.twin(issue, it) {
                already.push(match order {
                    Order::AfterNew => there,
                    Order::BeforeNew => there.turned(),
                });
                continue;
            }
            let ending = issue.line_ending().as_str();
            let lines = it.lines.replace("\r\n", "\n").replace('\r', "\n");
            let place = self.place(&after, it, order);
            after = add_lines(&after, &it.section, &lines.replace('\n', ending), place)?;
        }
        Ok(Carried {
            text: after.text().to_owned(),
            conflicts: Vec::new(),
            already,
        })
    }

    /// Returns the place of an item in `issue`: after the nearest item before it that exists there.
    fn place(&self, issue: &Issue, it: &Addition, order: Order) -> ItemPlace {
        let Some(section) = section_of(issue, &it.section) else {
            return ItemPlace::Ranked;
        };
        if it.kind == Kind::Events {
            return ItemPlace::Ranked;
        }
        let there = texts(issue, section);
        let find = |above: &String| there.iter().rposition(|it| it == above);
        let mut index = it.above.iter().find_map(find).map_or(0, |it| it + 1);
        let old = section_of(&self.base, &it.section);
        let old = old.map_or(Vec::new(), |it| texts(&self.base, it));
        let is_new = |at: usize| there.get(at).is_some_and(|it| !old.contains(it));
        while order == Order::AfterNew && is_new(index) {
            index += 1;
        }
        ItemPlace::Before(index)
    }
}

impl Addition {
    fn of(side: &Issue, it: &NewItem<'_>) -> Option<Self> {
        let section = side.outline().sections.get(it.section)?;
        let text = |it: &Item| side.text().get(it.range.clone()).map(str::to_owned);
        let above = section.items.iter().take(it.index).rev().take(MOST_ABOVE);
        Some(Self {
            section: SectionRef::of(side.outline(), it.section),
            kind: section.kind,
            lines: text(it.item)?,
            above: above.filter_map(text).collect(),
        })
    }
}

/// A new item that begins in the added lines.
struct NewItem<'a> {
    item: &'a Item,
    /// The index of its section.
    section: usize,
    /// Its index among the items of the section.
    index: usize,
}

fn new_items<'a>(changes: &[Change], side: &'a Issue) -> Vec<NewItem<'a>> {
    let sections = side.outline().sections.iter().enumerate();
    let all = sections.flat_map(|(section, it)| {
        let items = it.items.iter().enumerate();
        items.map(move |(index, item)| NewItem {
            item,
            section,
            index,
        })
    });
    all.filter(|it| is_in(changes, it.item.range.start))
        .collect()
}

fn is_in(changes: &[Change], offset: usize) -> bool {
    changes.iter().any(|it| it.added.contains(&offset))
}

/// Whether every added line belongs to an added item. A line in a comment does not. Nor does one inside another item:
/// the added item would absorb the rest of that item.
fn are_items(changes: &[Change], new: &[NewItem<'_>], side: &Issue) -> bool {
    let text = side.text();
    let is_known = |start: usize| new.iter().any(|it| it.item.range.contains(&start));
    let mut lines = lines(text).filter(|it| is_in(changes, it.range.start));
    let are_known = lines.all(|it| {
        let line = text.get(it.range.clone()).unwrap_or_default();
        line.trim().is_empty() || is_known(it.range.start)
    });
    let ends_there = |it: &NewItem<'_>| is_in(changes, it.item.range.end.saturating_sub(1));
    are_known && new.iter().all(ends_there)
}

/// Returns the section that `name` refers to in `issue`, if it exists.
fn section_of<'a>(issue: &'a Issue, name: &SectionRef) -> Option<&'a Section> {
    let index = name.resolve(issue.outline()).ok()?;
    issue.outline().sections.get(index)
}

/// The texts of the section's items, in order.
fn texts(issue: &Issue, section: &Section) -> Vec<String> {
    let text = |it: &Item| issue.text().get(it.range.clone()).unwrap_or_default();
    section.items.iter().map(|it| text(it).to_owned()).collect()
}
