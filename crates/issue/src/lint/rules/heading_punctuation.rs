//! A heading that ends with a colon or a comma.
//!
//! The sign comes from text pasted from the events bot (`### Oceania:`) or from a sentence (`##### [Cargo](…),`).
//!
//! ```markdown
//! ## Upcoming Events
//!
//! ### Oceania:
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Upcoming Events
//!
//! ### Oceania
//! ```
//!
//! The fix is safe: nothing else changes.

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "heading-punctuation",
    severity: Severity::Warning,
    doc: manual!("heading_punctuation.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for section in &context.outline.sections {
        let line = context.slice(section.heading_range.clone());
        let text = line.trim_end_matches([' ', '\t', '#']);
        let kept = text.trim_end_matches([':', ',', ' ']);
        // A report pasted into the performance triage has its own headings.
        if kept.len() == text.len() || section.kind == Kind::PerformanceTriage {
            continue;
        }
        let start = section.heading_range.start;
        let range = start + kept.len()..start + text.len();
        let sign = context.slice(range.clone()).trim();
        let problem = RULE.problem(range.clone(), format!("Heading ends with `{sign}`"));
        let fix = Fix::safe(format!("Remove `{sign}`"), vec![Replace::delete(range)]);
        found.push(problem.with_fix(fix));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_fix;
    use expect_test::expect;

    #[test]
    fn fix_removes_only_the_sign() {
        check_fix(
            RULE,
            "### Ozeanien 💛:\r\n##### [Cargo](https://a.example), \r\n### C::\n### Rust: a song\n",
            &expect![[r#"
                ### Ozeanien 💛␍
                ##### [Cargo](https://a.example) ␍
                ### C
                ### Rust: a song
            "#]],
        );
    }
}
