//! An event that is not in the usual two-line form.
//!
//! The first line has the day, the place and the organiser, with bars between them.
//! The second line, indented by four spaces, has the title with its link.
//! Tools cannot sort, trim or find events in any other form.
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
//! The fix is safe where a bar is missing before the organiser's link, a bullet is missing, or the title is a separate
//! item below its event. Otherwise it is suggested.

use std::ops::Range;

use crate::edit::Replace;
use crate::entry::Entry;
use crate::item::{Item, indentation, marker};
use crate::lines::line_start;
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
        let items = entries.iter().filter_map(|entry| {
            let item = section.items.get(entry.item)?;
            matches!(entry.entry, Entry::Other(_)).then_some(item)
        });
        let mut items = items.peekable();
        while let Some(item) = items.next() {
            let mut edits = Vec::new();
            let mut last = item;
            let is_head = is_head(context.text, item);
            let is_title = |last: &Item, it: &Item| is_head && follows(context.text, last, it);
            while let Some(title) = items.next_if(|it| is_title(last, it)) {
                edits.push(indented(context.text, last, title));
                last = title;
            }
            found.extend(if edits.is_empty() {
                problem(context.text, item)
            } else {
                Some(unnested(item, last, edits))
            });
        }
    }
}

/// Whether `title`, the item right after `last`, consists of links, as the title of an event does.
fn follows(text: &str, last: &Item, title: &Item) -> bool {
    let gap = text.get(last.range.end..title.range.start);
    let line = text.get(title.range.clone()).unwrap_or_default();
    let content = text.get(title.content..title.range.end).unwrap_or_default();
    let is_title = content.starts_with('[') && content.ends_with(')') && title.lines == 1;
    is_title && gap.is_some_and(|it| it.trim().is_empty()) && indentation(line).0 < 4
}

/// Whether the item is only an event's first line.
fn is_head(text: &str, item: &Item) -> bool {
    let Some(head) = Head::read(text, item).filter(|_| item.lines == 1) else {
        return false;
    };
    let dates = text.get(head.dates).unwrap_or_default();
    dates.starts_with(|it: char| it.is_ascii_digit())
        && head.place.is_some()
        && head.organiser.is_some_and(|it| !it.is_empty())
}

/// Returns the edit that indents `title` by four spaces, right below the item `above`.
fn indented(text: &str, above: &Item, title: &Item) -> Replace {
    let gap = text.get(above.range.end..title.range.start);
    let ending = gap.and_then(|it| it.find('\n')).map_or(0, |it| it + 1);
    let line = text.get(title.range.clone()).unwrap_or_default();
    Replace {
        range: above.range.end + ending..title.range.start + indentation(line).1,
        text: "    ".to_owned(),
    }
}

fn unnested(head: &Item, last: &Item, edits: Vec<Replace>) -> Problem {
    let message = "Event's title is not indented below its event";
    let range = edits.first().map_or(head.range.end, |it| it.range.end);
    let problem = RULE.problem(range..last.range.end, message);
    problem.with_fix(Fix::safe("Indent by 4 spaces", edits))
}

/// Reports a link without any other part of an event.
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
        return Some(RULE.problem(head.line, "Event has no `|` after its date"));
    }
    if head.organiser.is_none()
        && let Some(problem) = without_bar(text, &head)
    {
        return Some(problem);
    }
    title_line(text, item, head)
}

/// Returns the problem of the second line.
fn title_line(text: &str, item: &Item, head: Head) -> Option<Problem> {
    let nested: Vec<_> = lines(text.get(item.range.clone())?)
        .skip(1)
        .take(2)
        .collect();
    let Some(line) = nested.first() else {
        return Some(RULE.problem(head.line, "Event has no second line with its title"));
    };
    let range = item.range.start + line.range.start..item.range.start + line.range.end;
    let title = text.get(range.clone())?;
    if title.trim().is_empty() {
        return Some(apart(text, range.start..item.range.end));
    }
    // Another rule reports broken links.
    let has_link = title.contains("](") || title.contains("://") || title.contains("] (");
    let start = range.end - title.trim_start().len();
    if !has_link {
        return Some(RULE.problem(start..range.end, "Event's title has no link"));
    }
    let is_alone = nested.len() == 1 && head.organiser.is_some_and(|it| !it.is_empty());
    let open = range.start + title.find('[').filter(|_| is_alone)?;
    without_bullet(text, range, open)
}

