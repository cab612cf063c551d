//! A section without entries that does not say that it has none.
//!
//! Readers cannot tell an empty week from a forgotten section.
//! For calls for participation the rule only gives a hint, because about half of all issues leave the sentence out.
//!
//! ```markdown publishing
//! ### [Approved RFCs](https://github.com/rust-lang/rfcs/commits/master)
//!
//! These are the RFCs that were approved for implementation this week:
//! ```
//!
//! Use instead:
//!
//! ```markdown publishing
//! ### [Approved RFCs](https://github.com/rust-lang/rfcs/commits/master)
//!
//! These are the RFCs that were approved for implementation this week:
//!
//! * *No RFCs were approved this week.*
//! ```
//!
//! The fix is suggested: only a person knows whether there were entries.

use crate::entry::{Entry, NoneSentence};
use crate::lint::heading::{has_entries, none_sentences};
use crate::lint::manual::manual;
use crate::lint::operation_fix::operation_edits;
use crate::lint::since::is_current;
use crate::lint::{Context, Fix, Problem, Rule, Severity, Stage};
use crate::operation::{Operation, SectionRef};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "missing-none-sentence",
    severity: Severity::Warning,
    doc: manual!("missing_none_sentence.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    if !context.at_least(Stage::Publishing) || !is_current(context) {
        return;
    }
    for index in silent(context) {
        let Some(section) = context.outline.sections.get(index) else {
            continue;
        };
        let message = format!("{} has no entries, and does not say so", section.heading);
        let mut problem = RULE.problem(section.heading_range.clone(), message);
        if matches!(section.kind, Kind::CfpProjects | Kind::CfpEvents) {
            problem = problem.with_severity(Severity::Hint);
        }
        let add = Operation::Add {
            section: SectionRef::of(context.outline, index),
            entry: Entry::None(NoneSentence::default()),
            index: None,
        };
        let edits = operation_edits(context, found, &add);
        problem.fix = edits.map(|it| Fix::suggested("Write that there were none", it));
        found.push(problem);
    }
}

/// Returns the indices of the sections that have no entries, but no sentence that says so.
pub(crate) fn silent(context: &Context<'_>) -> Vec<usize> {
    let sentences = none_sentences(context).into_iter();
    let mut sentences: Vec<usize> = sentences.map(|(section, _)| section).collect();
    sentences.sort_unstable();
    let sections = context.outline.sections.iter().enumerate();
    let says = |kind: Kind| {
        let lists = matches!(
            kind,
            Kind::ApprovedRfcs | Kind::NewRfcs | Kind::CfpProjects | Kind::CfpEvents
        );
        lists || kind == Kind::FinalCommentPeriod
    };
    let mut found = Vec::new();
    let mut comment_period = false;
    for (index, section) in sections.filter(|(_, it)| says(it.kind)) {
        let speaks = has_entries(context, index) || sentences.binary_search(&index).is_ok();
        if section.kind != Kind::FinalCommentPeriod {
            found.extend((!speaks).then_some(index));
            continue;
        }
        // One entry or sentence in any group is enough for all groups.
        let is_first = !comment_period;
        comment_period = true;
        if is_first && !any_speaks(context, &sentences) {
            found.push(index);
        }
    }
    found
}

fn any_speaks(context: &Context<'_>, sentences: &[usize]) -> bool {
    let sections = context.outline.sections.iter().enumerate();
    let mut groups = sections.filter(|(_, it)| it.kind == Kind::FinalCommentPeriod);
    groups.any(|(index, _)| has_entries(context, index) || sentences.binary_search(&index).is_ok())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Stage;
    use crate::lint::tests::{check_fix_at, check_problems_at};
    use expect_test::expect;

    #[test]
    fn sections_without_the_sentence_are_found_before_publication() {
        let text = "### CFP - Projects\nwords 💛\n### Approved RFCs\n* *No RFCs were approved this week.*\n### Final Comment Period\nwords\n#### Tracking Issues & PRs\n";
        check_problems_at(
            Stage::Publishing,
            RULE,
            text,
            &expect![[r#"
                1: ### CFP - Projects
                   ^^^^^^^^^^^^^^^^^^ hint: CFP - Projects has no entries, and does not say so (Write that there were none)
                5: ### Final Comment Period
                   ^^^^^^^^^^^^^^^^^^^^^^^^ warning: Final Comment Period has no entries, and does not say so (Write that there were none)
            "#]],
        );
        check_problems_at(Stage::Draft, RULE, text, &expect![[""]]);
    }

    #[test]
    fn fix_writes_the_usual_words() {
        check_fix_at(
            Stage::Published,
            RULE,
            "### Approved RFCs\r\n\r\nWords 💛:\r\n\r\n### New and Updated RFCs\r\n* *No New or Updated RFCs were created this week.*\r\n",
            &expect![[r#"
                ### Approved RFCs␍
                ␍
                Words 💛:␍
                ␍
                * *No RFCs were approved this week.*␍
                ␍
                ### New and Updated RFCs␍
                * *No New or Updated RFCs were created this week.*␍
            "#]],
        );
    }
}
