//! Two addresses that probably are the same page.
//!
//! They differ in `www.`, in letter case of the host, in `index.html` or in the part after `#`, which the newsletter's
//! own check does not see.
//!
//! ```markdown
//! ## Updates from Rust Community
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! * [Lifetimes, a tour](https://www.example.com/lifetimes#comments)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Updates from Rust Community
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The fix is only suggested: a page may hold two things, each at its own `#`.

use std::collections::HashMap;

use crate::lint::address::Address;
use crate::lint::context::community_links;
use crate::lint::manual::manual;
use crate::lint::removal::remove_item;
use crate::lint::{Context, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "similar-link",
    severity: Severity::Warning,
    doc: manual!("similar_link.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let mut seen: HashMap<String, (String, usize)> = HashMap::new();
    for link in community_links(context).filter(|it| it.url.contains("://")) {
        let exact = link.address.normal();
        let loose = loose(&exact);
        match seen.get(&loose) {
            Some((other, first)) if *other != exact && !both_anchored(other, &exact) => {
                let message = format!("Address is much like the one in line {}", first + 1);
                let problem = RULE.problem(link.range.clone(), message);
                found.push(match remove_item(context, link) {
                    Some(fix) => problem.with_fix(fix),
                    None => problem,
                });
            }
            Some(_) => {}
            None => {
                seen.insert(loose, (exact, link.line));
            }
        }
    }
}

/// Two places on one page: the writer chose them.
fn both_anchored(a: &str, b: &str) -> bool {
    a.contains('#') && b.contains('#')
}

fn loose(url: &str) -> String {
    let address = Address::read(url);
    let path = address
        .path
        .trim_end_matches("index.html")
        .trim_end_matches('/');
    format!("{}{path}?{}", address.site(), address.query)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn places_on_one_page_are_chosen() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n* [a](https://a.example/x#b)\n* [a](https://a.example/x#c)\n* [b](https://www.a.example/x/index.html)\n* [b 💛](https://a.example/x?y=1)\n",
            &expect![[r#"
                4: * [b](https://www.a.example/x/index.html)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Address is much like the one in line 2 (Remove the item)
            "#]],
        );
    }

    #[test]
    fn fix_removes_the_item() {
        check_fix(
            RULE,
            "## Updates from Rust Community\n* [a](https://a.example/x)\n* [a](https://www.a.example/x)\n",
            &expect![[r#"
                ## Updates from Rust Community
                * [a](https://a.example/x)
            "#]],
        );
    }
}
