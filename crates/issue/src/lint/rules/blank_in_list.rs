//! A blank line between two items of a list.
//!
//! The site then sets every item around it as a paragraph of its own, with space above and below.
//!
//! ```markdown
//! ### Miscellaneous
//! * [A tour of lifetimes](https://example.com/lifetimes)
//!
//! * [Traits at work](https://example.com/traits)
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
//! The fix is safe: only the spacing changes.

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Line, LineKind, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "blank-in-list",
    severity: Severity::Warning,
    doc: manual!("blank_in_list.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let mut last: Option<&Line<'_>> = None;
    for line in context.lines.iter().filter(|it| it.kind != LineKind::Blank) {
        let gap = last.filter(|it| {
            matches!(it.kind, LineKind::Item | LineKind::InItem) && it.next < line.range.start
        });
        if let Some(above) = gap.filter(|_| line.kind == LineKind::Item) {
            let blank = above.next..line.range.start;
            let fix = Fix::safe("Remove the blank line", vec![Replace::delete(blank)]);
            let at = above.next..above.next;
            found.push(RULE.problem(at, "Blank line inside a list").with_fix(fix));
        }
        last = Some(line);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_fix;
    use expect_test::expect;

    #[test]
    fn fix_joins_the_list() {
        check_fix(
            RULE,
            "* a\r\n    * b\r\n\r\n \r\n* c 💛\r\n\r\ntext\r\n\r\n* d\r\n<!-- x -->\r\n\r\n* e\r\n",
            &expect![[r#"
                * a␍
                    * b␍
                * c 💛␍
                ␍
                text␍
                ␍
                * d␍
                <!-- x -->␍
                ␍
                * e␍
            "#]],
        );
    }
}
