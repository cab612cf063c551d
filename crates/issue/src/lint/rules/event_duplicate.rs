//! The same event twice in one section.
//!
//! Two events are the same if they have the same day, and the same address or the same title and organiser.
//! The rule ignores events that are both under "Virtual" and under a continent: hybrid events belong in both.
//!
//! ```markdown
//! ### Europe
//! * 2026-08-27 | Oslo, NO | [Rust Oslo](https://example.com/oslo)
//!     * [**Summer meetup**](https://example.com/oslo/1)
//! * 2026-08-27 | Oslo, NO | [Rust Oslo](https://example.com/oslo/)
//!     * [**Summer meetup**](https://example.com/oslo/1/)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Europe
//! * 2026-08-27 | Oslo, NO | [Rust Oslo](https://example.com/oslo)
//!     * [**Summer meetup**](https://example.com/oslo/1)
//! ```
//!
//! The fix removes the event that adds nothing to the other one. It is safe where the lines are identical, otherwise
//! suggested. If each of them has something that the other lacks, such as an address, there is no fix.

use std::collections::HashMap;

use crate::calendar::Date;
use crate::edit::Replace;
use crate::lint::events::{Listed, dates, keys, listed, whole_lines};
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "event-duplicate",
    severity: Severity::Warning,
    doc: manual!("event_duplicate.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let mut seen: HashMap<(usize, Date, &str), Listed<'_>> =
        HashMap::with_capacity(2 * context.events.len());
    for it in listed(context) {
        let keys = keys(context, &it).either();
        let [by_url, by_name] = keys.map(|key| (it.section, it.event.date, key));
        let first = seen.get(&by_url).or_else(|| seen.get(&by_name)).copied();
        if let Some(first) = first.filter(|first| first.found.item != it.found.item) {
            found.push(problem(context, &first, &it));
        } else {
            seen.insert(by_url, it);
            seen.insert(by_name, it);
        }
    }
}

fn problem(context: &Context<'_>, first: &Listed<'_>, it: &Listed<'_>) -> Problem {
    let message = format!("Event is also in line {}", first.found.line);
    let problem = RULE.problem(dates(context, it), message);
    let (extra, title) = if it.is_alone() && says_all_of(context, first, it) {
        (it, "Remove this one".to_owned())
    } else if first.is_alone() && says_all_of(context, it, first) {
        let line = first.found.line;
        (
            first,
            format!("Remove the one in line {line}, which says no more"),
        )
    } else {
        return problem;
    };
    let lines = |it: &Listed<'_>| context.slice(it.item.range.clone());
    let edits = vec![Replace::delete(whole_lines(context.text, extra.item))];
    problem.with_fix(Fix::safe_if(lines(first) == lines(it), title, edits))
}

/// Whether nothing is lost if `other` is removed and `one` is kept.
fn says_all_of(context: &Context<'_>, one: &Listed<'_>, other: &Listed<'_>) -> bool {
    let (own, its) = (keys(context, one), keys(context, other));
    let same_links = own.url == its.url && own.organiser == its.organiser;
    let (one, other) = (one.event, other.event);
    let texts = [
        (&one.place, &other.place),
        (&one.group, &other.group),
        (&one.group_tail, &other.group_tail),
        (&one.mark, &other.mark),
        (&one.title, &other.title),
        (&one.tail, &other.tail),
    ];
    let same_days = other.end_date.is_none() || one.end_date == other.end_date;
    let says_it = |(own, its): &(&String, &String)| own.contains(its.as_str());
    same_links && same_days && one.format == other.format && texts.iter().all(says_it)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn events_are_compared_by_address_or_names() {
        check_problems(
            RULE,
            "### Virtual\n* 2026-08-27 | Virtual | [A](https://a.example/events/)\n    * [**T**](https://a.example/1)\n* 2026-08-27 | Virtual | [B](https://b.example)\n    * [**S**](http://a.example/1/)\n* 2026-08-27 | Virtual | [A](https://a.example)\n    * [**T**](https://a.example/2)\n* 2026-08-28 | Virtual | [A](https://a.example)\n    * [**T**](https://a.example/1)\n### Europe\n* 2026-08-27 | Oslo, NO | [A](https://a.example)\n    * [**T**](https://a.example/1)\n",
            &expect![[r#"
                4: * 2026-08-27 | Virtual | [B](https://b.example)
                     ^^^^^^^^^^ warning: Event is also in line 2
                6: * 2026-08-27 | Virtual | [A](https://a.example)
                     ^^^^^^^^^^ warning: Event is also in line 2
            "#]],
        );
    }

    #[test]
    fn the_one_that_says_more_stays() {
        check_fix(
            RULE,
            "### Europe\n* 2026-08-27 | Oslo, NO | [A](https://a.example)\n    * [**T**](https://a.example/1/)\n* 2026-08-27 | Oslo, NO | [A](https://a.example)\n    * [**T with an agenda 💛**](https://a.example/1) | [Mirror](https://b.example)\n",
            &expect![[r#"
                ### Europe
                * 2026-08-27 | Oslo, NO | [A](https://a.example)
                    * [**T with an agenda 💛**](https://a.example/1) | [Mirror](https://b.example)
            "#]],
        );
        check_fix(
            RULE,
            "### Europe\n* 2026-08-27 - 2026-08-28 | Oslo, NO | [A](https://a.example)\n    * [**T**](https://a.example/1)\n* 2026-08-27 | Oslo, NO | [A](https://a.example/)\n    * [**T**](https://a.example/1)\n",
            &expect![[r#"
                ### Europe
                * 2026-08-27 - 2026-08-28 | Oslo, NO | [A](https://a.example)
                    * [**T**](https://a.example/1)
            "#]],
        );
    }

    #[test]
    fn fix_removes_the_second() {
        check_fix(
            RULE,
            "### Virtual\r\n* 2026-08-27 | Virtual | [A](https://a.example)\r\n    * [**💛**](https://a.example/1)\r\n* 2026-08-27 | Virtual | [A](https://a.example)\r\n    * [**💛**](https://a.example/1)",
            &expect![[r#"
                ### Virtual␍
                * 2026-08-27 | Virtual | [A](https://a.example)␍
                    * [**💛**](https://a.example/1)␍
            "#]],
        );
    }
}
