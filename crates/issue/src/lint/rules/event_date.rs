//! An event whose date is not written as `YYYY-MM-DD`.
//!
//! Tools that sort the list, trim past events and fill calendars read the first ten characters.
//! An event that lasts several days has ` - ` between its first and last date.
//!
//! ```markdown
//! ### Europe
//! * 2026-9-8 | Oslo, NO | [Rust Oslo](https://example.com/oslo)
//!     * [**Autumn meetup**](https://example.com/oslo/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Europe
//! * 2026-09-08 | Oslo, NO | [Rust Oslo](https://example.com/oslo)
//!     * [**Autumn meetup**](https://example.com/oslo/1)
//! ```
//!
//! The fix is safe where it only adds a zero, and suggested where it changes the separator between two dates.

use std::ops::Range;

use crate::calendar::Date;
use crate::edit::Replace;
use crate::entry::Entry;
use crate::lint::events::{Head, head_at, in_two_lines, sections};
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "event-date",
    severity: Severity::Warning,
    doc: manual!("event_date.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    if !in_two_lines(context) {
        return;
    }
    for (at, section, entries) in sections(context) {
        for (index, entry) in entries.iter().enumerate() {
            if entry.sub.is_some_and(|it| it > 0) || matches!(entry.entry, Entry::None(_)) {
                continue;
            }
            let item = section.items.get(entry.item);
            let read = || item.and_then(|it| Head::read(context.text, it));
            let known = head_at(context, at, index).cloned();
            let head = known.or_else(read);
            found.extend(
                head.map(|it| problems(context.text, &it))
                    .unwrap_or_default(),
            );
        }
    }
}

fn problems(text: &str, head: &Head) -> Vec<Problem> {
    let first = day(text, head.line.clone());
    if first.is_empty() {
        let message = "Event does not begin with a date like 2026-08-26";
        let problem = RULE.problem(head.dates.clone(), message);
        return head.place.iter().map(|_| problem.clone()).collect();
    }
    let written = text.get(head.dates.clone()).unwrap_or_default();
    let is_day = Date::parse(text.get(first.clone()).unwrap_or_default()).is_some();
    if !is_day
        && head.place.is_some()
        && written.contains(['/', '.', ' ', '–', '—'])
        && !written.contains(" - ")
    {
        return not_a_date(text, &head.dates).into_iter().collect();
    }
    let second = second(text, head.dates.end, first.end);
    // A separator inside a single date does not join two dates.
    let is_date = |it: &Range<usize>| text.get(it.clone()).and_then(Date::parse_lenient).is_some();
    let joined = second
        .as_ref()
        .filter(|it| is_date(&first) && is_date(it))
        .and_then(|it| joined(text, first.end..it.start));
    // A time or a weekday may follow.
    let end = second.as_ref().map_or(first.end, |it| it.end);
    let more = (end < head.dates.end && head.organiser.is_some())
        .then(|| not_a_date(text, &head.dates))
        .flatten();
    let second = second.and_then(|it| not_a_date(text, &it));
    let all = [not_a_date(text, &first), joined, second, more];
    all.into_iter().flatten().collect()
}

/// Returns the last of several dates, if a separator and a digit follow byte `from`.
fn second(text: &str, end: usize, from: usize) -> Option<Range<usize>> {
    let sign = text.get(from..end)?.trim_start();
    let is_mark = |it: char| "-–—&,*/".contains(it);
    let after = sign.strip_prefix(is_mark);
    let after = after.or_else(|| sign.strip_prefix("to "))?.trim_start();
    let day = day(text, end - after.len()..end);
    // A time is not a date.
    let is_time = text.get(day.end..).is_some_and(|it| it.starts_with(':'));
    (!day.is_empty() && !is_time).then_some(day)
}

/// Returns the digits and dashes at the start of `range`.
fn day(text: &str, range: Range<usize>) -> Range<usize> {
    let bytes = text.get(range.clone()).unwrap_or_default().bytes();
    let length = bytes.take_while(|it| it.is_ascii_digit() || *it == b'-');
    range.start..range.start + length.count()
}

fn not_a_date(text: &str, range: &Range<usize>) -> Option<Problem> {
    let day = text.get(range.clone())?;
    if Date::parse(day).is_some() {
        return None;
    }
    let problem = RULE.problem(
        range.clone(),
        format!("`{day}` is not a date like 2026-08-26"),
    );
    let fixed = Date::parse_lenient(&day.replace(['/', '.', '–', '—'], "-"))
        .map(|it| (it.to_string(), true));
    let Some((new, is_safe)) = fixed.or_else(|| Some((two_days(day)?, false))) else {
        return Some(problem);
    };
    let title = format!("Write `{new}`");
    let edits = vec![Replace {
        range: range.clone(),
        text: new,
    }];
    Some(problem.with_fix(Fix::safe_if(is_safe, title, edits)))
}

/// Returns `2026-08-26-27` as two dates.
fn two_days(text: &str) -> Option<String> {
    let (first, day) = text.split_at_checked(10)?;
    let (first, last) = (Date::parse(first)?, format!("{}{day}", text.get(..7)?));
    Some(format!("{first} - {}", Date::parse(&last)?))
}

