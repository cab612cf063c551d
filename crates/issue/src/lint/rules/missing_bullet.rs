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
//! The fix is safe: a line that consists of a link, or of a date with bars, is an entry if it is next to a list or
//! first in a section of entries. If a line of text is above the link, the rule warns without a fix. For other text in
//! a list of links it gives a hint, because the text may be there on purpose.

use crate::edit::Replace;
use crate::item::indentation;
use crate::lint::context::community;
use crate::lint::events::begins;
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
    let community = community(context.outline);
    for (index, line) in context.lines.iter().enumerate() {
        if let Some(problem) = unbulleted(context, index) {
            found.push(problem);
        } else if community.contains(&line.range.start) {
            found.extend(text_among_links(context, index));
        }
    }
}

/// Reports text with links that is in a section of links, but not in one of its items.
fn text_among_links(context: &Context<'_>, index: usize) -> Option<Problem> {
    let line = context.lines.get(index)?;
    let is_text = line.kind == LineKind::Prose && context.kind(line.section) == Kind::Links;
    let mut links = context.links_in(line.range.clone()).filter(|it| !it.image);
    links
        .next()
        .filter(|_| is_text && !line.text.starts_with("    "))?;
    let above = index.checked_sub(1).and_then(|it| context.lines.get(it));
    let is_entry = above.is_some_and(|it| it.kind == LineKind::Prose)
        && is_lone_link(context, index, line.text.trim());
    let (message, severity) = if is_entry {
        ("Text and link are not in a list item", Severity::Warning)
    } else {
        ("Text in a list of links is not a list item", Severity::Hint)
    };
    let problem = RULE.problem(line.range.clone(), message);
    Some(problem.with_severity(severity))
}

/// Returns the problem of the line at `index`, if the line is an entry without a bullet.
pub(crate) fn unbulleted(context: &Context<'_>, index: usize) -> Option<Problem> {
    let line = context.lines.get(index)?;
    if !matches!(line.kind, LineKind::InItem | LineKind::Prose) {
        return None;
    }
    let (indent, start) = indentation(line.text);
    let text = line.text.get(start..).unwrap_or_default();
    let kind = context.kind(line.section);
    let is_event = kind == Kind::Events && begins(after_sign(text));
    let most = match line.kind {
        LineKind::InItem if is_event => 8,
        LineKind::InItem => 1,
        LineKind::Prose => 3,
        _ => return None,
    };
    let is_in_place = match kind {
        _ if is_event => true,
        kind if may_begin(kind, text) && opens(context, index) => true,
        kind if is_change(kind, text) => is_apart(context, index) || next_to_items(context, index),
        _ => next_to_items(context, index),
    };
    if indent > most || !is_in_place {
        return None;
    }
    let is_glued = glued(text);
    let sign = other_sign(text).filter(|_| !is_glued && !is_prose_section(kind));
    // A line of an event that does not begin an event is its title.
    let is_second = kind == Kind::Events && line.kind == LineKind::InItem && !is_event;
    let bullet = if is_second { "    * " } else { "* " };
    if let Some(length) = sign {
        return Some(other_bullet(line, start, length, bullet));
    }
    let at = line.range.start + start;
    // With white space before its bullet, the site would nest the item or show it as text.
    let (message, title, edit) = if is_glued {
        let message = "List item has no space after its bullet";
        let edit = Replace::insert(at + 1, " ");
        (message, "Write a space after the bullet", edit)
    } else if begins(text) || is_lone_link(context, index, text) {
        let edit = Replace {
            range: line.range.start..at,
            text: bullet.to_owned(),
        };
        ("Entry has no bullet", "Write a bullet before it", edit)
    } else {
        return None;
    };
    let problem = RULE.problem(at..line.range.end, message);
    Some(problem.with_fix(Fix::safe(title, vec![edit])))
}

/// Whether `text` may be the first entry of a section of this kind, without its bullet.
fn may_begin(kind: Kind, text: &str) -> bool {
    match kind {
        Kind::Links
        | Kind::CfpProjects
        | Kind::ProjectUpdates
        | Kind::ApprovedRfcs
        | Kind::NewRfcs => true,
        Kind::CfpEvents => text.contains('|'),
        _ => false,
    }
}

/// Whether `text` links to a pull request or an issue, in a section that lists only these.
fn is_change(kind: Kind, text: &str) -> bool {
    let kinds = [
        Kind::ProjectUpdates,
        Kind::ApprovedRfcs,
        Kind::NewRfcs,
        Kind::FinalCommentPeriod,
        Kind::CallsForTesting,
    ];
    let ends = text.strip_suffix(')').and_then(|it| it.rsplit_once('/'));
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    kinds.contains(&kind)
        && ends.is_some_and(|it| {
            is_number(it.1) && (it.0.ends_with("/pull") || it.0.ends_with("/issues"))
        })
}

