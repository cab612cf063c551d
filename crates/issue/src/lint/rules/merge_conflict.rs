//! A line with which Git marks a merge conflict.
//!
//! Both versions of the text are in the file. Delete one of them, or combine them, and delete the three markers.
//!
//! ```markdown
//! <<<<<<< HEAD
//! * [First](https://example.com/1)
//! =======
//! * [Second](https://example.com/2)
//! >>>>>>> main
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [First](https://example.com/1)
//! * [Second](https://example.com/2)
//! ```
//!
//! There is no fix: only a person knows which version is right.

use crate::lint::manual::manual;
use crate::lint::{Context, LineKind, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "merge-conflict",
    severity: Severity::Error,
    doc: manual!("merge_conflict.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let mut open = false;
    let mut above = LineKind::Blank;
    for line in &context.lines {
        let mark = |it: &str| {
            let rest = line.text.strip_prefix(it);
            rest.is_some_and(|it| it.is_empty() || it.starts_with(' '))
        };
        let start = mark("<<<<<<<");
        let end = mark(">>>>>>>");
        // Seven equals signs may also underline a heading; they are a marker only inside a conflict or a list.
        let in_list = matches!(above, LineKind::Item | LineKind::InItem);
        let middle = mark("=======") && (open || in_list) || mark("|||||||");
        if start || end || middle {
            found.push(RULE.problem(line.range.clone(), "Merge conflict is not resolved"));
        }
        open = (open || start) && !end;
        above = line.kind;
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn markers_in_comments_are_found() {
        check_problems(
            RULE,
            "Heading\n=======\n<!--\n<<<<<<< HEAD\r\na\r\n=======\r\nb 💛\r\n>>>>>>> x\r\n-->\n>>>>>>>> quote\n=======",
            &expect![[r#"
                4: <<<<<<< HEAD
                   ^^^^^^^^^^^^ error: Merge conflict is not resolved
                6: =======
                   ^^^^^^^ error: Merge conflict is not resolved
                8: >>>>>>> x
                   ^^^^^^^^^ error: Merge conflict is not resolved
            "#]],
        );
    }

    #[test]
    fn a_single_marker_is_found_where_it_cannot_be_anything_else() {
        check_problems(
            RULE,
            "* a\n=======\n* b\n||||||| 💛\n\nHeading\n=======\n",
            &expect![[r#"
                2: =======
                   ^^^^^^^ error: Merge conflict is not resolved
                4: ||||||| 💛
                   ^^^^^^^^^ error: Merge conflict is not resolved
            "#]],
        );
    }
}
