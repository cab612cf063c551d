//! An address that is listed twice in the issue.
//!
//! The newsletter's own check rejects duplicates in the community sections. When it compares addresses, it ignores
//! tracking parameters, the difference between `http` and `https`, doubled slashes, and a slash at the end.
//! In the lists of merged changes, RFCs and calls a duplicate is only a warning.
//!
//! ```markdown
//! ## Updates from Rust Community
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! * [Lifetimes, a tour](http://example.com/lifetimes/)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Updates from Rust Community
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The fix is only suggested: a person must choose which of the two titles to keep.

use std::collections::HashMap;

use crate::lint::context::community_links;
use crate::lint::manual::manual;
use crate::lint::removal::remove_item;
use crate::lint::{Context, Link, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "duplicate-link",
    severity: Severity::Error,
    doc: manual!("duplicate_link.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let mut seen = HashMap::new();
    for link in community_links(context) {
        report(context, link, &mut seen, Severity::Error, found);
    }
    for (_, section, _) in context.sections() {
        if !is_list_of_changes(section.kind) {
            continue;
        }
        let mut seen = HashMap::new();
        for item in &section.items {
            if let Some(link) = context.links_in(item.range.clone()).find(|it| !it.image) {
                report(context, link, &mut seen, Severity::Warning, found);
            }
        }
    }
}

fn is_list_of_changes(kind: Kind) -> bool {
    let lists = [
        Kind::Project,
        Kind::ProjectUpdates,
        Kind::ApprovedRfcs,
        Kind::NewRfcs,
        Kind::FinalCommentPeriod,
        Kind::CfpProjects,
    ];
    lists.contains(&kind)
}

fn report<'c>(
    context: &Context<'_>,
    link: &'c Link<'_>,
    seen: &mut HashMap<&'c str, usize>,
    severity: Severity,
    found: &mut Vec<Problem>,
) {
    let url = link.normal();
    if url.is_empty() {
        return;
    }
    if let Some(first) = seen.get(url) {
        let message = format!("Address is already listed in line {}", first + 1);
        let problem = RULE
            .problem(link.range.clone(), message)
            .with_severity(severity);
        found.push(match remove_item(context, link) {
            Some(fix) => problem.with_fix(fix),
            None => problem,
        });
    } else {
        seen.insert(url, link.line);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn links_in_other_forms_count() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n* [a](https://a.example/x)\n* [b 💛][n]\n* <HTTPS://a.example/x/>\n* [n]\n* `[n]` [n](https://b.example/)\n* [c](https://a.example/x?y)\n\n[n]: https://a.example/x\n",
            &expect![[r#"
                3: * [b 💛][n]
                          ^^^ error: Address is already listed in line 2
                4: * <HTTPS://a.example/x/>
                     ^^^^^^^^^^^^^^^^^^^^^^ error: Address is already listed in line 2
                5: * [n]
                     ^^^ error: Address is already listed in line 2
                7: * [c](https://a.example/x?y)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^ error: Address is already listed in line 2 (Remove the item)
            "#]],
        );
    }

    #[test]
    fn a_name_may_have_empty_brackets_after_it() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n* [a][]\n* [b [c] 💛][a] and [a][d]\n* [e][a]: f\n\n[a]: https://a.example/x\n[d]: https://d.example/\n",
            &expect![[r#"
                3: * [b [c] 💛][a] and [a][d]
                              ^^^ error: Address is already listed in line 2
                4: * [e][a]: f
                        ^^^ error: Address is already listed in line 2
            "#]],
        );
    }

    #[test]
    fn a_link_with_its_address_in_angle_brackets_is_one_link() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n* [S](<https://s.example/>)\n* [T](<https://t.example/> \"t\")\n",
            &expect![""],
        );
    }

    #[test]
    fn an_address_in_angle_brackets_counts_once() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n* [a](<https://a.example/x>)\n* <a href=\"https://a.example/x/\">b 💛</a>\n* `<a href=\"https://a.example/x\">`\n",
            &expect![[r#"
                3: * <a href="https://a.example/x/">b 💛</a>
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: Address is already listed in line 2
            "#]],
        );
    }

    #[test]
    fn addresses_are_compared_without_noise() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n### A\n* [a](https://a.example/x?b=1)\n* [b](http://a.example//x/?b=1&utm_source=c), [b](https://a.example/x?b=2)\n### B\n* [c 💛](https://a.example/x/?b=1)\n## Updates from the Rust Project\n### Compiler\n* [d](https://github.com/rust-lang/rust/pull/1)\n* [d](https://github.com/rust-lang/rust/pull/1)\n### Library\n* [d](https://github.com/rust-lang/rust/pull/1)\n",
            &expect![[r#"
                4: * [b](http://a.example//x/?b=1&utm_source=c), [b](https://a.example/x?b=2)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: Address is already listed in line 3
                6: * [c 💛](https://a.example/x/?b=1)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: Address is already listed in line 3 (Remove the item)
                10: * [d](https://github.com/rust-lang/rust/pull/1)
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Address is already listed in line 9 (Remove the item)
            "#]],
        );
    }

    #[test]
    fn fix_removes_the_item() {
        check_fix(
            RULE,
            "## Updates from Rust Community\n* [a](https://a.example/x)\r\n* [b 💛](http://a.example/x/)\r\n* [c](https://c.example/c)",
            &expect![[r#"
                ## Updates from Rust Community
                * [a](https://a.example/x)␍
                * [c](https://c.example/c)"#]],
        );
    }
}
