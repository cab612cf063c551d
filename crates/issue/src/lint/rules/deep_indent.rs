//! A list item that is indented too far.
//!
//! The site nests an item that is indented by four spaces more than the item above. With eight, it shows the star as
//! text. If there is no list above, it shows an item with four spaces as code.
//! Entries of the community sections are never nested.
//!
//! ```markdown
//! ### Europe
//! * 2026-09-01 | Oslo, NO | [Rust Oslo](https://example.com/oslo)
//!         * [**Talks**](https://example.com/oslo/talks)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Europe
//! * 2026-09-01 | Oslo, NO | [Rust Oslo](https://example.com/oslo)
//!     * [**Talks**](https://example.com/oslo/talks)
//! ```
//!
//! The fix is safe, but for entries that may be nested on purpose it is only suggested. There is no fix for an event's
//! title if its event is not above it.

use crate::edit::Replace;
use crate::item;
use crate::lint::events::begins_entry;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Line, LineKind, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "deep-indent",
    severity: Severity::Error,
    doc: manual!("deep_indent.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    // The indentation of each item in which the next one may be nested.
    let mut parents: Vec<usize> = Vec::new();
    let mut above = LineKind::Blank;
    for line in &context.lines {
        let in_list = matches!(line.kind, LineKind::Item | LineKind::InItem);
        // A list continues after a blank line.
        if line.kind == LineKind::Item
            || !(in_list || line.kind == LineKind::Blank || line.text.starts_with("    "))
        {
            parents.clear();
        }
        if let Some(marker) = line.marker.filter(|it| it.content < line.text.len()) {
            parents.retain(|it| *it < marker.indent);
            found.extend(problem(context, line, marker.indent, parents.len(), above));
            parents.push(marker.indent);
        }
        above = line.kind;
    }
}

/// Reports an item that is nested in `depth` others, below a line of kind `above`.
fn problem(
    context: &Context<'_>,
    line: &Line<'_>,
    indent: usize,
    depth: usize,
    above: LineKind,
) -> Option<Problem> {
    let (level, is_apart) = (
        indent / 4,
        matches!(above, LineKind::Blank | LineKind::Heading),
    );
    let kind = context.kind(line.section);
    let content = line.text.trim_start_matches([' ', '*', '-', '+']);
    let is_entry = begins_entry(kind, content);
    let message = match depth {
        0 if level > 0 && is_apart => {
            "Site shows this list as code, because it is indented by four or more spaces"
        }
        0 => return None,
        _ if level > depth => {
            "Site shows this item's bullet as text, because it is indented too far"
        }
        _ if level == depth && is_entry => "Entry is nested in the one above",
        _ => return None,
    };
    let (title, edit) = indented(line, if is_entry { 0 } else { depth });
    let problem = RULE.problem(edit.range.clone(), message);
    if level == depth {
        let title_line = title_further_in(context, line, indent).filter(|_| kind == Kind::Events);
        let edits = [edit].into_iter().chain(title_line).collect();
        let problem = problem.with_severity(Severity::Warning);
        return Some(problem.with_fix(Fix::suggested(title, edits)));
    }
    // If an event's title comes first, the event's first line is missing or below it.
    let is_lost = kind == Kind::Events && depth == 0 && content.starts_with('[');
    Some(if is_lost {
        problem
    } else {
        problem.with_fix(Fix::safe(title, vec![edit]))
    })
}

/// Returns the edit that indents the line by `depth` levels, with the title of the fix.
fn indented(line: &Line<'_>, depth: usize) -> (String, Replace) {
    let start = line.range.start;
    let text = " ".repeat(4 * depth);
    let title = match text.len() {
        0 => "Remove the indentation".to_owned(),
        length => format!("Indent by {length} spaces"),
    };
    let range = start..start + (line.text.len() - line.text.trim_start().len());
    (title, Replace { range, text })
}

/// Returns the edit that indents the title of an event together with the event's first line, if the title is nested in
/// it.
fn title_further_in(context: &Context<'_>, line: &Line<'_>, indent: usize) -> Option<Replace> {
    let next = context.lines.get(context.line_index(line.next))?;
    let own = item::marker(next.text).filter(|it| it.indent > indent)?;
    let start = next.range.start;
    Some(Replace {
        range: start..start + own.start,
        text: " ".repeat(own.indent - indent),
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn items_that_the_site_does_not_nest_are_found() {
        check_problems(
            RULE,
            "### Europe\n* a 💛\n        * b\n    * c\n            * d\n\n### Asia\n    * e\n",
            &expect![[r#"
                3:         * b
                   ^^^^^^^^ error: Site shows this item's bullet as text, because it is indented too far (Indent by 4 spaces)
                5:             * d
                   ^^^^^^^^^^^^ error: Site shows this item's bullet as text, because it is indented too far (Indent by 8 spaces)
                8:     * e
                   ^^^^ error: Site shows this list as code, because it is indented by four or more spaces (Remove the indentation)
            "#]],
        );
        check_problems(
            RULE,
            "words\n\n    * a\n    * b\n\n* c\n\n    * d\n",
            &expect![[r#"
                3:     * a
                   ^^^^ error: Site shows this list as code, because it is indented by four or more spaces (Remove the indentation)
            "#]],
        );
    }

    #[test]
    fn community_entries_are_not_nested() {
        check_problems(
            RULE,
            "### Official\n* [A](https://a.example/1)\n    * [B 💛](https://a.example/2)\n    * words\n",
            &expect![[r#"
                3:     * [B 💛](https://a.example/2)
                   ^^^^ warning: Entry is nested in the one above (Remove the indentation)
            "#]],
        );
    }

    #[test]
    fn fix_keeps_the_words() {
        check_fix(
            RULE,
            "### Europe\r\n* a 💛\r\n        * b\r\n\r\n### Asia\r\n    * c\r\n",
            &expect![[r#"
                ### Europe␍
                * a 💛␍
                    * b␍
                ␍
                ### Asia␍
                * c␍
            "#]],
        );
    }

    #[test]
    fn an_event_is_not_nested_in_another() {
        check_fix(
            RULE,
            "## Upcoming Events\n### Europe\n* 2026-08-27 | Oslo, NO | [A](https://a.example)\n    * [**T**](https://a.example/1)\n    * 2026-08-28 | Ås, NO | [B](https://b.example)\n        * [**💛**](https://b.example/1)\n",
            &expect![[r#"
                ## Upcoming Events
                ### Europe
                * 2026-08-27 | Oslo, NO | [A](https://a.example)
                    * [**T**](https://a.example/1)
                * 2026-08-28 | Ås, NO | [B](https://b.example)
                    * [**💛**](https://b.example/1)
            "#]],
        );
    }

    #[test]
    fn an_events_title_without_its_event_has_no_fix() {
        check_problems(
            RULE,
            "## Upcoming Events\n### Europe\n\n    * [**💛**](https://a.example/1)\n* 2026-08-28 | Ås, NO | [B](https://b.example)\n",
            &expect![[r#"
                4:     * [**💛**](https://a.example/1)
                   ^^^^ error: Site shows this list as code, because it is indented by four or more spaces
            "#]],
        );
    }
}
