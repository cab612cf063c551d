//! An event that is not in date order.
//!
//! Events are sorted by their first day, so that readers find this week's at the top.
//! The rule reports as few events as need to move. Events on the same day may be in any order.
//! Events with a line of text between them are not compared: the line may be a heading that lost its `#`s.
//!
//! ```markdown
//! ### Europe
//! * 2026-09-08 | Oslo, NO | [Rust Oslo](https://example.com/oslo)
//!     * [**Autumn meetup**](https://example.com/oslo/1)
//! * 2026-08-27 | Bergen, NO | [Rust Bergen](https://example.com/bergen)
//!     * [**Summer meetup**](https://example.com/bergen/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Europe
//! * 2026-08-27 | Bergen, NO | [Rust Bergen](https://example.com/bergen)
//!     * [**Summer meetup**](https://example.com/bergen/1)
//! * 2026-09-08 | Oslo, NO | [Rust Oslo](https://example.com/oslo)
//!     * [**Autumn meetup**](https://example.com/oslo/1)
//! ```
//!
//! The fix is safe: it moves the event's lines unchanged.

use crate::calendar::Date;
use crate::edit::Replace;
use crate::entry::{Entry, LocatedEntry};
use crate::item::Item;
use crate::lint::events::{Head, in_two_lines, sections, whole_lines};
use crate::lint::manual::manual;
use crate::lint::order::misplaced;
use crate::lint::rules::event_year::turned;
use crate::lint::{Context, Fix, LineKind, Problem, Rule, Severity};
use crate::outline::Section;

pub(crate) const RULE: Rule = Rule {
    name: "event-order",
    severity: Severity::Warning,
    doc: manual!("event_order.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    if !in_two_lines(context) {
        return;
    }
    for (_, section, entries) in sections(context) {
        let days: Vec<Dated<'_>> = dated(context, section, entries).collect();
        for days in days.chunk_by(|a, b| is_next(context, a.item, b.item)) {
            in_order(context, days, found);
        }
    }
}

/// Whether no line of text is between two items or at the end of the first one. Such a line may be a heading that lost
/// its `#`s.
fn is_next(context: &Context<'_>, from: &Item, to: &Item) -> bool {
    let lines = context.line_index(from.range.start)..context.line_index(to.range.end) + 1;
    let mut both = context.lines.get(lines).unwrap_or_default().iter();
    both.all(|it| match it.kind {
        LineKind::Prose => false,
        LineKind::InItem => it.text.starts_with([' ', '\t']),
        _ => true,
    })
}

/// Reports the events of `days` that are out of order.
fn in_order(context: &Context<'_>, days: &[Dated<'_>], found: &mut Vec<Problem>) {
    let keys: Vec<Date> = days.iter().map(|it| it.day).collect();
    let moves = misplaced(&keys);
    let stay = days
        .iter()
        .enumerate()
        .filter(|(it, _)| moves.binary_search(it).is_err());
    let rest: Vec<&Dated<'_>> = stay.map(|(_, it)| it).collect();
    let latest = latest(&rest);
    for it in moves.iter().filter_map(|it| days.get(*it)) {
        found.extend(problem(context, it, &rest, &latest));
    }
}

/// Returns for each event the latest day and place up to that event. They never decrease, so a binary search works on
/// them.
fn latest<'c>(rest: &[&'c Dated<'_>]) -> Vec<(Date, &'c str)> {
    let mut latest: Vec<(Date, &str)> = Vec::with_capacity(rest.len());
    for it in rest {
        let own = (it.day, it.place.as_str());
        let before = latest.last().copied().unwrap_or(own);
        latest.push(before.max(own));
    }
    latest
}

/// An event with its day, and its place as written.
struct Dated<'c> {
    day: Date,
    place: String,
    item: &'c Item,
}

/// Returns the events with their days; a day with a wrong year counts in the year that is meant.
fn dated<'c>(
    context: &'c Context<'_>,
    section: &'c Section,
    entries: &'c [LocatedEntry],
) -> impl Iterator<Item = Dated<'c>> {
    let first = entries.iter().filter(|it| it.sub.is_none_or(|it| it == 0));
    first.filter_map(|it| match &it.entry {
        Entry::Event(event) => {
            let meant = |issue| turned(event.date, event.last_day(), issue);
            let day = context.date.and_then(meant).map_or(event.date, |it| it.0);
            Some(Dated {
                day,
                place: event.sort_key().1,
                item: section.items.get(it.item)?,
            })
        }
        _ => None,
    })
}

