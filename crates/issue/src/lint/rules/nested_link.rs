//! A link inside another link's title or address.
//!
//! Renderers disagree about which of the two links a click opens. If a link is in place of the address, neither works.
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
//! ```markdown
//! * [A tour of lifetimes]([https://example.com/tour](https://example.com/tour))
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [A tour of lifetimes](https://example.com/tour)
//! ```
//!
//! For a link in a title there is no fix: only a person knows which of the two links is meant. For a link in place of
//! an address the fix is suggested: it keeps the inner address and removes the inner title.

use crate::edit::Replace;
use crate::inline::link_at;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Link, Problem, Rule, Severity};

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
        if let Some(inner) = link_as_address(link.url) {
            found.push(problem(link, inner));
        }
    }
}

/// Returns the address of the link that `url` consists of; an empty text if `url` is only part of a link, or several.
pub(crate) fn link_as_address(url: &str) -> Option<&str> {
    let is_link = url.starts_with('[') && url.contains("](");
    let inner = link_at(url, 0).filter(|it| it.end == url.len());
    let inner = inner.and_then(|it| url.get(it.url));
    is_link.then_some(inner.unwrap_or_default())
}

fn problem(link: &Link<'_>, inner: &str) -> Problem {
    let message = "Link has another link as its address";
    let problem = RULE.problem(link.url_range.clone(), message);
    if !inner.contains("://") {
        return problem;
    }
    let edit = Replace {
        range: link.url_range.clone(),
        text: inner.to_owned(),
    };
    problem.with_fix(Fix::suggested(format!("Use `{inner}`"), vec![edit]))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn a_link_as_an_address_is_found() {
        check_problems(
            RULE,
            "### Official\n* [a 💛]([b](https://b.example/))\n* [a]([b](c))\n* [a](https://a.example/[b](c))\n",
            &expect![[r#"
                2: * [a 💛]([b](https://b.example/))
                           ^^^^^^^^^^^^^^^^^^^^^^^ error: Link has another link as its address (Use `https://b.example/`)
                3: * [a]([b](c))
                         ^^^^^^ error: Link has another link as its address
            "#]],
        );
    }

    #[test]
    fn fix_keeps_the_inner_address() {
        check_fix(
            RULE,
            "### Official\n* [a 💛]([https://a.example/](https://b.example/))\r\n",
            &expect![[r#"
                ### Official
                * [a 💛](https://b.example/)␍
            "#]],
        );
    }

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
