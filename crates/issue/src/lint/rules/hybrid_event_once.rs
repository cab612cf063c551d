//! A hybrid event listed under "Virtual" only, or under its continent only.
//!
//! Hybrid events belong in both sections, so that people who travel and people who join online find them.
//!
//! ```markdown
//! ## Upcoming Events
//!
//! ### Virtual
//! * 2026-08-27 | Hybrid (Oslo, NO) | [Rust Oslo](https://example.com/oslo)
//!     * [**Summer meetup**](https://example.com/oslo/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Upcoming Events
//!
//! ### Virtual
//! * 2026-08-27 | Hybrid (Oslo, NO) | [Rust Oslo](https://example.com/oslo)
//!     * [**Summer meetup**](https://example.com/oslo/1)
//!
//! ### Europe
//! * 2026-08-27 | Hybrid (Oslo, NO) | [Rust Oslo](https://example.com/oslo)
//!     * [**Summer meetup**](https://example.com/oslo/1)
//! ```
//!
//! The fix is suggested: it lists the event a second time. If the other section has the event on another day, one of
//! the days is wrong, and there is no fix.

use std::collections::HashSet;

use crate::calendar::Date;
use crate::entry::{Entry, Event, Format};
use crate::lint::events::{Listed, continent, dates, keys, listed, place};
use crate::lint::manual::manual;
use crate::lint::operation_fix::operation_edits;
use crate::lint::since::is_current;
use crate::lint::{Context, Fix, Problem, Rule, Severity};
use crate::operation::{Operation, SectionRef};

pub(crate) const RULE: Rule = Rule {
    name: "hybrid-event-once",
    severity: Severity::Warning,
    doc: manual!("hybrid_event_once.rs"),
    check,
};

const VIRTUAL: &str = "Virtual";

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    if !is_current(context) {
        return;
    }
    let all: Vec<_> = listed(context).collect();
    let hybrid = once(context, &all, |it| it.format == Format::Hybrid);
    if hybrid.is_empty() {
        return;
    }
    let mut elsewhere = HashSet::new();
    for it in once(context, &all, |_| true) {
        let keys = keys(context, &it).either();
        elsewhere.extend(keys.map(|key| (is_virtual(&it), key)));
    }
    for it in &hybrid {
        let problem = problem(context, found, it, &elsewhere);
        found.extend(problem);
    }
}

/// Returns the events for which `wanted` holds, if that day has them only under "Virtual" or only under continents.
fn once<'c>(
    context: &Context<'_>,
    all: &[Listed<'c>],
    wanted: fn(&Event) -> bool,
) -> Vec<Listed<'c>> {
    // Past events will be removed from both sections soon.
    let is_over = |it: &Event| context.date.is_some_and(|day| it.last_day() < day);
    let mut found = all.to_vec();
    found.retain(|it| wanted(it.event) && !is_over(it.event));
    let days: HashSet<Date> = found.iter().map(|it| it.event.date).collect();
    let on_these_days = all.iter().filter(|it| days.contains(&it.event.date));
    let known: HashSet<(bool, Date, &str)> = on_these_days
        .flat_map(|it| named(context, it).map(|key| (is_virtual(it), it.event.date, key)))
        .collect();
    let is_known = |it: &Listed<'_>| {
        let there = named(context, it).map(|key| (!is_virtual(it), it.event.date, key));
        there.iter().any(|it| known.contains(it))
    };
    found.retain(|it| !is_known(it));
    found
}

fn is_virtual(it: &Listed<'_>) -> bool {
    it.heading.heading.trim_end_matches(':') == VIRTUAL
}

/// Returns keys of an event. Two listings on one day are the same event if they share one of their keys.
fn named<'c>(context: &'c Context<'_>, it: &Listed<'c>) -> [&'c str; 3] {
    let keys = keys(context, it);
    [&keys.url, &keys.organiser, &it.event.title]
}

