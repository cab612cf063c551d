//! The checklist before submitting: what a contribution still needs before its pull request.

use std::ops::Range;

use super::{Item, State};
use crate::calendar::Date;
use crate::entry::{Entry, LocatedEntry, entries};
use crate::issue_field;
use crate::lint::{Archive, Problem};
use crate::outline::Section;
use crate::text::Issue;

mod change;
mod ready;

pub(crate) use change::Change;
pub use ready::{Condition, Readiness, Reason, Route, ready, ready_in_steps};

/// A contribution: the draft as it was fetched, and the draft with the contribution.
#[derive(Clone, Copy, Debug)]
pub struct Submission<'a> {
    /// The draft on the newsletter's main branch.
    pub base: &'a Issue,
    /// The draft with the contribution.
    pub now: &'a Issue,
    /// The day of the contribution.
    pub today: Date,
    /// Earlier issues, if available.
    pub archive: Option<&'a Archive>,
}

/// Returns the items for a contribution. The open ones correspond to the reasons that [`ready()`] returns.
pub fn submit(it: &Submission<'_>) -> Vec<Item> {
    let changes = Change::between(it.base.text(), it.now.text());
    let added = added(it.now, &changes);
    let reasons = ready(it).reasons;
    let item = |label, condition, done: String| {
        let found = reasons.iter().filter(|it| it.condition == condition);
        Item::for_reasons(label, &found.collect::<Vec<_>>(), done).on(condition)
    };
    let one = match added.as_slice() {
        [one] => Some((one, format!("In {}", one.0.heading))),
        [one, again] if is_same_event(one, again) => {
            Some((one, format!("In {} and {}", one.0.heading, again.0.heading)))
        }
        _ => None,
    };
    let count = match &one {
        Some(((_, found), place)) => {
            let item = Item::new("One entry", State::Done, place).on(Condition::One);
            item.at(found.range.clone())
        }
        None => item("One entry", Condition::One, String::new()),
    };
    let mut items = vec![
        current(it),
        count,
        item("Nothing else changed", Condition::Alone, String::new()),
    ];
    let heading = one.as_ref().map(|it| it.0.0.heading.clone());
    if heading.is_some() || reasons.iter().any(|it| it.condition == Condition::Section) {
        let label = "Section takes contributions";
        items.push(item(label, Condition::Section, heading.unwrap_or_default()));
    }
    if let Some(((_, found), _)) = one {
        let title = found.entry.title().to_owned();
        items.push(item("Title and tags", Condition::Form, title));
        items.push(item("Not listed before", Condition::New, compared(it)));
    }
    items.extend(questions());
    items
}

/// Returns what a new entry was compared with, in words.
fn compared(it: &Submission<'_>) -> String {
    if it.archive.is_none_or(Archive::is_empty) {
        "Not in this draft; earlier issues were not available".to_owned()
    } else {
        String::new()
    }
}

/// Returns the added entries, with their sections.
fn added<'a>(now: &'a Issue, changes: &[Change]) -> Vec<(&'a Section, LocatedEntry)> {
    let outline = now.outline();
    let touches =
        |it: &Change, body: &Range<usize>| body.start <= it.added.end && it.added.start <= body.end;
    let touched = |section: &&Section| changes.iter().any(|it| touches(it, &section.body));
    let sections = outline.sections.iter().filter(touched);
    let all = sections.flat_map(|section| {
        let found = entries(now.text(), &outline.hidden, section);
        found.into_iter().map(move |it| (section, it))
    });
    let is_new = |found: &LocatedEntry| {
        let mut added = changes.iter().map(|it| &it.added);
        added.any(|it| it.contains(&found.range.start))
    };
    all.filter(|(_, it)| is_new(it)).collect()
}

/// Whether two entries are the same hybrid event: it is in two sections, but counts as one contribution.
fn is_same_event(a: &(&Section, LocatedEntry), b: &(&Section, LocatedEntry)) -> bool {
    match (&a.1.entry, &b.1.entry) {
        (Entry::Event(one), Entry::Event(other)) => {
            (&one.url, one.date) == (&other.url, other.date) && a.0.heading != b.0.heading
        }
        _ => false,
    }
}

/// Returns the item about the draft's issue, which must be the next one: its Wednesday must not have passed.
fn current(it: &Submission<'_>) -> Item {
    let label = "This week's draft";
    let Some(date) = issue_field::date(it.now) else {
        return Item::new(
            label,
            State::Open,
            "The text has no date: it is not a draft",
        );
    };
    match date.days() - it.today.days() {
        ..0 => {
            let detail = format!("The issue of {date} is out: add the link to the next draft");
            Item::new(label, State::Open, detail)
        }
        0..=7 => Item::new(
            label,
            State::Done,
            format!("Comes out on {}", date.in_words()),
        ),
        _ => Item::new(
            label,
            State::Open,
            format!("The issue of {date} is not the next one"),
        ),
    }
}

/// The first issue that no longer accepts contributions to "Project/Tooling Updates".
const CLOSED_SINCE: u64 = 665;

/// Whether the newsletter's CI rejects additions to this section.
fn takes_none(now: &Issue, section: &Section) -> bool {
    let is_closed = issue_field::number(now).is_none_or(|it| it >= CLOSED_SINCE);
    is_closed && section.heading.starts_with("Project/Tooling Updates")
}

/// The rules that find duplicate links.
const DUPLICATES: [&str; 4] = [
    "duplicate-link",
    "similar-link",
    "listed-before",
    "event-duplicate",
];

/// Returns the first duplicate link that is new with the contribution. `problems` are those of the draft with the
/// contribution, `before` those of the fetched draft.
fn newly_twice<'p>(
    it: &Submission<'_>,
    problems: &'p [Problem],
    before: &[Problem],
) -> Option<&'p Problem> {
    let key = |issue: &Issue, it: &Problem| {
        let text = issue.text().get(it.range.clone()).unwrap_or_default();
        (it.rule, text.to_owned())
    };
    let before: Vec<_> = before.iter().map(|problem| key(it.base, problem)).collect();
    let mut twice = problems.iter().filter(|it| DUPLICATES.contains(&it.rule));
    twice.find(|problem| !before.contains(&key(it.now, problem)))
}

/// Whether an entry lacks a title with an address.
fn is_bare(entry: &Entry) -> bool {
    entry.title().trim().is_empty() || entry.url().is_none_or(str::is_empty)
}

fn questions() -> [Item; 2] {
    let ask = |label, detail: &str| Item::new(label, State::Ask, detail);
    [
        ask(
            "Use of language models",
            "If a language model wrote part of the linked text, say so in the pull request",
        ),
        ask(
            "No paywall",
            "Everybody can read it without paying or signing up",
        ),
    ]
}

#[cfg(test)]
mod tests;
