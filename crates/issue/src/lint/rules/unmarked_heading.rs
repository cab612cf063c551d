//! A heading that has lost its `#`s: the name of a section, or the link that is the heading of a group.
//!
//! When a group of the final comment period gets entries, editors move its name from a sentence to a heading, and may
//! forget the `#####`. If the list is right below the name, the site shows both as one paragraph, which is an error. If
//! a blank line is between them, the list appears, but without a heading. The rule finds the name of a section above a
//! list or a heading. It finds a name of several words also at the start of a paragraph, unless the issue has a heading
//! of that name.
//!
//! ```markdown
//! ### Final Comment Period
//!
//! [Cargo](https://github.com/rust-lang/cargo/issues)
//! * [Stabilize a flag](https://github.com/rust-lang/cargo/pull/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Final Comment Period
//!
//! ##### [Cargo](https://github.com/rust-lang/cargo/issues)
//! * [Stabilize a flag](https://github.com/rust-lang/cargo/pull/1)
//! ```
//!
//! The fix is safe: the text does not change.

use crate::edit::Replace;
use crate::inline::plain;
use crate::item::marker;
use crate::lint::heading::TRACKING;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Line, LineKind, Problem, Rule, Severity};
use crate::operation::{under, usual_sections};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "unmarked-heading",
    severity: Severity::Error,
    doc: manual!("unmarked_heading.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for (index, line) in context.lines.iter().enumerate() {
        if let Some((name, level)) = lost(context, index) {
            found.push(named(line, name, level));
        }
        let groups = match context.kind(line.section) {
            Kind::FinalCommentPeriod => under(TRACKING),
            Kind::CallsForTesting => under("Calls for Testing"),
            _ => continue,
        };
        let after = context.lines.get(index + 1..).unwrap_or_default();
        if is_group(line, groups) && is_list(after) {
            let is_apart = after.first().is_some_and(|it| it.kind == LineKind::Blank);
            let (message, severity) = if is_apart {
                ("Group above a list has no `#####`", Severity::Warning)
            } else {
                let message = "Group has no `#####`, so the site shows its list as text";
                (message, Severity::Error)
            };
            let start = line.range.start;
            let problem = RULE.problem(line.range.clone(), message);
            let problem = problem.with_severity(severity);
            let edit = Replace::insert(start, "##### ");
            found.push(problem.with_fix(Fix::safe("Write `#####` before it", vec![edit])));
        }
    }
}

/// Returns the name and level of the section whose name is the whole line at `index`, in bold, as a link or plain.
///
/// The name counts only if a list or another heading follows, or if it has several words and no heading has it.
pub(crate) fn lost(context: &Context<'_>, index: usize) -> Option<(&'static str, usize)> {
    let line = context.lines.get(index)?;
    let is_text = matches!(line.kind, LineKind::Prose | LineKind::InItem);
    let text = line.text.trim_end().trim_end_matches(':');
    let bold = text.strip_prefix("**").and_then(|it| it.strip_suffix("**"));
    let link = text.strip_prefix('[').and_then(|it| it.split_once("]("));
    let name = bold.or(link.map(|it| it.0)).unwrap_or(text);
    let name = name.trim_end_matches(':');
    if !is_text || name.len() > 60 || !name.starts_with(|it: char| it.is_ascii_uppercase()) {
        return None;
    }
    let kind = context.kind(line.section);
    let (name, level) = usual_sections().find_map(|(parent, names)| {
        let known = names.iter().find(|it| **it == name)?;
        let is_team = parent == "Updates from the Rust Project" && !known.contains(' ');
        let level = match parent {
            TRACKING | "Calls for Testing" => return None,
            "" => 2,
            "Final Comment Period" => 4,
            _ if !is_team => 3,
            _ if matches!(kind, Kind::Project | Kind::ProjectUpdates) => 4,
            _ => return None,
        };
        Some((*known, level))
    })?;
    let after = context.lines.get(index + 1..).unwrap_or_default();
    let next = after.iter().take(3).find(|it| it.kind != LineKind::Blank);
    let leads = is_list(after) || next.is_some_and(|it| it.kind == LineKind::Heading);
    (leads && link.is_none() || is_apart(context, index, name)).then_some((name, level))
}

/// Whether the line at `index`, which is `name`, starts a paragraph and does not continue as a sentence. Also checks
/// that no heading has the name.
fn is_apart(context: &Context<'_>, index: usize, name: &str) -> bool {
    let above = index.checked_sub(1).and_then(|it| context.lines.get(it));
    let next = context.lines.get(index + 1).map_or("", |it| it.text);
    // No issue has more sections; the limit bounds the work on hostile text.
    let mut sections = context.outline.sections.iter().take(200);
    name.contains(' ')
        && above.is_none_or(|it| matches!(it.kind, LineKind::Blank | LineKind::Heading))
        && !next.starts_with(|it: char| it.is_ascii_lowercase())
        && sections.all(|it| !it.heading.starts_with(name))
}

