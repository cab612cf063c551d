//! A blank line between a heading and its list, where the issue's other lists have none.
//!
//! The page is the same, but consistent text is easier to read and to search.
//!
//! ```markdown
//! ### Official
//! * [Rust 2.0](https://example.com/2.0)
//! ### Newsletters
//! * [The letter](https://example.com/letter)
//! ### Miscellaneous
//!
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Official
//! * [Rust 2.0](https://example.com/2.0)
//! ### Newsletters
//! * [The letter](https://example.com/letter)
//! ### Miscellaneous
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The fix is safe: the page does not change.

use std::ops::Range;

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};
use crate::outline::Section;
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "blank-after-heading",
    severity: Severity::Hint,
    doc: manual!("blank_after_heading.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for kinds in [
        [Kind::Links, Kind::Community],
        [Kind::ProjectUpdates, Kind::FinalCommentPeriod],
        [Kind::Events, Kind::UpcomingEvents],
    ] {
        let sections = context
            .outline
            .sections
            .iter()
            .filter(|it| kinds.contains(&it.kind) && it.level > 0);
        let gaps: Vec<_> = sections
            .filter_map(|it| Some((it, gap(context, it)?)))
            .collect();
        let (blank, tight): (Vec<_>, Vec<_>) =
            gaps.into_iter().partition(|(_, gap)| !gap.is_empty());
        if tight.len() <= blank.len() {
            continue;
        }
        for (section, gap) in blank {
            let fix = Fix::safe("Remove the blank line", vec![Replace::delete(gap)]);
            let message = "Blank line between heading and list; the other lists have none";
            found.push(
                RULE.problem(section.heading_range.clone(), message)
                    .with_fix(fix),
            );
        }
    }
}

/// Returns the white space, possibly empty, between a heading and its list; `None` if there is anything else.
fn gap(context: &Context<'_>, section: &Section) -> Option<Range<usize>> {
    let first = section.items.first()?;
    let gap = section.body.start..first.range.start;
    context.slice(gap.clone()).trim().is_empty().then_some(gap)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_fix;
    use expect_test::expect;

    #[test]
    fn fix_closes_the_gap() {
        check_fix(
            RULE,
            "### A\r\n* a\r\n### B\r\n* b\r\n### C 💛\r\n\r\n\r\n* c\r\n### D\r\n\r\ntext\r\n\r\n* d\r\n",
            &expect![[r#"
                ### A␍
                * a␍
                ### B␍
                * b␍
                ### C 💛␍
                * c␍
                ### D␍
                ␍
                text␍
                ␍
                * d␍
            "#]],
        );
    }
}
