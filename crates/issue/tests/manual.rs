//! `docs/rules.md` is the rules' own documentation, put together.
//!
//! After a change run this test with `UPDATE_EXPECT=1`.

use expect_test::expect_file;
use issue::lint::{RULES, Rule};

const OPENING: &str = "\
# Rules

What `galley check` and the page's list of problems look for.
This page is made from the documentation of the rules in `crates/issue/src/lint/rules`; do not edit it by hand.

An **error** means that the newsletter's own checks would fail or that readers get a broken page, a **warning** that
something is probably a mistake, a **hint** that it is worth a look.
None of them blocks anything, and a rule may say less or more than its usual severity where its page says so.
A **safe** fix leaves the page the same but for what it mends, and `galley check --fix` takes it; a suggested one is for a
person to look at.

| rule | usually | what it finds |
| --- | --- | --- |
";

#[test]
fn the_manual_is_up_to_date() {
    let rows = RULES.iter().map(row);
    let chapters = RULES.iter().map(chapter);
    let text = OPENING.to_owned() + &rows.chain(chapters).collect::<String>();
    expect_file!["../../../docs/rules.md"].assert_eq(&text);
}

fn row(rule: &Rule) -> String {
    let (name, severity) = (rule.name, rule.severity.name());
    let summary = rule.doc.split('\n').next().unwrap_or_default();
    format!("| [`{name}`](#{name}) | {severity} | {summary} |\n")
}

fn chapter(rule: &Rule) -> String {
    let (name, severity) = (rule.name, rule.severity.name());
    // The stage an example is checked at is for the tests; a renderer would take it for a language.
    let doc = ["publishing", "published"]
        .iter()
        .fold(rule.doc.to_owned(), |doc, stage| {
            doc.replace(&format!("```markdown {stage}\n"), "```markdown\n")
        });
    format!("\n## {name}\n\nUsually: {severity}.\n\n{doc}")
}