/// Returns the problem of `line`, which is `name` and should be a heading of `level`.
fn named(line: &Line<'_>, name: &str, level: usize) -> Problem {
    let mut marks = "#".repeat(level);
    // Only the quote of the week has a heading of level 1.
    if name == "Quote of the Week" {
        marks.truncate(1);
    }
    let is_link = line.text.starts_with('[');
    let words = if is_link { line.text } else { name };
    let edits = vec![Replace {
        range: line.range.clone(),
        text: format!("{marks} {words}"),
    }];
    let message = format!("Heading of section {name} has no `{marks}`");
    let fix = Fix::safe(format!("Write `{marks} {name}`"), edits);
    RULE.problem(line.range.clone(), message).with_fix(fix)
}

fn is_group(line: &Line<'_>, groups: &[&str]) -> bool {
    let is_text = matches!(line.kind, LineKind::Prose | LineKind::InItem);
    // Longer lines are not headings; the limit bounds the work on hostile text.
    let is_link = line.text.starts_with('[') && line.text.len() < 1000;
    is_text && is_link && groups.contains(&plain(line.text).as_str())
}

/// Whether the first line that is not blank starts a list.
fn is_list(after: &[Line<'_>]) -> bool {
    let next = after.iter().take(3).find(|it| it.kind != LineKind::Blank);
    next.is_some_and(|it| marker(it.text).is_some_and(|it| it.indent < 4))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn sentences_are_not_groups() {
        check_problems(
            RULE,
            "### Final Comment Period\n*No Items entered Final Comment Period this week for\n[Rust](https://a.example),\n[Cargo](https://b.example).*\n* [c](https://c.example)\n\n[Rust](https://a.example)\n\nwords\n",
            &expect![[""]],
        );
    }

    #[test]
    fn fix_writes_the_marks() {
        check_fix(
            RULE,
            "### Final Comment Period\r\n##### [Rust](https://a.example)\r\n* [💛](https://b.example)\r\n[Compiler Team](https://c.example) [(MCPs only)](https://d.example)\r\n\r\n* [e](https://e.example)\r\n",
            &expect![[r#"
                ### Final Comment Period␍
                ##### [Rust](https://a.example)␍
                * [💛](https://b.example)␍
                ##### [Compiler Team](https://c.example) [(MCPs only)](https://d.example)␍
                ␍
                * [e](https://e.example)␍
            "#]],
        );
    }

    #[test]
    fn a_named_section_gets_its_marks() {
        check_fix(
            RULE,
            "## Updates from Rust Community\r\n\r\nOfficial\r\n* [A 💛](https://a.example/1)\r\n\r\n**Research:**\r\n\r\n* [B](https://a.example/2)\r\n",
            &expect![[r#"
                ## Updates from Rust Community␍
                ␍
                ### Official␍
                * [A 💛](https://a.example/1)␍
                ␍
                ### Research␍
                ␍
                * [B](https://a.example/2)␍
            "#]],
        );
    }

    #[test]
    fn a_separate_name_of_several_words_gets_its_marks() {
        check_fix(
            RULE,
            "Updates from the Rust Project\r\n\r\n5 💛 pull requests\r\n\r\n[Approved RFCs](https://a.example/rfcs)\r\n\r\nChanges.\r\n\r\n**Final Comment Period**\r\nWords.\r\n\r\nTracking Issues & PRs\r\n\r\n##### [Rust](https://a.example/rust)\r\n* [A](https://a.example/1)\r\n",
            &expect![[r#"
                ## Updates from the Rust Project␍
                ␍
                5 💛 pull requests␍
                ␍
                ### [Approved RFCs](https://a.example/rfcs)␍
                ␍
                Changes.␍
                ␍
                ### Final Comment Period␍
                Words.␍
                ␍
                #### Tracking Issues & PRs␍
                ␍
                ##### [Rust](https://a.example/rust)␍
                * [A](https://a.example/1)␍
            "#]],
        );
    }

    #[test]
    fn a_team_of_the_project_gets_its_marks() {
        check_fix(
            RULE,
            "## Updates from the Rust Project\n\nCompiler\n* [A 💛](https://a.example/1)\n\n#### Library\n* [B](https://a.example/2)\n\nClippy\n* [C](https://a.example/3)\n",
            &expect![[r#"
                ## Updates from the Rust Project

                #### Compiler
                * [A 💛](https://a.example/1)

                #### Library
                * [B](https://a.example/2)

                #### Clippy
                * [C](https://a.example/3)
            "#]],
        );
    }

    #[test]
    fn names_that_are_not_headings_are_left_alone() {
        check_problems(
            RULE,
            "### Official\n\nCompiler\n* [A 💛](https://a.example/1)\n\nApproved RFCs\nare few\n\n[Miri](https://a.example/2)\n* [B](https://a.example/3)\n\nQuote of the Week\n\nwords\n\n# Quote of the Week\n",
            &expect![[""]],
        );
    }

    #[test]
    fn names_in_sentences_are_left_alone() {
        check_problems(
            RULE,
            "Jobs\nare here\n\nOfficial\n\nwords 💛\n\nUpcoming Events\n\n### Virtual\n",
            &expect![[r#"
                8: Upcoming Events
                   ^^^^^^^^^^^^^^^ error: Heading of section Upcoming Events has no `##` (Write `## Upcoming Events`)
            "#]],
        );
    }
}
