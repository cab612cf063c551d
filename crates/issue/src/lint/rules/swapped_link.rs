//! A link with its title and address swapped.
//!
//! The page shows the address, and a click leads nowhere.
//!
//! ```markdown
//! * [https://example.com/lifetimes](A-tour-of-lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [A-tour-of-lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The fix is safe: the link cannot mean anything else.

use std::ops::Range;

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "swapped-link",
    severity: Severity::Error,
    doc: manual!("swapped_link.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for link in &context.links {
        if is_web(link.title.trim()) && !is_web(link.url) && !link.url.is_empty() {
            let edits = vec![
                replace(&link.title_range, link.url),
                replace(&link.url_range, link.title.trim()),
            ];
            let problem = RULE.problem(link.range.clone(), "Link's title and address are swapped");
            found.push(problem.with_fix(Fix::safe("Swap title and address", edits)));
        }
    }
}

fn is_web(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

fn replace(range: &Range<usize>, text: &str) -> Replace {
    Replace {
        range: range.clone(),
        text: text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_fix;
    use expect_test::expect;

    #[test]
    fn fix_swaps() {
        check_fix(
            RULE,
            "* [https://a.example](Tour 💛)\n* [https://a.example](https://a.example)\n* [b](c)\n",
            &expect![[r#"
                * [Tour 💛](https://a.example)
                * [https://a.example](https://a.example)
                * [b](c)
            "#]],
        );
    }
}