/// Reports a blank line at the start of `rest`, before the second line.
fn apart(text: &str, rest: Range<usize>) -> Problem {
    let words = text
        .get(rest.clone())
        .unwrap_or_default()
        .trim_start()
        .len();
    let blank = rest.start..line_start(text, rest.end - words);
    let message = "Event has a blank line before its title";
    let problem = RULE.problem(rest.start..rest.start, message);
    let edits = vec![Replace::delete(blank)];
    problem.with_fix(Fix::safe("Remove the blank line", edits))
}

/// Reports the second line `line`, whose link starts at byte `open`, if its bullet or the space after it is missing.
fn without_bullet(text: &str, line: Range<usize>, open: usize) -> Option<Problem> {
    let title = text.get(line.clone())?;
    let is_bare = matches!(text.get(line.start..open)?.trim(), "" | "*" | "-");
    // With less indentation it looks like an entry, which another rule reports.
    if !is_bare || marker(title).is_some() || indentation(title).0 < 2 {
        return None;
    }
    let problem = RULE.problem(open..line.end, "Event's title has no bullet");
    let edits = vec![Replace {
        range: line.start..open,
        text: "    * ".to_owned(),
    }];
    Some(problem.with_fix(Fix::safe("Write a bullet before it", edits)))
}

/// Reports a first line without one of its bars, if it ends with the organiser's link.
fn without_bar(text: &str, head: &Head) -> Option<Problem> {
    let place = head.place.clone()?;
    let open = place.start + text.get(place.clone())?.find('[')?;
    link_end(text, &(open..place.end))?;
    let before = text
        .get(place.start..open)?
        .trim_end_matches([',', ' ', '-']);
    if before.is_empty() {
        return after_date(text, &head.dates);
    }
    let gap = place.start + before.len()..open;
    let problem = RULE.problem(
        gap.start..place.end,
        "Event has no `|` before its organiser",
    );
    let edits = vec![bar(gap)];
    Some(problem.with_fix(Fix::safe("Write ` | ` before the organiser", edits)))
}

/// Reports a missing bar or place between the dates and the bar before the organiser.
fn after_date(text: &str, dates: &Range<usize>) -> Option<Problem> {
    let signs = [',', ' ', '-'];
    let written = text.get(dates.clone())?;
    let place = written.trim_start_matches(|it: char| it.is_ascii_digit() || signs.contains(&it));
    if place.is_empty() {
        return Some(RULE.problem(dates.clone(), "Event has no place after its date"));
    }
    let before = written.strip_suffix(place)?.trim_end_matches(signs);
    let problem = RULE.problem(dates.clone(), "Event has no `|` after its date");
    if !place.starts_with(|it: char| it.is_ascii_uppercase() || !it.is_ascii()) {
        return Some(problem);
    }
    let edits = vec![bar(dates.start + before.len()..dates.end - place.len())];
    Some(problem.with_fix(Fix::suggested("Write ` | ` after the date", edits)))
}

