//! A line with an odd number of backticks.
//!
//! If code starts and does not end, the rest of the line is shown wrongly.
//! The newsletter's own check counts the backticks in every line, except three or four in a row, and rejects an odd
//! number.
//!
//! ```markdown
//! * [Use `unsafe with care](https://example.com/care)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [Use `unsafe` with care](https://example.com/care)
//! ```
//!
//! There is no fix: only a person knows where the code ends.

use crate::bytes;
use crate::lint::manual::manual;
use crate::lint::spans::backticks;
use crate::lint::spans::counted;
use crate::lint::{Context, Line, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "odd-backticks",
    severity: Severity::Error,
    doc: manual!("odd_backticks.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let has_one = |it: &&Line<'_>| bytes::has(it.text, |it| it == b'`');
    for line in context.lines.iter().filter(has_one) {
        let odd = backticks(line.text)
            .into_iter()
            .filter(|it| counted(it.len()) % 2 == 1);
        let odd: Vec<_> = odd.collect();
        if odd.len() % 2 == 1 {
            let last = odd.last().cloned().unwrap_or_default();
            let range = line.range.start + last.start..line.range.start + last.end;
            found.push(RULE.problem(range, "Line has an odd number of backticks"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn three_and_four_in_a_row_do_not_count() {
        check_problems(
            RULE,
            "```\n````\n`````\na `💛 ``b``\n`a` ```` `b`\n<!-- ` -->\n",
            &expect![[r#"
                3: `````
                   ^^^^^ error: Line has an odd number of backticks
                4: a `💛 ``b``
                     ^ error: Line has an odd number of backticks
                6: <!-- ` -->
                        ^ error: Line has an odd number of backticks
            "#]],
        );
    }
}
