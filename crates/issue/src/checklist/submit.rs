//! "Ready to submit": one contribution, as the pull request will show it.

use std::ops::Range;

use super::{Item, State};
use crate::calendar::Date;
use crate::entry::{Entry, LocatedEntry, entries};
use crate::issue_field;
use crate::lint::{Archive, Problem, Settings, Severity, Stage, check};
use crate::outline::Section;
use crate::section::Kind;
use crate::text::Issue;

mod change;
pub(crate) use change::Change;

/// A contribution: the draft as it was fetched, and as it is now.
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

/// Returns the items for a contribution.
pub fn submit(it: &Submission<'_>) -> Vec<Item> {
    let changes = Change::between(it.base.text(), it.now.text());
    let added = added(it.now, &changes);
    let mut items = vec![
        current(it),
        one_item(&changes, &added),
        untouched(it, &changes),
    ];
    let one = match added.as_slice() {
        [one] => Some(one),
        [one, again] if is_same_event(one, again) => Some(one),
        _ => None,
    };
    if let Some((section, found)) = one {
        items.push(open_section(it.now, section));
        items.extend(in_form(it, found));
    } else if let Some((section, _)) = added
        .iter()
        .find(|(section, _)| takes_none(it.now, section))
    {
        items.push(open_section(it.now, section));
    }
    items.extend(questions());
    items
}

/// Returns the added entries, with their sections.
pub(crate) fn added<'a>(now: &'a Issue, changes: &[Change]) -> Vec<(&'a Section, LocatedEntry)> {
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

/// Whether two entries are one hybrid event, which is in two sections but is one contribution.
pub(crate) fn is_same_event(a: &(&Section, LocatedEntry), b: &(&Section, LocatedEntry)) -> bool {
    match (&a.1.entry, &b.1.entry) {
        (Entry::Event(one), Entry::Event(other)) => {
            (&one.url, one.date) == (&other.url, other.date) && a.0.heading != b.0.heading
        }
        _ => false,
    }
}

/// Whether the draft is of the next issue, which is one whose Wednesday has not passed.
pub(crate) fn current(it: &Submission<'_>) -> Item {
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

fn one_item(changes: &[Change], added: &[(&Section, LocatedEntry)]) -> Item {
    let label = "One entry";
    match added {
        [(section, found)] => {
            let detail = format!("In {}", section.heading);
            Item::new(label, State::Done, detail).at(found.range.clone())
        }
        [] => {
            let item = Item::new(label, State::Open, "No list item was added");
            match changes.first() {
                Some(change) => item.at(change.added.clone()),
                None => item,
            }
        }
        [one, again] if is_same_event(one, again) => {
            let detail = format!("In {} and {}", one.0.heading, again.0.heading);
            Item::new(label, State::Done, detail).at(one.1.range.clone())
        }
        [(_, first), ..] => {
            let detail = format!("{} were added: submit each on its own", added.len());
            Item::new(label, State::Open, detail).at(first.range.clone())
        }
    }
}

/// Whether only the entry's lines changed.
fn untouched(it: &Submission<'_>, changes: &[Change]) -> Item {
    let label = "Nothing else changed";
    let (base, now) = (it.base.text(), it.now.text());
    let mut faults = changes
        .iter()
        .filter_map(|it| Some((it.beyond_an_item(base, now)?, it)));
    match faults.next() {
        Some((fault, it)) => Item::new(label, State::Open, fault).at(it.added.clone()),
        None => Item::new(label, State::Done, ""),
    }
}

/// The first issue that no longer accepts contributions to "Project/Tooling Updates".
const CLOSED_SINCE: u64 = 665;

fn open_section(now: &Issue, section: &Section) -> Item {
    let label = "Section takes contributions";
    let open =
        |detail: &str| Item::new(label, State::Open, detail).at(section.heading_range.clone());
    if takes_none(now, section) {
        return open(
            "Project/Tooling Updates takes none since issue 665: post it on r/rust instead",
        );
    }
    let community = now.outline().section(Kind::Community);
    let is_community = community.is_some_and(|(_, it)| section.is_under(it));
    let is_list = matches!(
        section.kind,
        Kind::Events | Kind::CfpProjects | Kind::CfpEvents
    );
    if is_community || is_list {
        Item::new(label, State::Done, section.heading.clone())
    } else {
        open("The editors fill this section themselves")
    }
}

/// Whether the newsletter's CI rejects additions to this section.
pub(crate) fn takes_none(now: &Issue, section: &Section) -> bool {
    let is_closed = issue_field::number(now).is_none_or(|it| it >= CLOSED_SINCE);
    is_closed && section.heading.starts_with("Project/Tooling Updates")
}

/// The rules that find duplicate links.
pub(crate) const DUPLICATES: [&str; 4] = [
    "duplicate-link",
    "similar-link",
    "listed-before",
    "event-duplicate",
];

/// Checks the title, address and tags of the entry, and whether it was listed before.
fn in_form(it: &Submission<'_>, found: &LocatedEntry) -> Vec<Item> {
    let settings = Settings {
        stage: Stage::Draft,
        archive: it.archive,
        file_name: None,
    };
    let problems = check(it.now, &settings);
    let range = &found.range;
    let is_own = |it: &&Problem| {
        it.range.start < range.end && range.start < it.range.end.max(it.range.start + 1)
    };
    let own: Vec<&Problem> = problems.iter().filter(is_own).collect();
    let (again, form): (Vec<&Problem>, Vec<&Problem>) = own
        .into_iter()
        .partition(|it| DUPLICATES.contains(&it.rule));
    let form: Vec<&Problem> = form
        .into_iter()
        .filter(|it| it.severity != Severity::Hint)
        .collect();
    let twice = "Not listed before";
    let mut again_item = Item::of(twice, &again, "");
    if again.is_empty() && it.archive.is_none_or(Archive::is_empty) {
        let detail = "Not in this draft; earlier issues were not available";
        again_item = Item::new(twice, State::Done, detail);
    }
    // Of two equal links in one issue the rule reports the second, which may be the older one.
    if again.is_empty()
        && let Some(first) = newly_twice(it, &problems, &check(it.base, &settings))
    {
        again_item = Item::of(twice, &[first], "");
    }
    let title = if is_bare(&found.entry) {
        let detail = "Expected a line like * [Title](https://…)";
        Item::new("Title and tags", State::Open, detail).at(range.clone())
    } else {
        Item::of("Title and tags", &form, found.entry.title())
    };
    vec![title, again_item]
}

/// Returns the first duplicate link that was not a duplicate in the fetched draft. `problems` are those of the draft
/// with the contribution, `before` those of the fetched draft.
pub(crate) fn newly_twice<'p>(
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
pub(crate) fn is_bare(entry: &Entry) -> bool {
    entry.title().trim().is_empty() || entry.url().is_none_or(str::is_empty)
}

fn questions() -> [Item; 2] {
    let ask = |label, detail: &str| Item::new(label, State::Ask, detail);
    [
        ask(
            "Use of language models",
            "Say in the pull request if a language model wrote some of what the link leads to",
        ),
        ask(
            "No paywall",
            "Everybody can read it without paying or signing up",
        ),
    ]
}

#[cfg(test)]
mod tests;