/// Whether this line does not continue the text of the line above.
fn is_apart(context: &Context<'_>, index: usize) -> bool {
    let above = index.checked_sub(1).and_then(|it| context.lines.get(it));
    above.is_none_or(|it| {
        matches!(
            it.kind,
            LineKind::Blank | LineKind::Heading | LineKind::Hidden
        )
    })
}

/// Whether only such entries and blank lines are between the line and its section's heading.
fn opens(context: &Context<'_>, index: usize) -> bool {
    let above = context.lines.get(..index).unwrap_or_default();
    // The limit bounds the work on hostile text.
    let mut above = above.iter().rev().take(20).filter(|it| match it.kind {
        LineKind::Blank | LineKind::Hidden => false,
        LineKind::Prose => !(after_sign(it.text).starts_with('[') && it.text.ends_with(')')),
        _ => true,
    });
    let next = context.lines.get(index + 1);
    let ends = |it: &Line<'_>| !it.text.starts_with(|it: char| it.is_ascii_alphabetic());
    above.next().is_some_and(|it| it.kind == LineKind::Heading) && next.is_none_or(ends)
}

/// Whether the line above or below is the first line of an item, or this line is in one.
fn next_to_items(context: &Context<'_>, index: usize) -> bool {
    let is_item = |it: Option<&Line<'_>>| it.is_some_and(|it| it.kind == LineKind::Item);
    let above = index.checked_sub(1).and_then(|it| context.lines.get(it));
    // A link after a blank line, above a list, is a heading that lost its `#`s.
    let is_first = above.is_none_or(|it| it.kind == LineKind::Heading);
    let in_list = context
        .lines
        .get(index)
        .is_some_and(|it| it.kind == LineKind::InItem);
    let goes_on = above.is_some_and(|it| continues(it.text));
    !goes_on && (in_list || is_item(above) || (is_first && is_item(context.lines.get(index + 1))))
}

/// Whether the sentence in `line` continues on the next line.
fn continues(line: &str) -> bool {
    let line = line.trim_end();
    let word = line.rsplit(' ').next().unwrap_or(line);
    line.ends_with([',', ':', ';', '(', '['])
        || ["or", "and", "by", "for", "the", "in", "of", "to", "with"].contains(&word)
}

/// Whether no space follows the bullet: `*[title](…)`
fn glued(text: &str) -> bool {
    text.starts_with("*[") && text.ends_with(')') || text.strip_prefix('*').is_some_and(begins)
}

/// Returns the length, with the space, of a sign that the writer used as a bullet: `• [title](…)`
fn other_sign(text: &str) -> Option<usize> {
    let entry = after_sign(text);
    let is_entry = begins(entry) || entry.starts_with('[') && entry.ends_with(')');
    let is_bold = text.starts_with('*') && entry.contains('*');
    (entry.len() < text.len() && is_entry && !is_bold).then_some(text.len() - entry.len())
}

/// Returns `text` without the signs that writers use as bullets.
fn after_sign(text: &str) -> &str {
    text.trim_start_matches(['•', '·', '‣', '◦', '▪', '–', '—', '*'])
        .trim_start()
}

/// Returns the problem of the sign at byte `start` of `line`, which is `length` bytes long.
fn other_bullet(line: &Line<'_>, start: usize, length: usize, bullet: &str) -> Problem {
    let sign = line.range.start + start..line.range.start + start + length;
    let edit = Replace {
        range: line.range.start..sign.end,
        text: bullet.to_owned(),
    };
    RULE.problem(sign, "Site does not recognize this sign as a bullet")
        .with_fix(Fix::safe("Write `*`", vec![edit]))
}

/// Whether `text` consists of one link, perhaps with tags.
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
    let kind = context.kind(line.section);
    // A call for speakers continues with its dates.
    let is_over = after.is_empty() || kind == Kind::CfpEvents && after.starts_with('|');
    links.next().is_none() && tags && is_over && !is_query(link.url) && !is_prose_section(kind)
}

/// Whether `url` is a search for issues, to which the names of groups link: such a line is a heading that lost its
/// `#`s.
fn is_query(url: &str) -> bool {
    ["/labels/", "/issues?", "/pulls?"]
        .iter()
        .any(|it| url.contains(it))
}

