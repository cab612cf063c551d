//! A hybrid event listed under "Virtual" only, or under its continent only.
//!
//! Hybrid events stand in both sections, so that those who travel and those who do not find them.
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
//! The fix is suggested: it lists the event a second time.

use crate::calendar::Date;
use crate::entry::{Entry, Event, Format};
use crate::lint::address::normalise;
use crate::lint::era::is_current;
use crate::lint::events::{Listed, continent, listed, organiser_key, place};
use crate::lint::manual::manual;
use crate::lint::planned::planned;
use crate::lint::{Context, Fix, Problem, Rule, Severity};
use crate::operation::{Operation, SectionRef};
use crate::table::Table;

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
    // One that is over leaves soon, from both sections.
    let is_over = |it: &Event| context.date.is_some_and(|day| it.last_day() < day);
    let hybrid = |it: &Listed<'_>| it.event.format == Format::Hybrid && !is_over(it.event);
    let mut days: Vec<Date> = listed(context)
        .filter(hybrid)
        .map(|it| it.event.date)
        .collect();
    days.dedup();
    let mut known = Table::default();
    for it in listed(context).filter(|it| days.contains(&it.event.date)) {
        for key in keys(it.event, is_virtual(&it)) {
            known.insert(key, ());
        }
    }
    for it in listed(context).filter(hybrid) {
        let there = !is_virtual(&it);
        let is_twice = keys(it.event, there).iter().any(|it| known.has(it));
        let home = if there {
            Some(VIRTUAL)
        } else {
            continent(it.event)
        };
        if let (false, Some(home)) = (is_twice, home) {
            let problem = problem(context, found, &it, home);
            found.push(problem);
        }
    }
}

fn is_virtual(it: &Listed<'_>) -> bool {
    it.heading.heading.trim_end_matches(':') == VIRTUAL
}

/// What two listings of one event share, any of them, with the kind of section it is listed in.
fn keys(event: &Event, is_virtual: bool) -> [String; 3] {
    let keys = [
        normalise(&event.url),
        organiser_key(event),
        event.title.clone(),
    ];
    keys.map(|it| format!("{is_virtual} {} {it}", event.date))
}

fn problem(context: &Context<'_>, found: &[Problem], it: &Listed<'_>, home: &str) -> Problem {
    let message = format!("Hybrid event is not listed under {home} as well");
    let mut problem = RULE.problem(place(context, it), message);
    let path = vec!["Upcoming Events".to_owned(), home.to_owned()];
    let add = Operation::Add {
        section: SectionRef::Path(path),
        entry: Entry::Event(it.event.clone()),
        index: None,
    };
    let edits = planned(context, found, &add);
    problem.fix = edits.map(|it| Fix::suggested(format!("List it under {home} too"), it));
    problem
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn one_shared_trait_makes_two_listings_one_event() {
        check_problems(
            RULE,
            "## Upcoming Events\n### Virtual\n* 2026-08-27 | Hybrid (Oslo, NO) | [A](https://a.example)\n    * [**T**](https://a.example/1)\n* 2026-08-28 | Hybrid (Oslo, NO) | [A](https://a.example)\n    * [**T**](https://a.example/2)\n* 2026-08-28 | Hybrid (Israel) | [B](https://b.example)\n    * [**S**](https://b.example/2)\n### Europe\n* 2026-08-27 | Oslo, NO | [A](https://a.example/events/)\n    * [**T**](https://a.example/3)\n* 2026-08-29 | Virtual + In-Person (Oslo, NO) | [A](https://a.example)\n    * [**T**](https://a.example/4)\n",
            &expect![[r#"
                5: * 2026-08-28 | Hybrid (Oslo, NO) | [A](https://a.example)
                                  ^^^^^^^^^^^^^^^^^ warning: Hybrid event is not listed under Europe as well (List it under Europe too)
                12: * 2026-08-29 | Virtual + In-Person (Oslo, NO) | [A](https://a.example)
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Hybrid event is not listed under Virtual as well (List it under Virtual too)
            "#]],
        );
    }

    #[test]
    fn fix_lists_it_in_its_place() {
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
}
