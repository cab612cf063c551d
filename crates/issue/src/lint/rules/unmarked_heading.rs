//! The link of a group, with its list below, that has lost its `#####`.
//!
//! The groups of a final comment period move between a sentence and headings, and their `#####` gets lost on the way.
//! With the list right below, the site prints the group and its list as one paragraph: an error.
//! With a blank line between, the list is one, but no heading leads to it.
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
//! The fix is safe: the words stay.

use crate::edit::Replace;
use crate::inline::plain;
use crate::item::marker;
use crate::lint::heading::TRACKING;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Line, LineKind, Problem, Rule, Severity};
use crate::operation::under;
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "unmarked-heading",
    severity: Severity::Error,
    doc: manual!("unmarked_heading.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for (index, line) in context.lines.iter().enumerate() {
        if let Some((name, level)) = lost(line) {
            found.extend(named(context, index, name, level));
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
                ("Group over a list has no `#####`", Severity::Warning)
            } else {
                let message = "Group has no `#####`, the site prints its list as text";
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

/// The section whose name is all that `line` says, in bold or not, and its level.
pub(crate) fn lost(line: &Line<'_>) -> Option<(&'static str, usize)> {
    let is_text = matches!(line.kind, LineKind::Prose | LineKind::InItem);
    let text = line.text.trim_end().trim_end_matches(':');
    let name = text.strip_prefix("**").and_then(|it| it.strip_suffix("**"));
    let name = name.unwrap_or(text).trim_end_matches(':');
    if !is_text || name.len() > 60 || !name.starts_with(|it: char| it.is_ascii_uppercase()) {
        return None;
    }
    let level = |parent: &str| if parent.is_empty() { 2 } else { 3 };
    SECTIONS.iter().find_map(|parent| {
        let known = under(parent).iter().find(|it| **it == name)?;
        Some((*known, level(parent)))
    })
}

/// Under which headings such names are looked for.
const SECTIONS: [&str; 4] = [
    "",
    "Updates from Rust Community",
    "Upcoming Events",
    "Call for Participation; projects and speakers",
];

/// The line at `index` that names a section, if a list or a heading follows.
fn named(context: &Context<'_>, index: usize, name: &str, level: usize) -> Option<Problem> {
    let line = context.lines.get(index)?;
    let after = context.lines.get(index + 1..).unwrap_or_default();
    let next = after.iter().take(3).find(|it| it.kind != LineKind::Blank)?;
    if !(is_list(after) || next.kind == LineKind::Heading) {
        return None;
    }
    let mut marks = "#".repeat(level);
    // The quote of the week has the only heading of its level.
    if name == "Quote of the Week" {
        marks.truncate(1);
    }
    let edits = vec![Replace {
        range: line.range.clone(),
        text: format!("{marks} {name}"),
    }];
    let message = format!("Heading of section {name} has no `{marks}`");
    let fix = Fix::safe(format!("Write `{marks} {name}`"), edits);
    Some(RULE.problem(line.range.clone(), message).with_fix(fix))
}

fn is_group(line: &Line<'_>, groups: &[&str]) -> bool {
    let is_text = matches!(line.kind, LineKind::Prose | LineKind::InItem);
    // Longer lines are no heading; the bound keeps hostile ones cheap.
    let is_link = line.text.starts_with('[') && line.text.len() < 1000;
    is_text && is_link && groups.contains(&plain(line.text).as_str())
}

/// Whether the first line that is not blank begins a list.
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
    fn sentences_are_no_groups() {
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
    fn names_in_sentences_are_none() {
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
