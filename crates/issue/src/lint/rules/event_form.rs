//! An event that is not written in the two lines of its form.
//!
//! The first line has the day, the place and the organiser with bars between;
//! the second, four spaces further in, the title with its link.
//! What is not in this form is not sorted, not trimmed and not found by tools.
//!
//! ```markdown
//! ### Asia
//! * 2026-08-27 | Bangalore, IN, [Rust Bangalore](https://example.com/bangalore)
//!     * [**Summer meetup**](https://example.com/bangalore/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Asia
//! * 2026-08-27 | Bangalore, IN | [Rust Bangalore](https://example.com/bangalore)
//!     * [**Summer meetup**](https://example.com/bangalore/1)
//! ```
//!
//! The fix is safe: it puts the bar where the organiser's link begins.

use crate::edit::Replace;
use crate::entry::Entry;
use crate::item::Item;
use crate::lines::lines;
use crate::lint::events::{Head, in_two_lines, link_end, sections};
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "event-form",
    severity: Severity::Warning,
    doc: manual!("event_form.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    if !in_two_lines(context) {
        return;
    }
    for (_, section, entries) in sections(context) {
        for entry in entries {
            let item = section.items.get(entry.item);
            found.extend(item.and_then(|it| match entry.entry {
                Entry::Other(_) => problem(context.text, it),
                _ => None,
            }));
        }
    }
}

/// A link without anything that makes it an event.
fn lone_link(item: &Item) -> Problem {
    let message = "Event has no date, place and organiser before its link";
    RULE.problem(item.content..item.range.end.max(item.content), message)
}

fn problem(text: &str, item: &Item) -> Option<Problem> {
    let head = Head::read(text, item)?;
    let dates = text.get(head.dates.clone())?;
    let is_dated = dates.starts_with(|it: char| it.is_ascii_digit());
    if !is_dated {
        let is_link = dates.starts_with('[') && head.place.is_none();
        return is_link.then(|| lone_link(item));
    }
    if head.place.is_none() {
        return Some(RULE.problem(head.line, "Event has no `|` behind its date"));
    }
    if head.organiser.is_none()
        && let Some(problem) = without_bar(text, &head)
    {
        return Some(problem);
    }
    let nested: Vec<_> = lines(text.get(item.range.clone())?)
        .skip(1)
        .take(2)
        .collect();
    match nested.first() {
        None => Some(RULE.problem(head.line, "Event has no second line with its title")),
        Some(line) => {
            let range = item.range.start + line.range.start..item.range.start + line.range.end;
            let title = text.get(range.clone())?;
            // A link that is broken is another rule's.
            let has_link = title.contains("](") || title.contains("://") || title.contains("] (");
            let start = range.end - title.trim_start().len();
            (!has_link).then(|| RULE.problem(start..range.end, "Event's title has no link"))
        }
    }
}

/// The first line without the bar before its organiser, where that is a link at its end.
fn without_bar(text: &str, head: &Head) -> Option<Problem> {
    let place = head.place.clone()?;
    let open = place.start + text.get(place.clone())?.find('[')?;
    link_end(text, &(open..place.end))?;
    let before = text
        .get(place.start..open)?
        .trim_end_matches([',', ' ', '-']);
    if before.is_empty() {
        return None;
    }
    let gap = place.start + before.len()..open;
    let edits = vec![Replace {
        range: gap.clone(),
        text: " | ".to_owned(),
    }];
    let problem = RULE.problem(
        gap.start..place.end,
        "Event has no `|` before its organiser",
    );
    Some(problem.with_fix(Fix::safe("Write ` | ` before the organiser", edits)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn what_is_missing_is_said() {
        check_problems(
            RULE,
            "### Europe\n* 2026-08-27 Ås, NO\n    * [**T**](v)\n* 2026-08-27 | Ås, NO | [A](u)\n* 2026-08-27 | Ås, NO | [A](u)\n    * **T 💛** at six\n* 2026-08-27 | Ås, NO | [A](u)\n    * [**T**]https://a.example)\n* 2026-08-27 | Ås, NO [A](u)\n    * [**T**](v)\n",
            &expect![[r#"
                2: * 2026-08-27 Ås, NO
                     ^^^^^^^^^^^^^^^^^ warning: Event has no `|` behind its date
                4: * 2026-08-27 | Ås, NO | [A](u)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Event has no second line with its title
                6:     * **T 💛** at six
                       ^^^^^^^^^^^^^^^^ warning: Event's title has no link
                9: * 2026-08-27 | Ås, NO [A](u)
                                        ^^^^^^^ warning: Event has no `|` before its organiser (Write ` | ` before the organiser)
            "#]],
        );
    }

    #[test]
    fn fix_writes_the_bar() {
        check_fix(
            RULE,
            "### Asia\r\n* 2026-08-27 | Pune, IN, [A 💛](https://a.example)\r\n    * [**T**](https://a.example/1)\r\n",
            &expect![[r#"
                ### Asia␍
                * 2026-08-27 | Pune, IN | [A 💛](https://a.example)␍
                    * [**T**](https://a.example/1)␍
            "#]],
        );
    }

    #[test]
    fn a_link_is_no_event() {
        check_problems(
            RULE,
            "### Europe\n* [Rust Oslo 💛](https://a.example/oslo)\n",
            &expect![[r#"
                2: * [Rust Oslo 💛](https://a.example/oslo)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Event has no date, place and organiser before its link
            "#]],
        );
    }
}
