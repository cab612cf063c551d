//! A bullet inside a bullet.
//!
//! The site and GitHub both show an empty item with the entry nested in it, indented further than the other entries.
//! Tools do not find the entry.
//!
//! ```markdown
//! ### Rust Walkthroughs
//! * * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Rust Walkthroughs
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! If text follows instead of an entry, the rule only warns. The fix is safe: the other entries have one bullet.

use crate::edit::Replace;
use crate::item::marker;
use crate::lint::events::begins;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Line, LineKind, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "doubled-bullet",
    severity: Severity::Error,
    doc: manual!("doubled_bullet.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let lines = context.lines.iter();
    let items = lines.filter(|it| matches!(it.kind, LineKind::Item | LineKind::InItem));
    // Performance reports are pasted unedited.
    let items = items.filter(|it| context.kind(it.section) != Kind::PerformanceTriage);
    found.extend(items.filter_map(problem));
}

fn problem(line: &Line<'_>) -> Option<Problem> {
    let outer = line.marker.filter(|it| !it.ordered)?;
    let rest = line.text.get(outer.content..)?;
    let length = second(rest)?;
    let content = rest.get(length..)?;
    if content.is_empty() {
        return None;
    }
    let is_entry = content.starts_with(['[', '\\']) || begins(content);
    let start = line.range.start + outer.content;
    let more = start..start + length;
    let fix = Fix::safe("Remove one bullet", vec![Replace::delete(more.clone())]);
    let range = line.range.start + outer.start..more.end;
    let problem = RULE.problem(range, "Entry has two bullets").with_fix(fix);
    Some(if is_entry {
        problem
    } else {
        problem.with_severity(Severity::Warning)
    })
}

/// Returns the length of the second bullet with its space: `* `, another bullet character, or `*` right before a link.
fn second(rest: &str) -> Option<usize> {
    if let Some(inner) = marker(rest) {
        return Some(inner.content).filter(|_| !inner.ordered);
    }
    let signs = ["\\*", "\\-", "•", "·", "‣", "◦"];
    if let Some(sign) = signs.iter().find(|it| rest.starts_with(**it)) {
        let after = rest.get(sign.len()..)?;
        let is_apart = after.starts_with(' ') || after.starts_with('[');
        return is_apart.then_some(rest.len() - after.trim_start().len());
    }
    let is_glued = rest.starts_with("*[") && rest.matches('*').count() == 1;
    is_glued.then_some(1)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn horizontal_rules_and_emphasis_are_fine() {
        check_problems(
            RULE,
            "### Official\n* * [a 💛](https://a.example/)\n* *No items this week.*\n* * *\n* -\n* - b\n",
            &expect![[r#"
                2: * * [a 💛](https://a.example/)
                   ^^^^ error: Entry has two bullets (Remove one bullet)
                6: * - b
                   ^^^^ warning: Entry has two bullets (Remove one bullet)
            "#]],
        );
    }

    #[test]
    fn fix_leaves_one() {
        check_fix(
            RULE,
            "### Europe\n* - 2026-09-01 | Ås, NO | [A](https://a.example)\n    * * [**B 💛**](https://a.example/b)\n",
            &expect![[r#"
                ### Europe
                * 2026-09-01 | Ås, NO | [A](https://a.example)
                    * [**B 💛**](https://a.example/b)
            "#]],
        );
    }

    #[test]
    fn the_second_bullet_may_be_a_sign_or_touch_the_link() {
        check_fix(
            RULE,
            "### Links\n* *[a](https://a.example)\n* \\* [b 💛](https://b.example)\n* • [c](https://c.example)\n* *[d](https://d.example)*\n* *all* [e](https://e.example)\n",
            &expect![[r#"
                ### Links
                * [a](https://a.example)
                * [b 💛](https://b.example)
                * [c](https://c.example)
                * *[d](https://d.example)*
                * *all* [e](https://e.example)
            "#]],
        );
    }
}
