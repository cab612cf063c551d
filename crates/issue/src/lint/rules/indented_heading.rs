//! A heading with a space before its `#`.
//!
//! The site shows such a line as text, with its `#`, and also the list below it. GitHub shows a heading.
//!
//! ```markdown
//!  #### Compiler
//! * [speed up the solver](https://github.com/rust-lang/rust/pull/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! #### Compiler
//! * [speed up the solver](https://github.com/rust-lang/rust/pull/1)
//! ```
//!
//! The fix is safe: the line becomes the heading it was meant to be.

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "indented-heading",
    severity: Severity::Error,
    doc: manual!("indented_heading.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for section in &context.outline.sections {
        let line = context.slice(section.heading_range.clone());
        let spaces = line.len() - line.trim_start_matches(' ').len();
        if spaces == 0 {
            continue;
        }
        let start = section.heading_range.start;
        let edit = Replace::delete(start..start + spaces);
        let problem = RULE.problem(
            section.heading_range.clone(),
            "Heading begins with a space, so the site shows it as text",
        );
        found.push(problem.with_fix(Fix::safe("Remove the space", vec![edit])));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_fix;
    use expect_test::expect;

    #[test]
    fn fix_removes_the_spaces_before_the_heading() {
        check_fix(
            RULE,
            "# A\r\n  ## [B 💛](https://b.example)\r\n    # code\r\n",
            &expect![[r#"
                # A␍
                ## [B 💛](https://b.example)␍
                    # code␍
            "#]],
        );
    }
}
