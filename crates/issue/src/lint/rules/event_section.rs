//! An event in a section that does not match its place.
//!
//! Online events belong under "Virtual", others under the continent of their country.
//! Events in Turkey and a few other countries on two continents may be under either.
//!
//! ```markdown
//! ## Upcoming Events
//!
//! ### Asia
//! * 2026-08-27 | Virtual (Oslo, NO) | [Rust Oslo](https://example.com/oslo)
//!     * [**Summer meetup**](https://example.com/oslo/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Upcoming Events
//!
//! ### Virtual
//! * 2026-08-27 | Virtual (Oslo, NO) | [Rust Oslo](https://example.com/oslo)
//!     * [**Summer meetup**](https://example.com/oslo/1)
//! ```
//!
//! The fix is suggested: the place may be wrong instead.

use crate::edit::Replace;
use crate::entry::{Event, EventPlace, Format};
use crate::lint::events::{Listed, continent, is_told, keys, listed, place, removal, with_heading};
use crate::lint::manual::manual;
use crate::lint::operation_fix::{is_plannable, operation_edits};
use crate::lint::rules::event_place::us_state;
use crate::lint::since::is_current;
use crate::lint::{Context, Fix, Problem, Rule, Severity};
use crate::operation::{Operation, SectionRef, settled, under};

pub(crate) const RULE: Rule = Rule {
    name: "event-section",
    severity: Severity::Warning,
    doc: manual!("event_section.rs"),
    check,
};

const VIRTUAL: &str = "Virtual";

/// Countries that are on two continents, or are counted as such.
const ON_TWO: [&str; 8] = ["TR", "RU", "GE", "CY", "AM", "AZ", "KZ", "EG"];

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    if !is_current(context) {
        return;
    }
    for it in listed(context).filter(|it| it.leads() && is_told(it.event)) {
        let here = it.heading.heading.trim_end_matches(':');
        let is_known = under("Upcoming Events").contains(&here);
        if !is_known || us_state(&it.event.place, here).is_some() {
            continue;
        }
        if let Some((message, home)) = astray(it.event, here) {
            let problem = problem(context, found, &it, message, home);
            found.push(problem);
        }
    }
}

/// Returns the message for an event that does not belong under `here`, and its right section if that is known.
fn astray(event: &Event, here: &str) -> Option<(String, Option<&'static str>)> {
    let home = continent(event);
    let country = EventPlace::split(&event.place).2;
    match event.format {
        Format::Virtual if here != VIRTUAL => {
            Some((format!("Virtual event is under {here}"), Some(VIRTUAL)))
        }
        Format::InPerson if here == VIRTUAL && !event.place.is_empty() => {
            Some(("In-person event is under Virtual".to_owned(), home))
        }
        Format::InPerson | Format::Hybrid if here != VIRTUAL => {
            let home = home.filter(|it| *it != here && !is_either(country, here))?;
            Some((format!("{country} is in {home}, not in {here}"), Some(home)))
        }
        _ => None,
    }
}

fn is_either(country: &str, here: &str) -> bool {
    ON_TWO.contains(&country) && matches!(here, "Asia" | "Europe" | "Africa")
}

fn problem(
    context: &Context<'_>,
    found: &[Problem],
    it: &Listed<'_>,
    message: String,
    home: Option<&str>,
) -> Problem {
    let mut problem = RULE.problem(place(context, it), message);
    let can_plan = is_plannable(context, found) && it.is_alone();
    let Some(home) = home.filter(|_| can_plan) else {
        return problem;
    };
    problem.fix = if is_listed(context, it, home) {
        let title = format!("Remove it here; it is also under {home}");
        Some(Fix::suggested(title, vec![removal(context, it)]))
    } else {
        let edits = moved(context, found, it);
        edits.map(|edits| Fix::suggested(format!("Move the event to {home}"), edits))
    };
    problem
}

/// Whether the section `home` also lists the event.
fn is_listed(context: &Context<'_>, it: &Listed<'_>, home: &str) -> bool {
    let own = keys(context, it);
    let is_same = |other: &Listed<'_>| {
        let other = keys(context, other);
        own.url == other.url || own.names == other.names
    };
    let there = |other: &Listed<'_>| {
        other.heading.heading == home && other.event.date == it.event.date && is_same(other)
    };
    listed(context).any(|other| there(&other))
}

