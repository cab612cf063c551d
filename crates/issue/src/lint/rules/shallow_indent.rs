//! A nested item that is indented by too little.
//!
//! The site needs four spaces a level; with two or three the item stands beside the one it belongs under.
//! GitHub nests it, so the preview of a pull request looks right.
//!
//! ```markdown
//! ### Europe
//! * 2026-08-27 | Berlin, DE | [Rust Berlin](https://example.com/berlin)
//!   * [**Hack and learn**](https://example.com/hack)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Europe
//! * 2026-08-27 | Berlin, DE | [Rust Berlin](https://example.com/berlin)
//!     * [**Hack and learn**](https://example.com/hack)
//! ```
//!
//! The fix is safe: it nests the item on the site, as it is nested on GitHub.

use crate::edit::Replace;
use crate::item;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, LineKind, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "shallow-indent",
    severity: Severity::Warning,
    doc: manual!("shallow_indent.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let mut parents: Vec<usize> = Vec::new();
    for line in &context.lines {
        if line.kind == LineKind::Item {
            parents.clear();
        }
        let in_item = matches!(line.kind, LineKind::Item | LineKind::InItem);
        let Some(marker) = item::marker(line.text).filter(|_| in_item) else {
            continue;
        };
        while parents.last().is_some_and(|it| *it >= marker.indent) {
            parents.pop();
        }
        if let Some(parent) = parents.last().filter(|it| **it / 4 == marker.indent / 4) {
            // One space is no level but a slip.
            if marker.indent - parent > 1 {
                let indent = line.range.start..line.range.start + marker.start;
                let wanted = " ".repeat(4 * parents.len());
                let title = format!("Indent by {} spaces", wanted.len());
                let edit = Replace {
                    range: indent.clone(),
                    text: wanted,
                };
                let message = format!(
                    "Nested item is indented by {}; the site needs four a level",
                    marker.indent
                );
                found.push(
                    RULE.problem(indent, message)
                        .with_fix(Fix::safe(title, vec![edit])),
                );
            }
        }
        parents.push(marker.indent);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn levels_are_counted_by_fours() {
        check_problems(
            RULE,
            "* a\n  * b\n   - c 💛\n    * d\n* e\n    * f\n      * g\n     * h\n * i\n",
            &expect![[r#"
                2:   * b
                   ^^ warning: Nested item is indented by 2; the site needs four a level (Indent by 4 spaces)
                7:       * g
                   ^^^^^^ warning: Nested item is indented by 6; the site needs four a level (Indent by 8 spaces)
            "#]],
        );
    }

    #[test]
    fn fix_nests() {
        check_fix(
            RULE,
            "* a\r\n  * b\r\n  - c 💛\r\n* d\r\n    * e\r\n      * f\r\n",
            &expect![[r#"
                * a␍
                    * b␍
                    - c 💛␍
                * d␍
                    * e␍
                        * f␍
            "#]],
        );
    }
}
