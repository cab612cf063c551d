//! Two backticks in a row.
//!
//! Two adjacent backticks are usually a typo: code with nothing in it.
//! Two backticks on each side are valid around code that contains a backtick. The newsletter's own check rejects them
//! anyway, so the rule warns about them.
//!
//! ```markdown
//! * [Use ``unsafe` with care](https://example.com/care)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [Use `unsafe` with care](https://example.com/care)
//! ```
//!
//! There is no fix: an extra backtick may belong somewhere else.

use crate::lint::manual::manual;
use crate::lint::spans::backticks;
use crate::lint::spans::counted;
use crate::lint::{Context, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "adjacent-backticks",
    severity: Severity::Error,
    doc: manual!("adjacent_backticks.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for line in context.lines.iter().filter(|it| it.text.contains("``")) {
        let pairs = backticks(line.text)
            .into_iter()
            .filter(|it| counted(it.len()) == 2);
        if let Some(first) = pairs.into_iter().next() {
            let range = line.range.start + first.start..line.range.start + first.end;
            let code = context.code.at(range.start);
            found.push(match code.filter(|it| it.start == range.start && range.len() == 2) {
                Some(code) => {
                    let message = "Code in doubled backticks is valid, but the newsletter's check refuses it";
                    RULE.problem(code.clone(), message).with_severity(Severity::Warning)
                }
                None => RULE.problem(range, "Two backticks in a row"),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn code_with_a_backtick_is_a_warning() {
        check_problems(
            RULE,
            "a ``b`c`` 💛\na `` b\n``` a\n```` b\nx `````` y\n",
            &expect![[r#"
                1: a ``b`c`` 💛
                     ^^^^^^^ warning: Code in doubled backticks is valid, but the newsletter's check refuses it
                2: a `` b
                     ^^ error: Two backticks in a row
                5: x `````` y
                     ^^^^^^ error: Two backticks in a row
            "#]],
        );
    }
}
