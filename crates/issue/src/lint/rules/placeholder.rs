//! A placeholder of the template that was not filled in or removed.
//!
//! Most placeholders must be filled in or removed before publication.
//! The discussion on r/rust exists only after publication, so its placeholder is a problem only then.
//! The rule also finds the message that editors post on GitHub for a call for testing, if it was left in the draft.
//!
//! ```markdown publishing
//! ## Jobs
//!
//! Please see the latest [Who's Hiring thread on r/rust](INSERT_LINK_HERE)
//! ```
//!
//! Use instead:
//!
//! ```markdown publishing
//! ## Jobs
//!
//! Please see the latest [Who's Hiring thread on
//! r/rust](https://www.reddit.com/r/rust/comments/1abc/official_rrust_whos_hiring_thread_for_jobseekers/)
//! ```

use std::ops::Range;

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, LineKind, Problem, Rule, Severity, Stage};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "placeholder",
    severity: Severity::Error,
    doc: manual!("placeholder.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for it in placeholders(context) {
        if context.at_least(it.due) {
            let problem = RULE.problem(it.range, it.message);
            found.push(problem.with_severity(it.severity));
        }
    }
    message(context, found);
}

/// A placeholder with the stage from which it is a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placeholder {
    pub(crate) range: Range<usize>,
    pub(crate) due: Stage,
    pub(crate) message: &'static str,
    severity: Severity,
}

/// Placeholders for an address or a word, each with the stage from which it is a problem.
const WORDS: [(&str, Stage, &str); 5] = [
    (
        "REDDIT_LINK_HERE",
        Stage::Published,
        "The discussion on r/rust has no address yet",
    ),
    (
        "INSERT_LINK_HERE",
        Stage::Publishing,
        "Link has no address yet",
    ),
    (
        "https://example.com/my_",
        Stage::Publishing,
        "Link is the template's example",
    ),
    ("$twir_", Stage::Publishing, "Template was not filled in"),
    (
        "Full report - pending",
        Stage::Publishing,
        "The full report has no link yet",
    ),
];

/// Comments in the template that are placeholders, each with its section.
const COMMENTS: [(&str, Kind, &str); 4] = [
    (
        "<!-- COTW goes here",
        Kind::CrateOfTheWeek,
        "No crate of the week yet",
    ),
    (
        "<!-- QOTW goes here",
        Kind::QuoteOfTheWeek,
        "No quote of the week yet",
    ),
    (
        "<!-- Rust updates go here",
        Kind::Project,
        "No updates from the Rust project yet",
    ),
    (
        "<!-- Perf results go here",
        Kind::PerformanceTriage,
        "No performance triage yet",
    ),
];

/// Whether `url` is a placeholder for an address in the template.
pub(crate) fn stands_for_address(url: &str) -> bool {
    WORDS
        .iter()
        .any(|(word, ..)| *word == url && url.ends_with("_HERE"))
}

/// Returns the placeholders of the template that are still in the text.
pub(crate) fn placeholders(context: &Context<'_>) -> Vec<Placeholder> {
    let mut found = Vec::new();
    let words = WORDS.iter().filter(|it| context.text.contains(it.0));
    for &(word, due, message) in words {
        for (at, _) in context.text.match_indices(word) {
            let range = at..at + word.len();
            if context.is_content(at) {
                found.push(Placeholder {
                    range,
                    due,
                    message,
                    severity: Severity::Error,
                });
            }
        }
    }
    for (comment, kind, message) in COMMENTS {
        let Some((index, section)) = context.outline.section(kind) else {
            continue;
        };
        let body = context.slice(section.body.clone());
        // Most sections contain no comment, and this is the faster search.
        if body.contains("<!--")
            && let Some(at) = body.find(comment).map(|it| section.body.start + it)
            && !is_filled(context, index)
        {
            let range = context
                .outline
                .hidden
                .at(at)
                .cloned()
                .unwrap_or(at..at + comment.len());
            let (due, severity) = (Stage::Publishing, Severity::Warning);
            found.push(Placeholder {
                range,
                due,
                message,
                severity,
            });
        }
    }
    found
}

