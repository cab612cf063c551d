//! A line that starts with `#` without a space after it.
//!
//! The site shows a heading; GitHub shows text.
//! If a line starts with a pull request's number, as in `#1234, which …`, the site shows half a sentence as the largest
//! heading on the page.
//!
//! ```markdown
//! A regression was found in
//! #1234, which was reverted.
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! A regression was found in
//! \#1234, which was reverted.
//! ```
//!
//! The fix is safe. Before a number it writes `\#`, which the site and GitHub show as `#`. Otherwise it adds the
//! missing space.

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, LineKind, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "heading-space",
    severity: Severity::Error,
    doc: manual!("heading_space.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for line in &context.lines {
        if !matches!(line.kind, LineKind::Prose | LineKind::InItem) {
            continue;
        }
        let marks = line.text.bytes().take_while(|it| *it == b'#').count();
        let next = line.text.get(marks..).and_then(|it| it.chars().next());
        let Some(next) = next.filter(|it| (1..=6).contains(&marks) && !it.is_whitespace()) else {
            continue;
        };
        let at = line.range.start + marks;
        let is_number = marks == 1 && next.is_ascii_digit();
        let (insert, title) = if is_number {
            (Replace::insert(line.range.start, "\\"), "Write `\\#`")
        } else {
            (Replace::insert(at, " "), "Write a space after `#`")
        };
        let message = "Line begins with `#`, so the site shows it as a heading";
        let problem = RULE.problem(line.range.start..at + next.len_utf8(), message);
        let fix = Fix::safe_if(is_number || marks > 1, title, vec![insert]);
        found.push(problem.with_fix(fix));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn numbers_at_the_start_of_a_line_are_found() {
        check_problems(
            RULE,
            "# A\nin\n#12 💛\n * #13\n####### x\n#\n\n<!--\n#14\n-->\n",
            &expect![[r#"
                3: #12 💛
                   ^^ error: Line begins with `#`, so the site shows it as a heading (Write `\#`)
            "#]],
        );
    }

    #[test]
    fn fix_depends_on_what_follows() {
        check_fix(
            RULE,
            "## 💛\r\n#12, which\r\n\r\n###Europe\r\n",
            &expect![[r#"
                ## 💛␍
                \#12, which␍
                ␍
                ### Europe␍
            "#]],
        );
    }
}
