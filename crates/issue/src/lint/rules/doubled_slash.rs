//! An address with two slashes in a row in its path.
//!
//! The page is usually the same with one slash, and the newsletter's own check asks for one.
//! An address that contains another address is valid. The check reports it anyway, so the rule warns about it.
//!
//! ```markdown
//! ## Updates from Rust Community
//! * [A tour of lifetimes](https://example.com//lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Updates from Rust Community
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The fix is only suggested: a few servers treat the two as different pages.

use crate::edit::Replace;
use crate::lint::address::single_slashes;
use crate::lint::context::community_links;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "doubled-slash",
    severity: Severity::Error,
    doc: manual!("doubled_slash.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for link in community_links(context) {
        let address = link.address;
        // Another rule reports a doubled scheme.
        let is_scheme = matches!(address.host.trim_end_matches(':'), "http" | "https");
        if is_scheme || address.host.is_empty() || !address.path.contains("//") {
            continue;
        }
        let problem = RULE.problem(link.url_range.clone(), "Address has doubled slashes");
        found.push(if address.path.contains(":/") {
            let message =
                "Address contains another one, which the newsletter's check will wrongly ask to simplify";
            RULE.problem(link.url_range.clone(), message)
                .with_severity(Severity::Warning)
        } else {
            let url = link
                .url
                .replacen(address.path, &single_slashes(address.path), 1);
            let edits = Replace::between(&link.url_range, link.url, &url);
            problem.with_fix(Fix::suggested(
                "Write one slash",
                edits.into_iter().collect(),
            ))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn an_address_in_an_address_is_fine() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n* [a](https://a.example//b///c)\n* [b](https://a.example/2020/https://b.example/) [c](https://a.example/?x=//)\n",
            &expect![[r#"
                2: * [a](https://a.example//b///c)
                         ^^^^^^^^^^^^^^^^^^^^^^^^ error: Address has doubled slashes (Write one slash)
                3: * [b](https://a.example/2020/https://b.example/) [c](https://a.example/?x=//)
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Address contains another one, which the newsletter's check will wrongly ask to simplify
            "#]],
        );
    }

    #[test]
    fn fix_writes_one_slash() {
        check_fix(
            RULE,
            "## Updates from Rust Community\n* [💛](https://a.example//b///c)\n",
            &expect![[r#"
                ## Updates from Rust Community
                * [💛](https://a.example/b/c)
            "#]],
        );
    }
}
