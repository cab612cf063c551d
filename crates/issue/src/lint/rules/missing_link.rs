//! An entry without a link in a list of links, or a sentence without the link that it has in every issue.
//!
//! Such sentences name the crate of the week, the person to thank, the jobs thread and the discussion.
//!
//! Readers cannot open what the text names. Usually the address was forgotten.
//!
//! ```markdown
//! ## Updates from Rust Community
//!
//! ### Miscellaneous
//! * A tour of lifetimes
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Updates from Rust Community
//!
//! ### Miscellaneous
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! There is no fix: only the writer knows the address.

use crate::entry::{Entry, LocatedEntry};
use crate::item::marker;
use crate::lint::context::community;
use crate::lint::manual::manual;
use crate::lint::since::is_current;
use crate::lint::{Context, Line, LineKind, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "missing-link",
    severity: Severity::Warning,
    doc: manual!("missing_link.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let community = community(context.outline);
    for (_, section, entries) in context.sections() {
        let lists_links = matches!(
            section.kind,
            Kind::CfpProjects
                | Kind::CallsForTesting
                | Kind::ProjectUpdates
                | Kind::ApprovedRfcs
                | Kind::FinalCommentPeriod
                | Kind::NewRfcs
        );
        if community.contains(&section.body.start) || lists_links && is_current(context) {
            found.extend(entries.iter().filter_map(|it| problem(context, it)));
        }
    }
    let lines = context.lines.iter();
    found.extend(lines.filter_map(|it| sentence(context, it)));
}

/// Reports a sentence without the link that it has in every issue.
fn sentence(context: &Context<'_>, line: &Line<'_>) -> Option<Problem> {
    const SENTENCES: [(Kind, &str, &str); 6] = [
        (
            Kind::CrateOfTheWeek,
            "This week's crate is ",
            "Crate has no link",
        ),
        (
            Kind::CrateOfTheWeek,
            "This week’s crate is ",
            "Crate has no link",
        ),
        (
            Kind::CrateOfTheWeek,
            "Thanks to ",
            "The suggestion has no link",
        ),
        (
            Kind::QuoteOfTheWeek,
            "Thanks to ",
            "The suggestion has no link",
        ),
        (
            Kind::Jobs,
            "Please see the latest ",
            "The jobs thread has no link",
        ),
        (
            Kind::QuoteOfTheWeek,
            "<small>Discuss on ",
            "The discussion has no link",
        ),
    ];
    let kind = context.kind(line.section);
    let is_said = |it: &&(Kind, &str, &str)| it.0 == kind && line.text.starts_with(it.1);
    let (.., message) = SENTENCES.iter().find(is_said)?;
    let is_linked = ["](", "][", "://", "] (", "<a "]
        .iter()
        .any(|it| line.text.contains(it));
    // A sentence may continue on the next line.
    let is_whole =
        line.text.trim_end().ends_with(['.', '!', '>', 't']) || *message == "Crate has no link";
    let is_shown = line.kind == LineKind::Prose && is_whole && !is_linked;
    is_shown.then(|| RULE.problem(line.range.clone(), *message))
}

fn problem(context: &Context<'_>, found: &LocatedEntry) -> Option<Problem> {
    let item = context.slice(found.range.clone());
    let says = item.get(marker(item)?.content..)?.trim();
    // Other rules report broken links and addresses outside of links.
    let is_linked = ["://", "](", "][", "<", "www."]
        .iter()
        .any(|it| says.contains(it));
    let is_plain = matches!(found.entry, Entry::Other(_)) && !is_linked;
    let is_said = says.contains(char::is_alphanumeric);
    (is_plain && is_said).then(|| RULE.problem(found.range.clone(), "Item has no link"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn items_without_a_link_are_found() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n\n### Official\n* A tour 💛\n* [video] A talk\n* [a](https://a.example)\n* [b] (https://b.example)\n* see [c][ref]\n* https://d.example\n* *No news this week.*\n*\n\n## Crate of the Week\n\n* words\n",
            &expect![[r#"
                4: * A tour 💛
                   ^^^^^^^^^^ warning: Item has no link
                5: * [video] A talk
                   ^^^^^^^^^^^^^^^^ warning: Item has no link
            "#]],
        );
    }

    #[test]
    fn the_crate_of_the_week_has_a_link() {
        check_problems(
            RULE,
            "## Crate of the Week\n\nThis week's crate is tour 💛, a tool.\n\n## Jobs\n\nThis week's crate is no job.\n",
            &expect![[r#"
                3: This week's crate is tour 💛, a tool.
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Crate has no link
            "#]],
        );
    }
}
