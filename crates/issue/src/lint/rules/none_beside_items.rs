//! A sentence that says a section has no entries, in a section with entries.
//!
//! The sentence is part of the template. Remove it when you add the first entry.
//!
//! ```markdown
//! ### [Approved RFCs](https://github.com/rust-lang/rfcs/commits/master)
//! * *No RFCs were approved this week.*
//! * [Owning references](https://github.com/rust-lang/rfcs/pull/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### [Approved RFCs](https://github.com/rust-lang/rfcs/commits/master)
//! * [Owning references](https://github.com/rust-lang/rfcs/pull/1)
//! ```
//!
//! The fix is suggested: the entries may be left over from another week.

use crate::edit::Replace;
use crate::lines::line_at;
use crate::lint::heading::{has_entries, none_sentences};
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "none-beside-items",
    severity: Severity::Warning,
    doc: manual!("none_beside_items.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for (section, range) in none_sentences(context) {
        // A sentence with links names the groups without entries; other groups may have some.
        let names_groups = context.slice(range.clone()).contains("](");
        if names_groups || !has_entries(context, section) {
            continue;
        }
        let last = crate::lines::line_start(context.text, range.end);
        let next = line_at(context.text, last).map_or(range.end, |it| it.next);
        let edit = Replace::delete(range.start..next);
        let problem = RULE.problem(
            range,
            "Section says that it has no entries, but it has some",
        );
        found.push(problem.with_fix(Fix::suggested("Remove the sentence", vec![edit])));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn sentences_about_groups_are_fine() {
        check_problems(
            RULE,
            "### CFP - Projects\n* [a - b](https://a.example)\n\n*No Calls for participation were submitted this week.*\n\nIf you are\n### Final Comment Period\n* [c](https://c.example)\n\n*No Items entered Final Comment Period this week for\n[Cargo](https://d.example).*\n### Approved RFCs\n* *No RFCs were approved this week.*\n",
            &expect![[r#"
                4: *No Calls for participation were submitted this week.*
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Section says that it has no entries, but it has some (Remove the sentence)
            "#]],
        );
    }

    #[test]
    fn fix_removes_the_sentence() {
        check_fix(
            RULE,
            "### Approved RFCs\r\n* [💛](https://a.example)\r\n* *No RFCs were approved this week.*\r\n",
            &expect![[r#"
                ### Approved RFCs␍
                * [💛](https://a.example)␍
            "#]],
        );
    }
}
