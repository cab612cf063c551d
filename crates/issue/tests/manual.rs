//! `docs/rules.md` consists of the rules' own documentation.
//!
//! After a change, run this test with `UPDATE_EXPECT=1`.

use expect_test::expect_file;
use issue::lint::{RULES, Rule};

const OPENING: &str = "\
# Rules

What `galley check` and the page's list of problems look for.
This page is made from the documentation of the rules in `crates/issue/src/lint/rules`; do not edit it by hand.

An **error** means that the newsletter's own checks would fail or that readers get a broken page, a **warning** that
something is probably a mistake, a **hint** that it is worth a look.
Nothing is ever blocked. Some rules use another severity in the cases that their sections describe.
A **safe** fix changes nothing on the page except what it fixes, and `galley check --fix` applies it. A **suggested**
one needs a person's decision.

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
    // The stage of an example is only for the tests; a renderer would take it for a language.
    let doc = ["publishing", "published"]
        .iter()
        .fold(rule.doc.to_owned(), |doc, stage| {
            doc.replace(&format!("```markdown {stage}\n"), "```markdown\n")
        });
    format!("\n## {name}\n\nUsually: {severity}.\n\n{doc}")
}