fn bar(range: Range<usize>) -> Replace {
    Replace {
        range,
        text: " | ".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn messages_name_what_is_missing() {
        check_problems(
            RULE,
            "### Europe\n* 2026-08-27 Ås, NO\n    * [**T**](v)\n* 2026-08-27 | Ås, NO | [A](u)\n* 2026-08-27 | Ås, NO | [A](u)\n    * **T 💛** at six\n* 2026-08-27 | Ås, NO | [A](u)\n    * [**T**]https://a.example)\n* 2026-08-27 | Ås, NO [A](u)\n    * [**T**](v)\n",
            &expect![[r#"
                2: * 2026-08-27 Ås, NO
                     ^^^^^^^^^^^^^^^^^ warning: Event has no `|` after its date
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
    fn a_link_is_not_an_event() {
        check_problems(
            RULE,
            "### Europe\n* [Rust Oslo 💛](https://a.example/oslo)\n",
            &expect![[r#"
                2: * [Rust Oslo 💛](https://a.example/oslo)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Event has no date, place and organiser before its link
            "#]],
        );
    }

    #[test]
    fn the_bar_after_the_date_may_be_missing() {
        check_problems(
            RULE,
            "### Virtual\n* 2026-08-27, Ås, NO | [A 💛](u)\n    * [**T**](v)\n* 2026-08-27 | [A](u)\n    * [**T**](v)\n* 2026-08-27 at 19:00 | [A](u)\n    * [**T**](v)\n",
            &expect![[r#"
                2: * 2026-08-27, Ås, NO | [A 💛](u)
                     ^^^^^^^^^^^^^^^^^^ warning: Event has no `|` after its date (Write ` | ` after the date)
                4: * 2026-08-27 | [A](u)
                     ^^^^^^^^^^ warning: Event has no place after its date
                6: * 2026-08-27 at 19:00 | [A](u)
                     ^^^^^^^^^^^^^^^^^^^ warning: Event has no `|` after its date
            "#]],
        );
        check_fix(
            RULE,
            "### Virtual\r\n* 2026-08-27 - Virtual (Ås, NO) | [A 💛](https://a.example)\r\n    * [**T**](https://a.example/1)\r\n",
            &expect![[r#"
                ### Virtual␍
                * 2026-08-27 | Virtual (Ås, NO) | [A 💛](https://a.example)␍
                    * [**T**](https://a.example/1)␍
            "#]],
        );
    }

    #[test]
    fn the_bullet_of_the_title_may_be_missing() {
        check_fix(
            RULE,
            "### Virtual\r\n* 2026-08-27 | Virtual | [A 💛](https://a.example)\r\n    [**T**](https://a.example/1)\r\n* 2026-08-28 | Virtual | [A](https://a.example)\r\n   *[**U**](https://a.example/2)\r\n",
            &expect![[r#"
                ### Virtual␍
                * 2026-08-27 | Virtual | [A 💛](https://a.example)␍
                    * [**T**](https://a.example/1)␍
                * 2026-08-28 | Virtual | [A](https://a.example)␍
                    * [**U**](https://a.example/2)␍
            "#]],
        );
    }

    #[test]
    fn fix_removes_a_blank_line_before_the_title() {
        check_fix(
            RULE,
            "## Upcoming Events\n### Europe\n* 2026-08-27 | Bonn, DE | [G](https://g.example)\n\n  \n    * [**💛**](https://g.example/1)\n* 2026-08-28 | Oslo, NO | [H](https://h.example)\n    * [**T**](https://h.example/1)\n",
            &expect![[r#"
                ## Upcoming Events
                ### Europe
                * 2026-08-27 | Bonn, DE | [G](https://g.example)
                    * [**💛**](https://g.example/1)
                * 2026-08-28 | Oslo, NO | [H](https://h.example)
                    * [**T**](https://h.example/1)
            "#]],
        );
    }

    #[test]
    fn a_title_that_lost_its_indent_is_one_problem() {
        let text = "### Oceania\n* 2026-09-01 | Sydney, NSW, AU | [R](https://a.example/s)\n* [**Welcome 💛**](https://a.example/s/1)\n* 2026-09-02 | Perth, WA, AU | [R](https://a.example/s)\n    * [**T**](https://a.example/s/2)\n";
        check_problems(
            RULE,
            text,
            &expect![[r#"
                3: * [**Welcome 💛**](https://a.example/s/1)
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Event's title is not indented below its event (Indent by 4 spaces)
            "#]],
        );
        check_fix(
            RULE,
            text,
            &expect![[r#"
            ### Oceania
            * 2026-09-01 | Sydney, NSW, AU | [R](https://a.example/s)
                * [**Welcome 💛**](https://a.example/s/1)
            * 2026-09-02 | Perth, WA, AU | [R](https://a.example/s)
                * [**T**](https://a.example/s/2)
        "#]],
        );
    }

    #[test]
    fn two_titles_after_a_blank_line() {
        check_fix(
            RULE,
            "### Europe\n* 2026-09-01 | Oslo, NO | [R](https://a.example/s)\n\n* [**A 💛**](https://a.example/1)\n * [**B**](https://a.example/2)\n",
            &expect![[r#"
                ### Europe
                * 2026-09-01 | Oslo, NO | [R](https://a.example/s)
                    * [**A 💛**](https://a.example/1)
                    * [**B**](https://a.example/2)
            "#]],
        );
    }
}
