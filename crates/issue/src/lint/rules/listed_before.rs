//! An address that an earlier issue listed.
//!
//! The newsletter's own check compares addresses with those in the 25 newest issues. It ignores tracking parameters,
//! the difference between `http` and `https`, doubled slashes, and a slash at the end. Galley does the same with the
//! earlier issues that it has.
//!
//! ```markdown
//! ## Updates from Rust Community
//! * [Old](http://example.com/old/)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Updates from Rust Community
//! * [New](https://example.com/new/)
//! ```
//!
//! The fix is only suggested, because it removes the item.

use std::collections::HashMap;

use crate::lint::context::community_links;
use crate::lint::manual::manual;
use crate::lint::removal::remove_item;
use crate::lint::{Context, Link, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "listed-before",
    severity: Severity::Error,
    doc: manual!("listed_before.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let Some(archive) = context.settings.archive.filter(|it| !it.is_empty()) else {
        return;
    };
    let mut links: HashMap<&str, Vec<&Link<'_>>> = HashMap::new();
    for link in community_links(context).filter(|it| !it.url.is_empty()) {
        links.entry(link.normal()).or_default().push(link);
    }
    for (file, url, line) in archive.before(context.settings.file_name) {
        // Remove the address, so that only the newest issue that has it is reported.
        for link in links.remove(url).unwrap_or_default() {
            let message = format!("Address was listed in {file}, line {line}");
            let problem = RULE.problem(link.range.clone(), message);
            found.push(match remove_item(context, link) {
                Some(fix) => problem.with_fix(fix),
                None => problem,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn the_message_names_the_issue() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n* [a 💛](https://example.com/old?utm_source=x)\n## Jobs\n[a](https://example.com/old)\n",
            &expect![[r#"
                2: * [a 💛](https://example.com/old?utm_source=x)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: Address was listed in 2026-08-19-this-week-in-rust.md, line 2 (Remove the item)
            "#]],
        );
    }

    #[test]
    fn fix_removes_the_item() {
        check_fix(
            RULE,
            "## Updates from Rust Community\n* [a](https://example.com/old)\n* [b](https://example.com/b)\n",
            &expect![[r#"
                ## Updates from Rust Community
                * [b](https://example.com/b)
            "#]],
        );
    }
}
