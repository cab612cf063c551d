//! A section in an unusual place.
//!
//! Readers know where to look: the order of the sections has not changed in years.
//!
//! ```markdown
//! ## Updates from Rust Community
//!
//! ### Foundation
//! * [News](https://example.com/news)
//!
//! ### Official
//! * [A release](https://example.com/release)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Updates from Rust Community
//!
//! ### Official
//! * [A release](https://example.com/release)
//!
//! ### Foundation
//! * [News](https://example.com/news)
//! ```
//!
//! The fix is suggested: it moves the section with everything in it.

use crate::edit::Replace;
use crate::lint::heading::{RUST_PROJECT, name};
use crate::lint::manual::manual;
use crate::lint::order::misplaced;
use crate::lint::since::is_current;
use crate::lint::{Context, Fix, Problem, Rule, Severity};
use crate::operation::under;
use crate::outline::Section;
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "section-order",
    severity: Severity::Warning,
    doc: manual!("section_order.rs"),
    check,
};

const TOP: [Kind; 8] = [
    Kind::Community,
    Kind::CrateOfTheWeek,
    Kind::CallsForTesting,
    Kind::Participation,
    Kind::Project,
    Kind::UpcomingEvents,
    Kind::Jobs,
    Kind::QuoteOfTheWeek,
];

/// Returns the position of a section in one list of standard sections, if it belongs to that list.
type Rank = fn(&Section) -> Option<usize>;

const ROWS: [Rank; 4] = [
    |it| {
        let at = TOP.iter().position(|kind| *kind == it.kind);
        at.filter(|_| it.level <= 2)
    },
    |it| place(under("Updates from Rust Community"), it, Kind::Links),
    |it| place(under("Upcoming Events"), it, Kind::Events),
    |it| RUST_PROJECT.iter().position(|known| *known == name(it)),
];

fn place(row: &[&str], section: &Section, kind: Kind) -> Option<usize> {
    let at = row.iter().position(|known| *known == name(section));
    at.filter(|_| section.kind == kind)
}

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    if !is_current(context) {
        return;
    }
    for rank in ROWS {
        let sections = context.outline.sections.iter().enumerate();
        let row = sections.filter_map(|(index, it)| Some((rank(it)?, index, it)));
        let row: Vec<(usize, usize, &Section)> = row.collect();
        let ranks: Vec<usize> = row.iter().map(|it| it.0).collect();
        let moves = misplaced(&ranks);
        let stay = |index: &usize| moves.binary_search(index).is_err();
        let rest: Vec<_> = (0..row.len())
            .filter(stay)
            .filter_map(|it| row.get(it))
            .collect();
        for (rank, index, section) in moves.iter().filter_map(|it| row.get(*it)) {
            let after = rest.partition_point(|it| it.0 <= *rank);
            let next = rest.get(after).map(|it| it.2);
            let last = rest.last().map(|it| it.2);
            found.push(problem(context, *index, section, next, last));
        }
    }
}

fn problem(
    context: &Context<'_>,
    index: usize,
    section: &Section,
    next: Option<&Section>,
    last: Option<&Section>,
) -> Problem {
    let place = match (next, last) {
        (Some(next), _) => format!("before {}", name(next)),
        (None, Some(last)) => format!("after {}", name(last)),
        (None, None) => String::new(),
    };
    let message = format!("{} belongs {place}", name(section));
    let problem = RULE.problem(section.heading_range.clone(), message);
    let whole = section.heading_range.start..context.outline.subtree_end(index);
    let text = context.slice(whole.clone());
    let ends_blank = text.ends_with("\n\n") || text.ends_with("\r\n\r\n");
    match next.filter(|it| ends_blank && !whole.contains(&it.heading_range.start)) {
        Some(next) => {
            let insert = Replace::insert(next.heading_range.start, text);
            let edits = vec![Replace::delete(whole), insert];
            problem.with_fix(Fix::suggested(format!("Move it {place}"), edits))
        }
        None => problem,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn sections_have_an_order() {
        check_problems(
            RULE,
            "## Crate of the Week\n## Updates from Rust Community\n### Official\n### RustNL 💛\n### Miscellaneous\n### Research\n## Updates from the Rust Project\n### Final Comment Period\n#### [RFCs](u)\n### Approved RFCs\n## Upcoming Events\n### Asia:\n### Virtual\n# Quote of the Week\n## Jobs\n",
            &expect![[r#"
                1: ## Crate of the Week
                   ^^^^^^^^^^^^^^^^^^^^ warning: Crate of the Week belongs before Updates from the Rust Project
                5: ### Miscellaneous
                   ^^^^^^^^^^^^^^^^^ warning: Miscellaneous belongs after Research
                8: ### Final Comment Period
                   ^^^^^^^^^^^^^^^^^^^^^^^^ warning: Final Comment Period belongs after Approved RFCs
                12: ### Asia:
                    ^^^^^^^^^ warning: Asia belongs after Virtual
                14: # Quote of the Week
                    ^^^^^^^^^^^^^^^^^^^ warning: Quote of the Week belongs after Jobs
            "#]],
        );
    }

    #[test]
    fn fix_moves_the_section() {
        check_fix(
            RULE,
            "## Updates from Rust Community\r\n\r\n### Newsletters\r\n* [a](https://a.example)\r\n\r\n### Official\r\n* [💛](https://b.example)\r\n\r\n### Research\r\n* [c](https://c.example)\r\n",
            &expect![[r#"
                ## Updates from Rust Community␍
                ␍
                ### Official␍
                * [💛](https://b.example)␍
                ␍
                ### Newsletters␍
                * [a](https://a.example)␍
                ␍
                ### Research␍
                * [c](https://c.example)␍
            "#]],
        );
    }
}
