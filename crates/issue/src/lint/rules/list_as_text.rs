//! A list that the site shows as text.
//!
//! Right after a line of prose, the site does not start a list: it shows more prose, with stars in it.
//! GitHub shows a list, so the preview of a pull request looks right.
//!
//! ```markdown
//! This Week in Rust is edited by:
//! * [somebody](https://example.com/somebody)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! This Week in Rust is edited by:
//!
//! * [somebody](https://example.com/somebody)
//! ```
//!
//! The fix is safe: it adds the blank line that makes the text a list.

use crate::edit::Replace;
use crate::item::indentation;
use crate::item::marker;
use crate::lint::manual::manual;
use crate::lint::rules::missing_bullet::unbulleted;
use crate::lint::rules::unmarked_heading::lost;
use crate::lint::{Context, Fix, Line, LineKind, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "list-as-text",
    severity: Severity::Error,
    doc: manual!("list_as_text.rs"),
    check,
};

/// What the site has parsed since the last blank line.
#[derive(Clone, Copy, PartialEq)]
enum Block {
    Nothing,
    Prose,
    List,
    /// Prose with a list in it that is already reported.
    Reported,
}

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let mut block = Block::Nothing;
    let mut above: Option<&Line<'_>> = None;
    let mut next = "";
    for (index, line) in context.lines.iter().enumerate() {
        let is_group = || {
            let is_link = above.is_some_and(|it| it.text.starts_with('['));
            has_groups(context.kind(line.section)) && is_link
                || index
                    .checked_sub(1)
                    .and_then(|it| lost(context, it))
                    .is_some()
        };
        // With a different line ending, the two could become a single line break (`\r` followed by `\n`).
        let ending = std::mem::replace(&mut next, context.slice(line.range.end..line.next));
        block = match line.kind {
            LineKind::FrontMatter | LineKind::Blank | LineKind::Hidden | LineKind::Heading => {
                Block::Nothing
            }
            // The site makes this line a heading, with or without a space after the `#`s.
            _ if line.text.starts_with('#') => Block::Nothing,
            // Another rule reports that the group's heading lost its `#`s.
            _ if block == Block::Prose && is_item(line.text) && is_group() => Block::List,
            _ if block == Block::Prose && is_item(line.text) => {
                let fix = Fix::safe(
                    "Write a blank line before the list",
                    vec![Replace::insert(line.range.start, ending)],
                );
                let message = "Site shows this list as text, because it follows a line of prose";
                found.push(RULE.problem(line.range.clone(), message).with_fix(fix));
                Block::Reported
            }
            // Another rule reports the missing bullet.
            _ if block == Block::Nothing && unbulleted(context, index).is_some() => Block::List,
            _ if block == Block::Nothing => start(line.text),
            _ if is_definition(line.text) => Block::Nothing,
            _ => block,
        };
        above = Some(line);
    }
}

/// Whether sections of this kind have groups, whose headings are links.
fn has_groups(kind: Kind) -> bool {
    matches!(kind, Kind::FinalCommentPeriod | Kind::CallsForTesting)
}

fn start(line: &str) -> Block {
    if is_item(line) || indentation(line).0 > 3 {
        Block::List
    } else if is_definition(line) || is_ordered(line) {
        Block::Nothing
    } else {
        Block::Prose
    }
}

/// Whether `line` is a bulleted item of the first level.
fn is_item(line: &str) -> bool {
    marker(line).is_some_and(|it| it.indent < 4 && !it.ordered && it.content < line.len())
}

fn is_ordered(line: &str) -> bool {
    marker(line).is_some_and(|it| it.ordered)
}

/// Whether `line` is `[name]: address`, which the page does not show.
fn is_definition(line: &str) -> bool {
    let name = line
        .trim_start()
        .strip_prefix('[')
        .and_then(|it| it.split_once("]:"));
    name.is_some_and(|(name, _)| !name.contains(['[', ']']))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn a_list_after_prose_is_found_once() {
        check_problems(
            RULE,
            "# H\n* a\ntext\n* b\n\n**Summary**: 💛\n* c\n* d\n<!-- x -->\n* e\n\n[n]: https://example.com\n* f\n\n1. g\n* h\n",
            &expect![[r#"
                7: * c
                   ^^^ error: Site shows this list as text, because it follows a line of prose (Write a blank line before the list)
            "#]],
        );
    }

    #[test]
    fn an_entry_without_its_bullet_is_left_to_another_rule() {
        check_problems(
            RULE,
            "### Official\n[a 💛](https://a.example/1)\n* [b](https://a.example/2)\n### Europe\n2026-08-27 | Oslo, NO | [A](https://a.example/)\n    * [**B**](https://a.example/b)\n* 2026-08-28 | Oslo, NO | [A](https://a.example/)\n    * [**C**](https://a.example/c)\n",
            &expect![[""]],
        );
    }

    #[test]
    fn a_lost_heading_is_left_to_another_rule() {
        check_problems(
            RULE,
            "## Updates from the Rust Project\n\nClippy\n* [a 💛](https://a.example/1)\n\n[New and Updated RFCs](https://a.example/rfcs)\n* [b](https://a.example/2)\n",
            &expect![[""]],
        );
    }

    #[test]
    fn fix_repeats_the_line_ending_above() {
        check_fix(
            RULE,
            "a\nh\r* d",
            &expect![[r#"
                a
                h␍␍* d"#]],
        );
    }

    #[test]
    fn fix_adds_the_blank_line() {
        check_fix(
            RULE,
            "a 💛\r\n- b\r\n- c",
            &expect![[r#"
            a 💛␍
            ␍
            - b␍
            - c"#]],
        );
    }

    #[test]
    fn a_heading_without_space_is_a_heading() {
        check_problems(
            RULE,
            "###Official\n* [A 💛](https://a.example/)\n",
            &expect![[""]],
        );
    }
}
