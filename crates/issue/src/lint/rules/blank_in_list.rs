//! A blank line between two items of a list.
//!
//! The site then renders each item around it as a separate paragraph, with space above and below.
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
//! The fix is safe: only the spacing changes. Between links to two different repositories the fix is suggested, because
//! a heading may be missing there.

use crate::edit::Replace;
use crate::entry::is_none_sentence;
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
    // Whether the lines since the last blank line are a list to the site.
    let mut in_list = false;
    for line in &context.lines {
        if line.kind == LineKind::Blank {
            continue;
        }
        if !matches!(line.kind, LineKind::Item | LineKind::InItem) {
            last = Some(line).filter(|it| it.kind == LineKind::Prose);
            in_list = false;
            continue;
        }
        let gap = last.filter(|it| it.next < line.range.start);
        // The sentence "no items this week" is about other groups than the items above it.
        let is_sentence = is_none_sentence(line.text.trim_start_matches(['*', '-', '+', ' ']));
        let above = gap.filter(|it| it.kind != LineKind::Prose);
        let is_item = line.kind == LineKind::Item && !is_sentence;
        if let Some(above) = above.filter(|_| in_list && is_item) {
            let blank = above.next..line.range.start;
            let (title, edits) = ("Remove the blank line", vec![Replace::delete(blank)]);
            // The heading of the second project may be missing here.
            let fix = Fix::safe_if(
                project(context, above) == project(context, line),
                title,
                edits,
            );
            let at = above.next..above.next;
            found.push(RULE.problem(at, "Blank line inside a list").with_fix(fix));
        }
        // The site does not start a list right after prose: it shows the item as prose.
        in_list = match last {
            Some(it) if gap.is_none() && it.kind == LineKind::Prose => false,
            _ => in_list || gap.is_some() || last.is_none(),
        };
        last = Some(line);
    }
}

/// Returns the repository that the line's first link points into; empty if it points elsewhere.
fn project<'a>(context: &Context<'a>, line: &Line<'_>) -> &'a str {
    let link = context.links_in(line.range.clone()).next();
    let address = link.map(|it| it.address);
    let path = address
        .filter(|it| it.host == "github.com")
        .map_or("", |it| it.path);
    path.match_indices('/')
        .nth(2)
        .map_or("", |(at, _)| path.get(..at).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn the_sentence_of_other_groups_is_separate() {
        check_problems(
            RULE,
            "## Calls for Testing\n##### [Rust](r)\n* [a](u)\n\n\n* *No calls for testing were issued this week by\n  [Cargo](c).*\n",
            &expect![""],
        );
    }

    #[test]
    fn fix_joins_the_list() {
        check_fix(
            RULE,
            "* a\r\n    * b\r\n\r\n \r\n* c 💛\r\n\r\ntext\r\n\r\n* d\r\n<!-- x -->\r\n\r\n* e\r\n\r\nprose\r\n* f\r\n\r\n* g\r\n",
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
                ␍
                prose␍
                * f␍
                ␍
                * g␍
            "#]],
        );
    }

    #[test]
    fn a_heading_may_be_missing_between_projects() {
        check_problems(
            RULE,
            "## Updates from the Rust Project\n* [a](https://github.com/rust-lang/rust/pull/1)\n\n* [💛](https://github.com/rust-lang/cargo/pull/2)\n",
            &expect![[r#"
                3: 
                   ^ warning: Blank line inside a list (Remove the blank line)
            "#]],
        );
    }
}