/// Returns the edits that move the event to its section and remove the section that this leaves empty.
fn moved(context: &Context<'_>, found: &[Problem], it: &Listed<'_>) -> Option<Vec<Replace>> {
    let section = SectionRef::of(context.outline, it.section);
    let operation: Operation = settled(context.issue, &section, it.index)?;
    let mut edits = operation_edits(context, found, &operation)?;
    let own = edits
        .iter_mut()
        .find(|edit| edit.range.contains(&it.item.range.start));
    if let Some(edit) = own.filter(|it| it.text.is_empty()) {
        let whole = with_heading(context, it, edit.range.clone());
        edit.range = edit.range.start.min(whole.start)..edit.range.end.max(whole.end);
    }
    Some(edits)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn place_and_section_agree() {
        check_problems(
            RULE,
            "## Upcoming Events\n### Virtual\n* 2026-08-27 | Oslo, NO | [A](u)\n    * [**T**](v)\n* 2026-08-27 | Hybrid: online (Oslo, NO) | [A](u)\n    * [**T**](v)\n### Asia\n* 2026-08-27 | Oslo, NO | [A](u)\n    * [**T**](v)\n* 2026-08-27 | Istanbul, TR | [A](u)\n    * [**T**](v)\n* 2026-08-27 | Virtual | [A](u)\n    * [**T**](v)\n### Europe:\n* 2026-08-27 | Hybrid (Lima, PE) | [A](u)\n    * [**T**](v)\n* 2026-08-27 | Atlantis | [A](u)\n    * [**T**](v)\n",
            &expect![[r#"
                3: * 2026-08-27 | Oslo, NO | [A](u)
                                  ^^^^^^^^ warning: In-person event is under Virtual (Move the event to Europe)
                8: * 2026-08-27 | Oslo, NO | [A](u)
                                  ^^^^^^^^ warning: NO is in Europe, not in Asia (Move the event to Europe)
                12: * 2026-08-27 | Virtual | [A](u)
                                   ^^^^^^^ warning: Virtual event is under Asia (Remove it here; it is also under Virtual)
                15: * 2026-08-27 | Hybrid (Lima, PE) | [A](u)
                                   ^^^^^^^^^^^^^^^^^ warning: PE is in South America, not in Europe (Move the event to South America)
            "#]],
        );
    }

    #[test]
    fn a_hybrid_event_goes_to_its_continent() {
        check_fix(
            RULE,
            "## Upcoming Events\n\n### Virtual\n* 2026-08-27 | Hybrid (Kyiv, UA) | [A](https://a.example)\n    * [**T**](https://a.example/1)\n\n### Europe\n* 2026-08-28 | Ås, NO | [B](https://b.example)\n    * [**U**](https://b.example/1)\n\n### North America\n* 2026-08-27 | Hybrid (Kyiv, UA) | [A](https://a.example)\n    * [**T**](https://a.example/1)\n",
            &expect![[r#"
                ## Upcoming Events

                ### Virtual
                * 2026-08-27 | Hybrid (Kyiv, UA) | [A](https://a.example)
                    * [**T**](https://a.example/1)

                ### Europe
                * 2026-08-27 | Hybrid (Kyiv, UA) | [A](https://a.example)
                    * [**T**](https://a.example/1)
                * 2026-08-28 | Ås, NO | [B](https://b.example)
                    * [**U**](https://b.example/1)

            "#]],
        );
    }

    #[test]
    fn fix_moves_the_event_in_date_order() {
        check_fix(
            RULE,
            "## Upcoming Events\r\n\r\n### Asia\r\n* 2026-08-27 | Ås, NO | [A](https://a.example)\r\n    * [**💛**](https://a.example/1)\r\n* 2026-08-27 | Hanoi, VN | [B](https://b.example)\r\n    * [**T**](https://b.example/1)\r\n\r\n### Europe\r\n* 2026-08-28 | Ås, NO | [A](https://a.example)\r\n    * [**T**](https://a.example/2)\r\n",
            &expect![[r#"
                ## Upcoming Events␍
                ␍
                ### Asia␍
                * 2026-08-27 | Hanoi, VN | [B](https://b.example)␍
                    * [**T**](https://b.example/1)␍
                ␍
                ### Europe␍
                * 2026-08-27 | Ås, NO | [A](https://a.example)␍
                    * [**💛**](https://a.example/1)␍
                * 2026-08-28 | Ås, NO | [A](https://a.example)␍
                    * [**T**](https://a.example/2)␍
            "#]],
        );
    }
}
