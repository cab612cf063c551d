//! An address that the site cuts short.
//!
//! The site's renderer takes a quotation mark in an address for the start of a title. It then ends the address at the
//! next parenthesis and shows the rest as text.
//!
//! ```markdown
//! * [A tour of lifetimes](https://example.com/rust's-(new)-lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [A tour of lifetimes](https://example.com/rust%27s-(new)-lifetimes)
//! ```
//!
//! The fix is safe: `%27` and `%22` stand for the same quotation marks, and no renderer ends the address at them.

use crate::bytes;
use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "cut-address",
    severity: Severity::Error,
    doc: manual!("cut_address.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for link in &context.links {
        let quote = bytes::position(link.url.as_bytes(), |it| matches!(it, b'\'' | b'"'));
        if quote.is_some_and(|it| link.url.get(it..).is_some_and(|it| it.contains('('))) {
            let url = link.url.replace('\'', "%27").replace('"', "%22");
            let edit = Replace::between(&link.url_range, link.url, &url);
            let fix = Fix::safe(
                "Write `%27` for the quotation mark",
                edit.into_iter().collect(),
            );
            let message = "Site cuts the address at the parenthesis after the quotation mark";
            found.push(RULE.problem(link.url_range.clone(), message).with_fix(fix));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_fix;
    use expect_test::expect;

    #[test]
    fn fix_encodes_the_quotation_mark() {
        check_fix(
            RULE,
            "* [💛](https://a.example/b's(c))\n* [d](https://a.example/b's-c) [e](https://a.example/(b)'s \"title\")\n",
            &expect![[r#"
                * [💛](https://a.example/b%27s(c))
                * [d](https://a.example/b's-c) [e](https://a.example/(b)'s "title")
            "#]],
        );
    }
}
