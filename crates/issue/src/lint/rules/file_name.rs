//! A file name that does not match the issue's date.
//!
//! The site makes the address of an issue from its file name, and sorts the list of issues by it.
//! The name is `YYYY-MM-DD-this-week-in-rust.md`; this example is checked under the name
//! `2026-08-26-this-week-in-rust.md`.
//!
//! ```markdown
//! Date: 2026-09-02
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! Date: 2026-08-26
//! ```

use crate::lint::manual::manual;
use crate::lint::{Context, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "file-name",
    severity: Severity::Warning,
    doc: manual!("file_name.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let Some((name, date)) = context.settings.file_name.zip(context.date) else {
        return;
    };
    let right = format!("{date}-this-week-in-rust.md");
    let range = context.outline.field(context.text, "Date");
    // Files that are not issues may have any name.
    let is_issue = name.contains("this-week") || name.starts_with(|it: char| it.is_ascii_digit());
    if let Some(range) = range.filter(|_| is_issue && name != right) {
        let message = format!("Issue of {date} is usually named `{right}`, found `{name}`");
        found.push(RULE.problem(range, message));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn name_and_date_agree() {
        check_problems(
            RULE,
            "Number: 666\r\nDate: 2026-08-25\r\n",
            &expect![[r#"
            2: Date: 2026-08-25
                     ^^^^^^^^^^ warning: Issue of 2026-08-25 is usually named `2026-08-25-this-week-in-rust.md`, found `2026-08-26-this-week-in-rust.md`
        "#]],
        );
        check_problems(RULE, "Date: 2026-08-26\n", &expect![[""]]);
        check_problems(RULE, "💛", &expect![[""]]);
    }
}
