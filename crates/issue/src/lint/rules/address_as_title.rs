//! A link whose title is an address.
//!
//! Readers choose links by title, and an address tells them little.
//!
//! ```markdown
//! ### Official
//! * [https://example.com/lifetimes](https://example.com/lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Official
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! There is no fix: only the linked page has the title.

use crate::lint::manual::manual;
use crate::lint::{Context, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "address-as-title",
    severity: Severity::Warning,
    doc: manual!("address_as_title.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for link in &context.links {
        let title = link.title.trim();
        let url = link.url.trim_end_matches('/');
        let is_address = title.starts_with("https://")
            || title.starts_with("http://")
            || title.starts_with("www.")
            || title.contains('/') && url.ends_with(title.trim_end_matches('/'));
        let swapped = !link.url.contains("://");
        if is_address && !swapped && !title.contains(' ') {
            found.push(RULE.problem(link.title_range.clone(), "Title is an address"));
        }
    }
    for link in context
        .references
        .iter()
        .filter(|it| it.title.starts_with('<') && !it.title.starts_with("<a "))
    {
        found.push(RULE.problem(link.range.clone(), "Address has no title"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn titles_may_mention_addresses() {
        check_problems(
            RULE,
            "* [www.a.example](https://a.example/)\n* [https://a.example is down 💛](https://b.example/)\n",
            &expect![[r#"
                1: * [www.a.example](https://a.example/)
                      ^^^^^^^^^^^^^ warning: Title is an address
            "#]],
        );
    }

    #[test]
    fn an_address_without_its_scheme_is_found() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n### Official\n* [a.example/b](https://a.example/b/)\n* <https://c.example/>\n* [a/b 💛](https://d.example/)\n* [serde](https://docs.rs/serde)\n* [s](<https://s.example/>)\n",
            &expect![[r#"
                3: * [a.example/b](https://a.example/b/)
                      ^^^^^^^^^^^ warning: Title is an address
                4: * <https://c.example/>
                     ^^^^^^^^^^^^^^^^^^^^ warning: Address has no title
            "#]],
        );
    }
}
