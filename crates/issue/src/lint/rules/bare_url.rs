//! An address that is no link.
//!
//! GitHub turns a bare address into a link, the site does not: readers see the address and cannot follow it.
//!
//! ```markdown
//! The schedule is at https://example.com/schedule
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! The schedule is [online](https://example.com/schedule)
//! ```
//!
//! There is no fix: the link needs words.

use crate::lint::manual::manual;
use crate::lint::{Context, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "bare-url",
    severity: Severity::Warning,
    doc: manual!("bare_url.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for address in &context.spelled {
        let before = context.slice(0..address.start);
        // Next to brackets it is a broken link, which another rule names.
        if !before.ends_with([']', '`'])
            && !before.ends_with("](")
            && !before.ends_with("((")
            && !in_brackets(before)
        {
            let message = format!("Address `{}` is not a link", context.slice(address.clone()));
            found.push(RULE.problem(address.clone(), message));
        }
    }
}

fn in_brackets(before: &str) -> bool {
    let title = before.strip_suffix('(').map(str::trim_end);
    title.is_some_and(|it| it.ends_with([']', ')', '}', '`']))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn only_bare_addresses_are_found() {
        check_problems(
            RULE,
            "* 💛 https://a.example/b, see <https://ok.example>\n[a] (https://b.example) and (https://c.example)\n<!-- https://ok.example --> `https://ok.example`\n[ref]: https://ok.example\n",
            &expect![[r#"
                1: * 💛 https://a.example/b, see <https://ok.example>
                       ^^^^^^^^^^^^^^^^^^^ warning: Address `https://a.example/b` is not a link
                2: [a] (https://b.example) and (https://c.example)
                                                ^^^^^^^^^^^^^^^^^ warning: Address `https://c.example` is not a link
            "#]],
        );
    }
}
