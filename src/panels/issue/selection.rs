//! Several entries chosen, wherever they stand, to be moved or removed together in one step.

use issue::entry::{Entry, entries};
use issue::operation::{Operation, Target};
use leptos::ev;
use leptos::prelude::*;

use super::hand::Hand;
use crate::browser::dom::{El, Region, button, div, label, option, select, span, when};
use crate::browser::{focus, keys, rows};
use crate::editor::{Editor, RowId, SectionId, Summary, index_of, reference};
use crate::element_ids::{row_id, section_id};
use crate::forms::add_label;

/// An entry that is chosen.
#[derive(Clone, Debug)]
struct Chosen {
    section: SectionId,
    hand: Hand,
    row: RowId,
}

/// Where a chosen entry stands.
struct Place {
    /// The section's index in the outline.
    order: usize,
    section: SectionId,
    index: usize,
}

/// The entries that are chosen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Selecting {
    chosen: RwSignal<Vec<Chosen>>,
    /// The row that was turned last, from which a stretch of rows begins.
    anchor: RwSignal<Option<RowId>>,
}

impl Selecting {
    /// The one of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Whether a row is chosen, at this moment.
    pub fn has(self, row: RowId) -> bool {
        self.chosen
            .with_untracked(|it| it.iter().any(|it| it.row == row))
    }

    /// Chooses a row or lets it go; `up_to` chooses all rows between it and the one turned last.
    pub fn turn(self, hand: Hand, row: RowId, up_to: bool) {
        let stretch = self.stretch(hand, row).filter(|_| up_to);
        match stretch {
            Some(rows) => rows.into_iter().for_each(|it| self.set(hand, it, true)),
            None => self.set(hand, row, !self.has(row)),
        }
        self.anchor.set(Some(row));
    }

    fn stretch(self, hand: Hand, row: RowId) -> Option<Vec<RowId>> {
        let anchor = self.anchor.get_untracked()?;
        hand.rows.with_untracked(|it| {
            let (a, b) = (it.position(anchor)?, it.position(row)?);
            let rows = it.list.get(a.min(b)..=a.max(b))?;
            Some(rows.iter().map(|it| it.id).collect())
        })
    }

    fn set(self, hand: Hand, row: RowId, on: bool) {
        self.chosen.update(|it| {
            it.retain(|it| it.row != row);
            if on {
                let section = hand.section();
                it.push(Chosen { section, hand, row });
            }
        });
        rows::check(&row_id(row), on);
    }

    /// Lets all go.
    pub fn clear(self) {
        let gone = self.chosen.try_update(std::mem::take).unwrap_or_default();
        for it in gone {
            rows::check(&row_id(it.row), false);
        }
    }

    /// Lets those of a section go that leaves the page.
    pub fn forget(self, section: &SectionId) {
        let is_there = self
            .chosen
            .try_with_untracked(|it| it.iter().any(|it| it.section == *section));
        if is_there == Some(true) {
            self.chosen
                .update(|it| it.retain(|it| it.section != *section));
        }
    }

    /// How many are chosen and still there.
    fn count(self) -> usize {
        let is_there = |it: &&Chosen| {
            it.hand
                .rows
                .try_with(|rows| rows.position(it.row).is_some())
                == Some(true)
        };
        self.chosen.with(|it| it.iter().filter(is_there).count())
    }

    /// Where they stand, in the issue's order.
    fn places(self, editor: Editor) -> Vec<Place> {
        let sections = editor.sections().get_untracked();
        let place = |it: &Chosen| {
            Some(Place {
                order: sections
                    .iter()
                    .position(|section| section.id == it.section)?,
                section: it.section.clone(),
                index: it.hand.find(it.row)?.0,
            })
        };
        let mut places: Vec<_> = self
            .chosen
            .with_untracked(|it| it.iter().filter_map(place).collect());
        places.sort_by_key(|it| (it.order, it.index));
        places
    }
}

/// The operations that remove the entries at `places`, the last one first.
fn removals(editor: Editor, places: &[Place]) -> Vec<Operation> {
    let issue = editor.issue().get_untracked();
    let remove = |it: &Place| {
        Some(Operation::Remove {
            section: reference(issue.outline(), &it.section)?,
            index: it.index,
        })
    };
    places.iter().rev().filter_map(remove).collect()
}

