//! A bar (`|`) between the fields of an event that does not have one space on each side.
//!
//! Readers do not notice, but tools compare the lists, and an event with different spacing looks changed.
//!
//! ```markdown
//! ### Europe
//! * 2026-08-27 | Oslo, NO| [Rust Oslo](https://example.com/oslo)
//!     * [**Summer meetup**](https://example.com/oslo/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Europe
//! * 2026-08-27 | Oslo, NO | [Rust Oslo](https://example.com/oslo)
//!     * [**Summer meetup**](https://example.com/oslo/1)
//! ```
//!
//! The fix is safe: only spaces change.

use std::ops::Range;

use crate::edit::Replace;
use crate::lint::events::{Listed, head, listed};
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "bar-spacing",
    severity: Severity::Hint,
    doc: manual!("bar_spacing.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for it in listed(context).filter(Listed::leads) {
        let Some(head) = head(context, &it) else {
            continue;
        };
        let place = head.place.as_ref().filter(|it| !it.is_empty());
        let Some((place, organiser)) = place.zip(head.organiser.as_ref()) else {
            continue;
        };
        let gaps = [head.dates.end..place.start, place.end..organiser.start];
        found.extend(gaps.into_iter().filter_map(|it| problem(context, it)));
    }
}

fn problem(context: &Context<'_>, gap: Range<usize>) -> Option<Problem> {
    let written = context.slice(gap.clone());
    if written == " | " || written.trim() != "|" {
        return None;
    }
    let edits = vec![Replace {
        range: gap.clone(),
        text: " | ".to_owned(),
    }];
    let problem = RULE.problem(gap, "`|` needs one space on each side");
    Some(problem.with_fix(Fix::safe("Write ` | `", edits)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_fix;
    use expect_test::expect;

    #[test]
    fn fix_writes_one_space_on_each_side() {
        check_fix(
            RULE,
            "### Europe\r\n* 2026-08-27|Ås, NO  |[A](https://a.example) | [B](https://b.example)\r\n    * [**T**](https://a.example/1)\r\n",
            &expect![[r#"
                ### Europe␍
                * 2026-08-27 | Ås, NO | [A](https://a.example) | [B](https://b.example)␍
                    * [**T**](https://a.example/1)␍
            "#]],
        );
    }
}