/// Returns the problem of an event that must move; the events that stay are in order.
fn problem(
    context: &Context<'_>,
    moved: &Dated<'_>,
    rest: &[&Dated<'_>],
    latest: &[(Date, &str)],
) -> Option<Problem> {
    let (text, item) = (context.text, moved.item);
    let range = Head::read(text, item).map_or_else(|| item.range.clone(), |it| it.dates);
    // On the same day the place decides, as when sorting. The other events of that day do not move.
    let key = (moved.day, moved.place.as_str());
    let next_day = rest.get(rest.partition_point(|it| it.day <= moved.day));
    let next = rest.get(latest.partition_point(|it| *it <= key));
    let ending = context.issue.line_ending().as_str();
    let lines = context.slice(item.range.clone());
    let insert = match (next, rest.last()) {
        (Some(next), _) => Replace::insert(next.item.range.start, format!("{lines}{ending}")),
        (None, last) => Replace::insert(last?.item.range.end, format!("{ending}{lines}")),
    };
    let position = match next_day {
        Some(next) => format!("before {}", next.day),
        None => format!("after {}", rest.last()?.day),
    };
    let message = format!("Event is out of order: it belongs {position}");
    let edits = vec![Replace::delete(whole_lines(text, item)), insert];
    let fix = Fix::safe(format!("Move the event {position}"), edits);
    Some(RULE.problem(range, message).with_fix(fix))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    const MIXED: &str = "### Europe\r\n* 2026-09-03 | Ås, NO | [A](https://a.example)\r\n    * [**3**](https://a.example/3)\r\n* 2026-09-01 | Ås, NO | [A](https://a.example)\r\n    * [**1 💛**](https://a.example/1)\r\n* 2026-09-02 | Ås, NO | [A](https://a.example)\r\n    * [**2**](https://a.example/2)\r\n* 2026-09-04 | Ås, NO | [A](https://a.example)\r\n    * [**4**](https://a.example/4)";

    #[test]
    fn the_message_names_the_event_to_move() {
        check_problems(
            RULE,
            MIXED,
            &expect![[r#"
            2: * 2026-09-03 | Ås, NO | [A](https://a.example)
                 ^^^^^^^^^^ warning: Event is out of order: it belongs before 2026-09-04 (Move the event before 2026-09-04)
        "#]],
        );
    }

    #[test]
    fn no_event_moves_over_a_lost_heading() {
        for lost in [
            "###Oceania",
            "\nOceania",
            "**Oceania 💛**\n",
            "\nOceania\n-------",
        ] {
            let event = |day| {
                format!(
                    "* 2026-09-{day} | Ås, NO | [A](https://a.example)\n    * [**1**](https://a.example/{day})\n"
                )
            };
            let text = format!("### Europe\n{}{lost}\n{}", event("03"), event("01"));
            check_problems(RULE, &text, &expect![[""]]);
        }
        // A heading that lost its `#`s is part of the item above, and would move with it.
        check_problems(
            RULE,
            "### Europe\n* 2026-09-03 | Ås, NO | [A](https://a.example)\n    * [**1**](https://a.example/1)\n* 2026-09-02 | Ås, NO | [A](https://a.example)\n    * [**2 💛**](https://a.example/2)\nOceania\n* 2026-09-01 | Ås, NO | [A](https://a.example)\n    * [**3**](https://a.example/3)\n",
            &expect![[""]],
        );
    }

    #[test]
    fn events_of_one_day_are_in_order_of_their_places() {
        check_fix(
            RULE,
            "### Europe\n* 2026-09-01 | Ulm, DE | [A](https://a.example)\n    * [**1**](https://a.example/1)\n* 2026-09-03 | Berlin, DE | [A](https://a.example)\n    * [**2**](https://a.example/2)\n* 2026-09-03 | Lyon, FR | [A](https://a.example)\n    * [**3**](https://a.example/3)\n* 2026-09-01 | Rome, IT | [A](https://a.example)\n    * [**4**](https://a.example/4)\n* 2026-09-03 | Oslo, NO | [A](https://a.example)\n    * [**5**](https://a.example/5)\n",
            &expect![[r#"
                ### Europe
                * 2026-09-01 | Rome, IT | [A](https://a.example)
                    * [**4**](https://a.example/4)
                * 2026-09-01 | Ulm, DE | [A](https://a.example)
                    * [**1**](https://a.example/1)
                * 2026-09-03 | Berlin, DE | [A](https://a.example)
                    * [**2**](https://a.example/2)
                * 2026-09-03 | Lyon, FR | [A](https://a.example)
                    * [**3**](https://a.example/3)
                * 2026-09-03 | Oslo, NO | [A](https://a.example)
                    * [**5**](https://a.example/5)
            "#]],
        );
    }

    #[test]
    fn an_event_with_a_wrong_year_is_in_order() {
        check_problems(
            RULE,
            "Date: 2026-08-26\n\n### Europe\n* 2026-08-27 | Ås, NO | [A](https://a.example)\n    * [**1**](https://a.example/1)\n* 2024-08-28 | Ås, NO | [A](https://a.example)\n    * [**2 💛**](https://a.example/2)\n* 2026-08-29 | Ås, NO | [A](https://a.example)\n    * [**3**](https://a.example/3)\n",
            &expect![[""]],
        );
    }

    #[test]
    fn fix_moves_the_lines() {
        check_fix(
            RULE,
            MIXED,
            &expect![[r#"
            ### Europe␍
            * 2026-09-01 | Ås, NO | [A](https://a.example)␍
                * [**1 💛**](https://a.example/1)␍
            * 2026-09-02 | Ås, NO | [A](https://a.example)␍
                * [**2**](https://a.example/2)␍
            * 2026-09-03 | Ås, NO | [A](https://a.example)␍
                * [**3**](https://a.example/3)␍
            * 2026-09-04 | Ås, NO | [A](https://a.example)␍
                * [**4**](https://a.example/4)"#]],
        );
        check_fix(
            RULE,
            "### Europe\n* 2026-09-03 | Ås, NO | [A](https://a.example)\n    * [**3**](https://a.example/3)\n* 2026-09-01 | Ås, NO | [A](https://a.example)\n    * [**1**](https://a.example/1)\n* 2026-09-02 | Ås, NO | [A](https://a.example)\n    * [**2**](https://a.example/2)\n",
            &expect![[r#"
                ### Europe
                * 2026-09-01 | Ås, NO | [A](https://a.example)
                    * [**1**](https://a.example/1)
                * 2026-09-02 | Ås, NO | [A](https://a.example)
                    * [**2**](https://a.example/2)
                * 2026-09-03 | Ås, NO | [A](https://a.example)
                    * [**3**](https://a.example/3)
            "#]],
        );
    }
}
