//! A nested item that is not indented far enough.
//!
//! The site needs four spaces per level. With two or three, it does not nest the item in the one above.
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
//! The fix is safe: it nests the item on the site, as on GitHub. If a link or an event starts a new entry, the fix
//! removes the indentation instead, because the site already shows it so.

use crate::edit::Replace;
use crate::item::Marker;
use crate::lint::events::begins_entry;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Line, LineKind, Problem, Rule, Severity};

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
        let Some(marker) = line.marker.filter(|_| in_item) else {
            continue;
        };
        while parents.last().is_some_and(|it| *it >= marker.indent) {
            parents.pop();
        }
        if let Some(parent) = parents.last().filter(|it| **it / 4 == marker.indent / 4) {
            // One space is a typo, not a level.
            if marker.indent - parent > 1 {
                let content = line.text.get(marker.content..).unwrap_or_default();
                let is_entry = begins_entry(context.kind(line.section), content);
                let depth = parents.len() - usize::from(is_entry);
                found.push(problem(line, &marker, depth, is_entry));
            }
        }
        parents.push(marker.indent);
    }
}

/// Returns the problem of a line that belongs at level `depth`; an entry belongs at the level of the entry above.
fn problem(line: &Line<'_>, marker: &Marker, depth: usize, is_entry: bool) -> Problem {
    let indent = line.range.start..line.range.start + marker.start;
    let wanted = " ".repeat(4 * depth);
    let (what, why) = if is_entry {
        ("Entry", "the site does not nest it")
    } else {
        ("Nested item", "the site needs four per level")
    };
    let message = format!("{what} is indented by {} spaces; {why}", marker.indent);
    let title = format!("Indent by {} spaces", wanted.len());
    let edit = Replace {
        range: indent.clone(),
        text: wanted,
    };
    let problem = RULE.problem(indent, message);
    problem.with_fix(Fix::safe(title, vec![edit]))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn four_spaces_are_a_level() {
        check_problems(
            RULE,
            "* a\n  * b\n   - c 💛\n    * d\n* e\n    * f\n      * g\n     * h\n * i\n",
            &expect![[r#"
                2:   * b
                   ^^ warning: Nested item is indented by 2 spaces; the site needs four per level (Indent by 4 spaces)
                7:       * g
                   ^^^^^^ warning: Nested item is indented by 6 spaces; the site needs four per level (Indent by 8 spaces)
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

    #[test]
    fn entries_get_the_level_of_the_entry_above() {
        check_fix(
            RULE,
            "## Updates from Rust Community\n### Official\n* [a](https://a.example)\n  * [b 💛](https://b.example)\n\n## Upcoming Events\n### Europe\n* 2026-08-27 | Oslo, NO | [A](https://a.example)\n    * [**T**](https://a.example/1)\n  * 2026-08-28 | Ås, NO | [B](https://b.example)\n    * [**S**](https://b.example/1)\n",
            &expect![[r#"
                ## Updates from Rust Community
                ### Official
                * [a](https://a.example)
                * [b 💛](https://b.example)

                ## Upcoming Events
                ### Europe
                * 2026-08-27 | Oslo, NO | [A](https://a.example)
                    * [**T**](https://a.example/1)
                * 2026-08-28 | Ås, NO | [B](https://b.example)
                    * [**S**](https://b.example/1)
            "#]],
        );
    }
}
