//! A link inside another link's title.
//!
//! No renderer agrees with another on what a click should open.
//!
//! ```markdown
//! * [A tour of [lifetimes](https://example.com/lifetimes)](https://example.com/tour)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [A tour of lifetimes](https://example.com/tour)
//! ```
//!
//! There is no fix: only a person knows which of the two is meant.

use crate::lint::manual::manual;
use crate::lint::{Context, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "nested-link",
    severity: Severity::Error,
    doc: manual!("nested_link.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for (index, link) in context.links.iter().enumerate() {
        let before = context.links.get(..index).unwrap_or_default().iter().rev();
        let mut inside = before.take_while(|it| it.range.start >= link.range.start);
        if !link.image && inside.any(|it| !it.image) {
            found.push(RULE.problem(link.range.clone(), "Link has another link in its title"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn images_in_links_are_fine() {
        check_problems(
            RULE,
            "[![💛](a.png)](https://a.example) [a [b](https://b.example) c](https://c.example)",
            &expect![[r#"
                1: [![💛](a.png)](https://a.example) [a [b](https://b.example) c](https://c.example)
                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: Link has another link in its title
            "#]],
        );
    }
}