/// Whether the section has visible text before the line that asks for next week's suggestions.
fn is_filled(context: &Context<'_>, index: usize) -> bool {
    let shows = |it: LineKind| matches!(it, LineKind::Prose | LineKind::Item | LineKind::InItem);
    let own = context.lines.iter().filter(|it| it.section == Some(index));
    let mut seen = own.filter(|it| shows(it.kind));
    seen.next()
        .is_some_and(|it| !it.text.starts_with("[Please submit"))
}

/// Reports the message that editors post in a feature's issue, if it was left in the text.
fn message(context: &Context<'_>, found: &mut Vec<Problem>) {
    const NAME: &str = "**Call for Testing**";
    const WORDS: &str = "will appear in the **Call for Testing** section of the next issue";
    // The name alone is found faster, and most texts do not have it.
    if !context.text.contains(NAME) {
        return;
    }
    let is_message =
        |it: &&crate::lint::Line<'_>| it.kind == LineKind::Prose && it.text.contains(WORDS);
    let mut end = 0;
    for line in context.lines.iter().filter(is_message) {
        // One message is one block of lines.
        if line.range.start < end {
            continue;
        }
        let index = context.line_index(line.range.start);
        let after = context.lines.get(index..).unwrap_or_default();
        let block = after.iter().take_while(|it| it.kind == LineKind::Prose);
        end = block.last().map_or(line.next, |it| it.next);
        let message = "Message about a call for testing was left in the issue";
        let problem = RULE
            .problem(line.range.clone(), message)
            .with_severity(Severity::Warning);
        let edits = vec![Replace::delete(line.range.start..end)];
        found.push(problem.with_fix(Fix::suggested("Remove the message", edits)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Stage;
    use crate::lint::tests::{check_fix, check_problems_at};
    use expect_test::expect;

    const TEXT: &str = "## Crate of the Week\n<!-- COTW goes here -->\n\n[Please submit][x]!\n## Jobs\n[Who's Hiring](INSERT_LINK_HERE)\n# Quote of the Week\n<!-- QOTW goes here -->\n> 💛\n\n– [A](https://a.example)\n\n<small>[Discuss on r/rust](REDDIT_LINK_HERE)</small>\n";

    #[test]
    fn each_placeholder_is_reported_from_its_stage_on() {
        check_problems_at(Stage::Draft, RULE, TEXT, &expect![[""]]);
        check_problems_at(
            Stage::Publishing,
            RULE,
            TEXT,
            &expect![[r#"
                2: <!-- COTW goes here -->
                   ^^^^^^^^^^^^^^^^^^^^^^^ warning: No crate of the week yet
                6: [Who's Hiring](INSERT_LINK_HERE)
                                  ^^^^^^^^^^^^^^^^ error: Link has no address yet
            "#]],
        );
        check_problems_at(
            Stage::Published,
            RULE,
            TEXT,
            &expect![[r#"
                2: <!-- COTW goes here -->
                   ^^^^^^^^^^^^^^^^^^^^^^^ warning: No crate of the week yet
                6: [Who's Hiring](INSERT_LINK_HERE)
                                  ^^^^^^^^^^^^^^^^ error: Link has no address yet
                13: <small>[Discuss on r/rust](REDDIT_LINK_HERE)</small>
                                               ^^^^^^^^^^^^^^^^ error: The discussion on r/rust has no address yet
            "#]],
        );
    }

    #[test]
    fn fix_removes_a_message() {
        check_fix(
            RULE,
            "### New and Updated RFCs\r\n* [a](https://a.example)\r\n\r\nThis RFC 💛 will appear in the **Call for Testing** section of the next issue (#).\r\nYou may remove the label.\r\n\r\n## Jobs\r\n",
            &expect![[r#"
                ### New and Updated RFCs␍
                * [a](https://a.example)␍
                ␍
                ␍
                ## Jobs␍
            "#]],
        );
    }

    #[test]
    fn the_templates_example_is_found() {
        check_problems_at(
            Stage::Publishing,
            RULE,
            "## Updates from Rust Community\n### Official\n* [Title of the linked Page](https://example.com/my_article)\n",
            &expect![[r#"
                3: * [Title of the linked Page](https://example.com/my_article)
                                                ^^^^^^^^^^^^^^^^^^^^^^^ error: Link is the template's example
            "#]],
        );
    }
}