/// The operations that move the entries at `places` to the end of `target`, in their order.
fn moves(editor: Editor, places: &[Place], target: &SectionId) -> Vec<Operation> {
    let issue = editor.issue().get_untracked();
    let outline = issue.outline();
    let Some(to) = reference(outline, target) else {
        return Vec::new();
    };
    let there = index_of(outline, target).and_then(|it| outline.sections.get(it));
    let there = there.map(|it| entries(issue.text(), &outline.hidden, it));
    let is_entry = |it: &&issue::entry::LocatedEntry| !matches!(it.entry, Entry::None(_));
    let end = there.unwrap_or_default().iter().filter(is_entry).count();
    let away: Vec<&Place> = places.iter().filter(|it| it.section != *target).collect();
    let each = away.iter().enumerate().filter_map(|(moved, it)| {
        let left = away.iter().take(moved);
        let left = left.filter(|before| before.section == it.section).count();
        Some(Operation::Move {
            section: reference(outline, &it.section)?,
            index: it.index - left,
            to: Target {
                section: to.clone(),
                index: end + moved,
            },
        })
    });
    each.collect()
}

/// What can be done to the entries that are chosen, while any are.
pub fn selection_bar() -> Region {
    let selecting = Selecting::expect();
    when(move || selecting.count() > 0, bar)
}

fn bar() -> El {
    let editor = Editor::expect();
    let selecting = Selecting::expect();
    let targets = StoredValue::new(targets(editor));
    let target = RwSignal::new(0_usize);
    let finish =
        move |label: &str, operations: Vec<Operation>, said: String, home: Option<SectionId>| {
            match editor.run_all(label, operations) {
                Ok(()) => {
                    selecting.clear();
                    editor.say(said);
                    focus::soon(home.map(|it| section_id(&it)).unwrap_or_default());
                }
                Err(error) => editor.say(format!("Not done: {error}. Nothing was changed.")),
            }
        };
    let remove = move || {
        let places = selecting.places(editor);
        let what = entries_of(places.len());
        let home = places.first().map(|it| it.section.clone());
        let said = format!("Removed {what}. Undo brings them back.");
        finish(
            &format!("remove {what}"),
            removals(editor, &places),
            said,
            home,
        );
    };
    let move_all = move || {
        let to = targets.with_value(|it| it.get(target.get_untracked()).cloned());
        let Some(to) = to else { return };
        let operations = moves(editor, &selecting.places(editor), &to);
        let what = entries_of(operations.len());
        let said = format!("Moved {what} to {to}.");
        finish(&format!("move {what}"), operations, said, Some(to));
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if keys::is_escape(&event) {
            selecting.clear();
        }
    };
    let option = |(at, name): (usize, &SectionId)| option().attr("value", at).child(&**name);
    let options: Vec<_> = targets.with_value(|it| it.iter().enumerate().map(option).collect());
    let said = move || format!("{} selected", entries_of(selecting.count()));
    let choose = move |event| target.set(event_target_value(&event).parse().unwrap_or_default());
    let choice = select()
        .id("selection-target")
        .on(ev::change, choose)
        .child(options);
    let name = label()
        .class("visually-hidden")
        .attr("for", "selection-target");
    let clear = button().class("quiet").on_click(move || selecting.clear());

    div()
        .class("selection")
        .attr("role", "region")
        .attr("aria-label", "Selected entries")
        .on(ev::keydown, on_key)
        .child(span().attr("role", "status").child(said))
        .child(name.child("Move to"))
        .child(choice)
        .child(button().on_click(move_all).child("Move there"))
        .child(button().on_click(remove).child("Remove selected"))
        .child(clear.child("Clear"))
}

fn entries_of(count: usize) -> String {
    format!("{count} {}", if count == 1 { "entry" } else { "entries" })
}

/// The sections that take entries.
fn targets(editor: Editor) -> Vec<SectionId> {
    let takes = |it: &&Summary| add_label(it).is_some();
    let sections = editor.sections();
    sections.with_untracked(|it| it.iter().filter(takes).map(|it| it.id.clone()).collect())
}
