//! An item of the community sections, or the crate of the week, that links to nothing.
//!
//! Readers cannot get to what it names; mostly the address was forgotten.
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
//! There is no fix: nobody but the writer knows the address.

use crate::entry::{Entry, LocatedEntry};
use crate::item::marker;
use crate::lint::context::community;
use crate::lint::manual::manual;
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
        if community.contains(&section.body.start) {
            found.extend(entries.iter().filter_map(|it| problem(context, it)));
        }
    }
    let lines = context.lines.iter();
    found.extend(lines.filter_map(|it| crate_of_the_week(context, it)));
}

/// The sentence about the crate of the week, without the crate's address.
fn crate_of_the_week(context: &Context<'_>, line: &Line<'_>) -> Option<Problem> {
    let starts = ["This week's crate is ", "This week’s crate is "];
    let is_said = line.kind == LineKind::Prose && starts.iter().any(|it| line.text.starts_with(it));
    if !is_said || context.kind(line.section) != Kind::CrateOfTheWeek {
        return None;
    }
    let is_linked = ["](", "][", "://", "] ("]
        .iter()
        .any(|it| line.text.contains(it));
    (!is_linked).then(|| RULE.problem(line.range.clone(), "Crate has no link"))
}

fn problem(context: &Context<'_>, found: &LocatedEntry) -> Option<Problem> {
    let item = context.slice(found.range.clone());
    let says = item.get(marker(item)?.content..)?.trim();
    // Whatever might be a link, in whichever spelling, is the business of other rules.
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
    fn items_that_link_to_nothing_are_found() {
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