fn joined(text: &str, between: Range<usize>) -> Option<Problem> {
    let sign = text.get(between.clone())?;
    if sign == " - " {
        return None;
    }
    let message = format!("Two days are joined by `{}`", sign.trim());
    let edits = vec![Replace {
        range: between.clone(),
        text: " - ".to_owned(),
    }];
    let problem = RULE.problem(between, message);
    Some(problem.with_fix(Fix::suggested("Write ` - ` between the days", edits)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn days_are_written_in_full() {
        check_problems(
            RULE,
            "### Europe\n* 2026-9-8 | A\n* 2026-02-30 | A\n* 2026-08-26-27 | A\n* 26 August | A\n* soon\n* 2026-08-26 💛 | A\n* 2026-08-26 - 08-28 | A\n* *No events this week*\n",
            &expect![[r#"
                2: * 2026-9-8 | A
                     ^^^^^^^^ warning: `2026-9-8` is not a date like 2026-08-26 (Write `2026-09-08`)
                3: * 2026-02-30 | A
                     ^^^^^^^^^^ warning: `2026-02-30` is not a date like 2026-08-26
                4: * 2026-08-26-27 | A
                     ^^^^^^^^^^^^^ warning: `2026-08-26-27` is not a date like 2026-08-26 (Write `2026-08-26 - 2026-08-27`)
                5: * 26 August | A
                     ^^^^^^^^^ warning: `26 August` is not a date like 2026-08-26
                8: * 2026-08-26 - 08-28 | A
                                  ^^^^^ warning: `08-28` is not a date like 2026-08-26
            "#]],
        );
    }

    #[test]
    fn two_days_have_a_dash_between_them() {
        check_fix(
            RULE,
            "### Europe\n* 2026-08-26 & 2026-8-27 | Oslo, NO | [A](https://a.example)\r\n    * [**T 💛**](https://a.example/t)\r\n* 2026-08-28, 2026-08-29| Oslo, NO | [A](https://a.example)\n    * [**T**](https://a.example/t)\n* 2026-09-08-09 | Oslo, NO | [A](https://a.example)\n    * [**T**](https://a.example/u)\n",
            &expect![[r#"
                ### Europe
                * 2026-08-26 - 2026-8-27 | Oslo, NO | [A](https://a.example)␍
                    * [**T 💛**](https://a.example/t)␍
                * 2026-08-28 - 2026-08-29| Oslo, NO | [A](https://a.example)
                    * [**T**](https://a.example/t)
                * 2026-09-08 - 2026-09-09 | Oslo, NO | [A](https://a.example)
                    * [**T**](https://a.example/u)
            "#]],
        );
    }

    #[test]
    fn days_in_other_forms_are_found_whole() {
        check_problems(
            RULE,
            "### Europe\n* 1 September 2026 | Oslo, NO | [A 💛](https://a.example/)\n    * [**B**](https://a.example/b)\n* 2026/09/02 | Oslo, NO | [A](https://a.example/)\n    * [**C**](https://a.example/c)\n* 2026.9.3 | Oslo, NO | [A](https://a.example/)\n    * [**D**](https://a.example/d)\n",
            &expect![[r#"
                2: * 1 September 2026 | Oslo, NO | [A 💛](https://a.example/)
                     ^^^^^^^^^^^^^^^^ warning: `1 September 2026` is not a date like 2026-08-26
                4: * 2026/09/02 | Oslo, NO | [A](https://a.example/)
                     ^^^^^^^^^^ warning: `2026/09/02` is not a date like 2026-08-26 (Write `2026-09-02`)
                6: * 2026.9.3 | Oslo, NO | [A](https://a.example/)
                     ^^^^^^^^ warning: `2026.9.3` is not a date like 2026-08-26 (Write `2026-09-03`)
            "#]],
        );
    }

    #[test]
    fn text_after_a_date_is_found() {
        check_problems(
            RULE,
            "### Virtual\n* 2026-08-27 19:00 | Virtual | [A 💛](https://a.example)\n    * [**B**](https://a.example/b)\n* 2026-08-27 to 2026-08-28 | Virtual | [A](https://a.example)\n    * [**C**](https://a.example/c)\n* 2026-08-27 / 2026-08-28 (Fri) | Virtual | [A](https://a.example)\n    * [**D**](https://a.example/d)\n",
            &expect![[r#"
                2: * 2026-08-27 19:00 | Virtual | [A 💛](https://a.example)
                     ^^^^^^^^^^^^^^^^ warning: `2026-08-27 19:00` is not a date like 2026-08-26
                4: * 2026-08-27 to 2026-08-28 | Virtual | [A](https://a.example)
                               ^^^^ warning: Two days are joined by `to` (Write ` - ` between the days)
                6: * 2026-08-27 / 2026-08-28 (Fri) | Virtual | [A](https://a.example)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: `2026-08-27 / 2026-08-28 (Fri)` is not a date like 2026-08-26
                6: * 2026-08-27 / 2026-08-28 (Fri) | Virtual | [A](https://a.example)
                               ^^^ warning: Two days are joined by `/` (Write ` - ` between the days)
            "#]],
        );
    }

    #[test]
    fn a_time_is_not_a_second_day() {
        check_problems(
            RULE,
            "## Upcoming Events\n### Europe\n* 2026–08–27 | Oslo, NO | [A](https://a.example)\n    * [**T**](https://a.example/1)\n* 2026-09-01, 19:00 | Ås, NO | [B 💛](https://b.example)\n    * [**S**](https://b.example/1)\n",
            &expect![[r#"
                3: * 2026–08–27 | Oslo, NO | [A](https://a.example)
                     ^^^^^^^^^^ warning: `2026–08–27` is not a date like 2026-08-26 (Write `2026-08-27`)
                5: * 2026-09-01, 19:00 | Ås, NO | [B 💛](https://b.example)
                     ^^^^^^^^^^^^^^^^^ warning: `2026-09-01, 19:00` is not a date like 2026-08-26
            "#]],
        );
    }
}