/// Whether sections of this kind have links in sentences that continue over several lines.
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
    fn entries_are_distinguished_from_sentences() {
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
                14: 2026-08-27 | Berlin, DE | [a](https://a.example)
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: Entry has no bullet (Write a bullet before it)
            "#]],
        );
    }

    #[test]
    fn fix_writes_the_bullet() {
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
    fn fix_replaces_signs_that_are_not_bullets() {
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
    fn entries_that_open_a_section_get_their_bullets() {
        check_fix(
            RULE,
            "## Updates from Rust Community\r\n\r\n### Official\r\n\r\n[a 💛](https://a.example/1)\r\n• [b](https://a.example/2)\r\n\r\n### Research\r\n   [c](https://a.example/3)\r\n* [d](https://a.example/4)\r\n** [e](https://a.example/5)\r\n*\u{a0}[f](https://a.example/6)\r\n",
            &expect![[r#"
                ## Updates from Rust Community␍
                ␍
                ### Official␍
                ␍
                * [a 💛](https://a.example/1)␍
                * [b](https://a.example/2)␍
                ␍
                ### Research␍
                * [c](https://a.example/3)␍
                * [d](https://a.example/4)␍
                * [e](https://a.example/5)␍
                * [f](https://a.example/6)␍
            "#]],
        );
        check_fix(
            RULE,
            "### Europe\n\n2026-08-27 | Oslo, NO | [A 💛](https://a.example/)\n    * [**B**](https://a.example/b)\n* 2026-08-28 | Oslo, NO | [A](https://a.example/)\n    * [**C**](https://a.example/c)\n",
            &expect![[r#"
                ### Europe

                * 2026-08-27 | Oslo, NO | [A 💛](https://a.example/)
                    * [**B**](https://a.example/b)
                * 2026-08-28 | Oslo, NO | [A](https://a.example/)
                    * [**C**](https://a.example/c)
            "#]],
        );
    }

    #[test]
    fn sentences_that_open_a_section_are_not_entries() {
        check_problems(
            RULE,
            "### Official\n[a 💛](https://a.example/1)\nis here.\n\n[b](https://a.example/2)\n### Research\n**[c](https://a.example/3)** and [d](https://a.example/4)\n### CFP - Events\n[e](https://a.example/5)\n",
            &expect![[""]],
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

    #[test]
    fn lines_of_events_get_the_bullet_of_their_level() {
        check_fix(
            RULE,
            "## Upcoming Events\n### Europe\n* 2026-08-27 | Oslo, NO | [A](https://a.example)\n[**💛**](https://a.example/1)\n* 2026-08-28 | Ås, NO | [B](https://b.example)\n    * [**S**](https://b.example/1)\n    2026-08-29 | Bonn, DE | [C](https://c.example)\n    * [**R**](https://c.example/1)\n",
            &expect![[r#"
                ## Upcoming Events
                ### Europe
                * 2026-08-27 | Oslo, NO | [A](https://a.example)
                    * [**💛**](https://a.example/1)
                * 2026-08-28 | Ås, NO | [B](https://b.example)
                    * [**S**](https://b.example/1)
                * 2026-08-29 | Bonn, DE | [C](https://c.example)
                    * [**R**](https://c.example/1)
            "#]],
        );
    }

    #[test]
    fn the_first_entry_of_any_list_is_found() {
        check_fix(
            RULE,
            "## Call for Participation\n### CFP - Projects\n\n[tool - good first issues 💛](https://a.example/tool)\n<!-- here -->\n* [a - b](https://a.example/ab)\n### CFP - Events\n[**C**](https://c.example/)| 2026-09-01 | Oslo, NO | 2026-11-02\n",
            &expect![[r#"
                ## Call for Participation
                ### CFP - Projects

                * [tool - good first issues 💛](https://a.example/tool)
                <!-- here -->
                * [a - b](https://a.example/ab)
                ### CFP - Events
                * [**C**](https://c.example/)| 2026-09-01 | Oslo, NO | 2026-11-02
            "#]],
        );
    }

    #[test]
    fn text_in_a_list_of_links_is_found() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n### Observations/Thoughts\nAn outline for a tool 💛\n[details here](https://a.example/)\n### Research\nThis section is new, see [here](https://b.example/).\n## Jobs\nsee\n[here](https://c.example/)\n",
            &expect![[r#"
                4: [details here](https://a.example/)
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Text and link are not in a list item
                6: This section is new, see [here](https://b.example/).
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: Text in a list of links is not a list item
            "#]],
        );
    }

    #[test]
    fn changes_without_a_bullet_are_found() {
        check_fix(
            RULE,
            "## Updates from the Rust Project\n### [Approved RFCs](https://github.com/a/b/commits/master)\n\nThese were approved:\n\n[RFC 💛](https://github.com/a/b/pull/1)\n\n### Final Comment Period\n#### Tracking Issues & PRs\n##### [Rust](https://github.com/a/b/issues?q=c)\n[disposition: merge] [Allow it](https://github.com/a/b/issues/2)\n*No items for\n[Cargo](https://github.com/a/c/pull/3)\n",
            &expect![[r#"
                ## Updates from the Rust Project
                ### [Approved RFCs](https://github.com/a/b/commits/master)

                These were approved:

                * [RFC 💛](https://github.com/a/b/pull/1)

                ### Final Comment Period
                #### Tracking Issues & PRs
                ##### [Rust](https://github.com/a/b/issues?q=c)
                * [disposition: merge] [Allow it](https://github.com/a/b/issues/2)
                *No items for
                [Cargo](https://github.com/a/c/pull/3)
            "#]],
        );
    }
}
