//! An entry without its bullet.
//!
//! The site joins it to the line above, so two entries run into one.
//!
//! ```markdown
//! ### Miscellaneous
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! [Traits at work](https://example.com/traits)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Miscellaneous
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! * [Traits at work](https://example.com/traits)
//! ```
//!
//! The fix is safe: a line that is nothing but a link, or a date with bars, next to a list is an entry.

use crate::calendar::Date;
use crate::edit::Replace;
use crate::item::indentation;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Line, LineKind, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "missing-bullet",
    severity: Severity::Error,
    doc: manual!("missing_bullet.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for (index, line) in context.lines.iter().enumerate() {
        let kind = matches!(line.kind, LineKind::InItem | LineKind::Prose);
        let (indent, start) = indentation(line.text);
        if !kind || indent > 1 || !beside_items(context, index) {
            continue;
        }
        let text = line.text.get(start..).unwrap_or_default();
        if let Some(length) =
            other_sign(text).filter(|_| !is_prose_section(context.kind(line.section)))
        {
            found.push(other_bullet(line, start, length));
            continue;
        }
        let (message, mark) = match text {
            it if glued(it) => ("List item has no space after its bullet", " "),
            it if is_event(it) || is_lone_link(context, index, it) => ("Entry has no bullet", "* "),
            _ => continue,
        };
        let at = line.range.start + start;
        // White space before a bullet would make the site read it as one more level, or as text.
        let edit = if mark == " " {
            Replace::insert(at + 1, mark)
        } else {
            Replace {
                range: line.range.start..at,
                text: mark.to_owned(),
            }
        };
        let title = if mark == " " {
            "Write a space after the bullet"
        } else {
            "Write a bullet before it"
        };
        found.push(
            RULE.problem(at..line.range.end, message)
                .with_fix(Fix::safe(title, vec![edit])),
        );
    }
}

/// Whether the line above or below is the first line of an item, or this line is in one.
fn beside_items(context: &Context<'_>, index: usize) -> bool {
    let is_item = |it: Option<&Line<'_>>| it.is_some_and(|it| it.kind == LineKind::Item);
    let above = index.checked_sub(1).and_then(|it| context.lines.get(it));
    // After a blank line a link above a list is a heading that lost its marks.
    let is_first = above.is_none_or(|it| it.kind == LineKind::Heading);
    let in_list = context
        .lines
        .get(index)
        .is_some_and(|it| it.kind == LineKind::InItem);
    let goes_on = above.is_some_and(|it| goes_on(it.text));
    !goes_on && (in_list || is_item(above) || (is_first && is_item(context.lines.get(index + 1))))
}

/// Whether the sentence in `line` is not over: what follows belongs to it.
fn goes_on(line: &str) -> bool {
    let line = line.trim_end();
    let word = line.rsplit(' ').next().unwrap_or(line);
    line.ends_with([',', ':', ';', '(', '['])
        || ["or", "and", "by", "for", "the", "in", "of", "to", "with"].contains(&word)
}

/// `*[title](…)`
fn glued(text: &str) -> bool {
    text.starts_with("*[") && text.ends_with(')') || text.strip_prefix('*').is_some_and(is_event)
}

/// How long the sign is, with its space, that stands for a bullet and is none: `• [title](…)`
fn other_sign(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(['•', '·', '‣', '◦', '▪', '–', '—']);
    let entry = rest.trim_start();
    let is_entry = is_event(entry) || entry.starts_with('[') && entry.ends_with(')');
    (rest.len() < text.len() && is_entry).then_some(text.len() - entry.len())
}

/// The entry at byte `start` of `line` whose sign is `length` bytes long.
fn other_bullet(line: &Line<'_>, start: usize, length: usize) -> Problem {
    let sign = line.range.start + start..line.range.start + start + length;
    let edit = Replace {
        range: line.range.start..sign.end,
        text: "* ".to_owned(),
    };
    RULE.problem(sign, "Site does not know this sign as a bullet")
        .with_fix(Fix::safe("Write `*`", vec![edit]))
}

/// `2026-08-26 | …`
fn is_event(text: &str) -> bool {
    let date = text.get(..10).and_then(Date::parse);
    date.is_some() && text.contains(" | ")
}

/// Nothing but tags and one link.
fn is_lone_link(context: &Context<'_>, index: usize, text: &str) -> bool {
    let Some(line) = context.lines.get(index).filter(|_| text.starts_with('[')) else {
        return false;
    };
    let mut links = context.links_in(line.range.clone());
    let Some(link) = links.next().filter(|it| !it.image) else {
        return false;
    };
    let before = context.slice(line.range.start..link.range.start).trim();
    let after = context.slice(link.range.end..line.range.end).trim();
    let tags = before.is_empty() || (before.ends_with(']') && before.len() < 60);
    links.next().is_none()
        && tags
        && after.is_empty()
        && !is_query(link.url)
        && !is_prose_section(context.kind(line.section))
}

/// What the names of groups link to: a heading that lost its marks.
fn is_query(url: &str) -> bool {
    ["/labels/", "/issues?", "/pulls?"]
        .iter()
        .any(|it| url.contains(it))
}

/// Where links stand in sentences that go over several lines.
fn is_prose_section(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Introduction
            | Kind::CrateOfTheWeek
            | Kind::PerformanceTriage
            | Kind::QuoteOfTheWeek
            | Kind::Jobs
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn entries_are_told_from_sentences() {
        check_problems(
            RULE,
            "### Official\n[first 💛](https://a.example)\n* [b](https://b.example)\n [release] [c](https://c.example)\n*[d](https://d.example)\n* [e](https://e.example),\n[f](https://f.example)\n* e [g](https://g.example)\n[Group](https://github.com/example/example/issues?q=fcp)\n[see](https://h.example) here\n\n[alone](https://i.example)\n### Europe\n2026-08-27 | Berlin, DE | [a](https://a.example)\n    * [**b**](https://b.example)\n",
            &expect![[r#"
                2: [first 💛](https://a.example)
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: Entry has no bullet (Write a bullet before it)
                4:  [release] [c](https://c.example)
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: Entry has no bullet (Write a bullet before it)
                5: *[d](https://d.example)
                   ^^^^^^^^^^^^^^^^^^^^^^^ error: List item has no space after its bullet (Write a space after the bullet)
            "#]],
        );
    }

    #[test]
    fn fix_puts_the_bullet() {
        check_fix(
            RULE,
            "### Official\n* [a](https://a.example)\r\n [💛](https://b.example)\r\n*[c](https://c.example)\r\n",
            &expect![[r#"
                ### Official
                * [a](https://a.example)␍
                * [💛](https://b.example)␍
                * [c](https://c.example)␍
            "#]],
        );
    }

    #[test]
    fn signs_that_are_no_bullets_go() {
        check_fix(
            RULE,
            "### Official\r\n* [a](https://a.example/1)\r\n• [b 💛](https://a.example/2)\r\n– [c](https://a.example/3)\r\n",
            &expect![[r#"
                ### Official␍
                * [a](https://a.example/1)␍
                * [b 💛](https://a.example/2)␍
                * [c](https://a.example/3)␍
            "#]],
        );
    }
    #[test]
    fn a_bullet_stuck_to_a_date_is_found() {
        check_problems(
            RULE,
            "### Europe\n* 2026-08-27 | Oslo, NO | [A](https://a.example/)\n    * [**B**](https://a.example/b)\n*2026-08-28 | Oslo, NO | [A 💛](https://a.example/)\n    * [**C**](https://a.example/c)\n",
            &expect![[r#"
                4: *2026-08-28 | Oslo, NO | [A 💛](https://a.example/)
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: List item has no space after its bullet (Write a space after the bullet)
            "#]],
        );
    }
}