/// Returns the problem of a listing. `elsewhere` has the keys of all listings, without the day.
fn problem(
    context: &Context<'_>,
    found: &[Problem],
    it: &Listed<'_>,
    elsewhere: &HashSet<(bool, &str)>,
) -> Option<Problem> {
    let there = !is_virtual(it);
    let home = if there { VIRTUAL } else { continent(it.event)? };
    let keys = keys(context, it).either();
    if keys.iter().any(|key| elsewhere.contains(&(there, *key))) {
        let message = format!("Hybrid event is listed under {home} on another day");
        return Some(RULE.problem(dates(context, it), message));
    }
    let message = format!("Hybrid event is not also listed under {home}");
    let mut problem = RULE.problem(place(context, it), message);
    let path = vec!["Upcoming Events".to_owned(), home.to_owned()];
    let add = Operation::Add {
        section: SectionRef::Path(path),
        entry: Entry::Event(it.event.clone()),
        index: None,
    };
    // Copying an event with an error would only duplicate the error.
    let is_sound = !found.iter().any(|error| {
        let own = &it.item.range;
        error.severity == Severity::Error && own.contains(&error.range.start)
    });
    let edits = is_sound
        .then(|| operation_edits(context, found, &add))
        .flatten();
    problem.fix = edits.map(|it| Fix::suggested(format!("List it also under {home}"), it));
    Some(problem)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn listings_that_share_one_key_are_one_event() {
        check_problems(
            RULE,
            "## Upcoming Events\n### Virtual\n* 2026-08-27 | Hybrid (Oslo, NO) | [A](https://a.example)\n    * [**T**](https://a.example/1)\n* 2026-08-28 | Hybrid (Oslo, NO) | [A](https://a.example)\n    * [**T**](https://a.example/2)\n* 2026-08-28 | Hybrid (Israel) | [B](https://b.example)\n    * [**S**](https://b.example/2)\n### Europe\n* 2026-08-27 | Oslo, NO | [A](https://a.example/events/)\n    * [**T**](https://a.example/3)\n* 2026-08-29 | Virtual + In-Person (Oslo, NO) | [A](https://a.example)\n    * [**T**](https://a.example/4)\n",
            &expect![[r#"
                5: * 2026-08-28 | Hybrid (Oslo, NO) | [A](https://a.example)
                     ^^^^^^^^^^ warning: Hybrid event is listed under Europe on another day
                12: * 2026-08-29 | Virtual + In-Person (Oslo, NO) | [A](https://a.example)
                      ^^^^^^^^^^ warning: Hybrid event is listed under Virtual on another day
            "#]],
        );
    }

    #[test]
    fn fix_lists_the_event_in_order() {
        check_fix(
            RULE,
            "## Upcoming Events\r\n\r\n### Virtual\r\n* 2026-08-27 | Hybrid (Ås, NO) | [A](https://a.example)\r\n    * [**💛**](https://a.example/1)\r\n\r\n### Europe\r\n* 2026-08-28 | Ås, NO | [A](https://a.example)\r\n    * [**T**](https://a.example/2)\r\n",
            &expect![[r#"
                ## Upcoming Events␍
                ␍
                ### Virtual␍
                * 2026-08-27 | Hybrid (Ås, NO) | [A](https://a.example)␍
                    * [**💛**](https://a.example/1)␍
                ␍
                ### Europe␍
                * 2026-08-27 | Hybrid (Ås, NO) | [A](https://a.example)␍
                    * [**💛**](https://a.example/1)␍
                * 2026-08-28 | Ås, NO | [A](https://a.example)␍
                    * [**T**](https://a.example/2)␍
            "#]],
        );
    }

    #[test]
    fn an_event_moved_to_another_day_is_not_listed_again() {
        check_problems(
            RULE,
            "## Upcoming Events\n### Virtual\n* 2026-09-03 | Hybrid (Oslo, NO) | [A](https://a.example)\n    * [**T**](https://a.example/0)\n* 2026-09-10 | Hybrid (Oslo, NO) | [A](https://a.example)\n    * [**T 💛**](https://a.example/1)\n* 2026-09-12 | Hybrid (Rome, IT) | [C](https://c.example)\n    * [**R**](https://c.example/1)\n* 2026-09-17 | Hybrid (Bonn, DE) | [B](https://b.example)\n    * [**S**](https://b.example/series)\n* 2026-09-24 | Hybrid (Bonn, DE) | [B](https://b.example)\n    * [**S**](https://b.example/series)\n### Europe\n* 2026-09-03 | Oslo, NO | [A](https://a.example)\n    * [**T**](https://a.example/0)\n* 2026-09-11 | Hybrid (Oslo, NO) | [A](https://a.example)\n    * [**T 💛**](https://a.example/1)\n* 2026-09-13 | Rome, IT | [C](https://c.example)\n    * [**R**](https://c.example/1)\n* 2026-09-17 | Hybrid (Bonn, DE) | [B](https://b.example)\n    * [**S**](https://b.example/series)\n",
            &expect![[r#"
                5: * 2026-09-10 | Hybrid (Oslo, NO) | [A](https://a.example)
                     ^^^^^^^^^^ warning: Hybrid event is listed under Europe on another day
                7: * 2026-09-12 | Hybrid (Rome, IT) | [C](https://c.example)
                     ^^^^^^^^^^ warning: Hybrid event is listed under Europe on another day
                11: * 2026-09-24 | Hybrid (Bonn, DE) | [B](https://b.example)
                                   ^^^^^^^^^^^^^^^^^ warning: Hybrid event is not also listed under Europe (List it also under Europe)
                16: * 2026-09-11 | Hybrid (Oslo, NO) | [A](https://a.example)
                      ^^^^^^^^^^ warning: Hybrid event is listed under Virtual on another day
            "#]],
        );
    }
}
