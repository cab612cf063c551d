//! Fields of small issues: what is parsed, what is written, and the invariants.

use super::{FieldValue, IssueField, read};
use crate::operation::{Operation, plan};
use crate::text::Issue;

/// Sets the field to the value in the JSON; checks that it parses back, that setting it again changes nothing, and that
/// undo restores every byte.
fn check(text: &str, field: IssueField, json: &str, expected: &str) {
    for (text, expected) in [
        (text.to_owned(), expected.to_owned()),
        (crlf(text), crlf(expected)),
    ] {
        let value: FieldValue = serde_json::from_str(json).unwrap();
        let issue = Issue::new(text.clone());
        let tx = plan(
            &issue,
            &Operation::Set {
                value: value.clone(),
            },
        )
        .unwrap();
        let (after, back) = issue.apply(&tx).unwrap();
        assert_eq!(after.text(), expected, "{json}");
        assert_eq!(after.apply(&back).unwrap().0.text(), text);
        assert_eq!(read(&after, field).as_ref(), Some(&value));
        assert!(plan(&after, &Operation::Set { value }).unwrap().is_empty());
    }
}

fn crlf(text: &str) -> String {
    text.replace('\n', "\r\n")
}

fn shown(text: &str, field: IssueField) -> String {
    serde_json::to_string(&read(&Issue::new(text), field)).unwrap()
}

const COTW: &str = "## Crate of the Week\n\n<!-- COTW goes here -->\n\n[Please submit your suggestions and votes for next week][submit_crate]!\n\n[submit_crate]: x\n";

#[test]
fn the_crate_replaces_its_placeholder() {
    assert_eq!(shown(COTW, IssueField::CrateOfTheWeek), "null");
    let full = COTW.replace(
        "<!-- COTW goes here -->",
        "This week's crate is [k](u), a key 💛.\n\nThanks to [F](v) for the self-suggestion!",
    );
    let json = r#"{"field":"crate-of-the-week","value":{"name":"k","url":"u","what":"a key 💛.","thanks":{"by":"F","url":"v","self":true}}}"#;
    check(COTW, IssueField::CrateOfTheWeek, json, &full);
    let json = r#"{"field":"crate-of-the-week","value":{"name":"k","url":"u","what":"a lock.","thanks":"llogiq is fond of it."}}"#;
    let other = full.replace("a key 💛.", "a lock.").replace(
        "Thanks to [F](v) for the self-suggestion!",
        "llogiq is fond of it.",
    );
    check(&full, IssueField::CrateOfTheWeek, json, &other);
    let words = r#"{"field":"crate-of-the-week","value":{"text":"This week's crates are [a](u)\nand [b](v)."}}"#;
    check(
        &full,
        IssueField::CrateOfTheWeek,
        words,
        &COTW.replace(
            "<!-- COTW goes here -->",
            "This week's crates are [a](u)\nand [b](v).",
        ),
    );
}

#[test]
fn the_closing_words_of_old_issues_are_kept() {
    let ask =
        "[Submit your suggestions and votes for next week][submit_crate]!\n\n[submit_crate]: x\n";
    let text = format!("# Crate of the Week\n\nThis week's crate is [k](u), a key.\n\n{ask}");
    let json = r#"{"field":"crate-of-the-week","value":{"name":"l","url":"v","what":"a lock."}}"#;
    let expected = format!("# Crate of the Week\n\nThis week's crate is [l](v), a lock.\n\n{ask}");
    check(&text, IssueField::CrateOfTheWeek, json, &expected);
    let ask = "[Submit your quotes for next week][submit]!\n\n[submit]: x\n";
    let json = r#"{"field":"quote-of-the-week","value":{"quote":"A  \nB","who":"C"}}"#;
    let text = format!("# Quote of the Week\n\n*No quote.*\n\n{ask}");
    let expected = format!("# Quote of the Week\n\n> A  \n> B\n\n– C\n\n{ask}");
    check(&text, IssueField::QuoteOfTheWeek, json, &expected);
    let value = serde_json::from_str(&json.replace("\\n", "\\r\\n")).unwrap();
    let issue = Issue::new(text);
    let tx = plan(&issue, &Operation::Set { value }).unwrap();
    assert_eq!(issue.apply(&tx).unwrap().0.text(), expected);
}

const QOTW: &str = "# Quote of the Week\n\n<!-- QOTW goes here -->\n\n[Please submit quotes and vote for next week!](w)\n\nThis Week in Rust is edited by:\n\n* [a](https://github.com/a)\n* [b](https://github.com/b)\n\n*Email list hosting is sponsored by [X](y)*\n\n<small>[Discuss on r/rust](REDDIT_LINK_HERE)</small>\n";

#[test]
fn the_quote_keeps_its_paragraphs_and_its_dash() {
    let full = QOTW.replace(
        "<!-- QOTW goes here -->",
        "> A 💛\n>\n> B\n\n– [F on r/rust](u)\n\nThanks to [G](v) for the suggestion!",
    );
    let json = r#"{"field":"quote-of-the-week","value":{"quote":"A 💛\n\nB","who":"F","where":"r/rust","url":"u","thanks":{"by":"G","url":"v","self":false}}}"#;
    check(QOTW, IssueField::QuoteOfTheWeek, json, &full);
    let hyphen = full.replace("– [F on r/rust]", "- [F on r/rust]");
    let json = r#"{"field":"quote-of-the-week","value":{"quote":"A 💛\n\nB","who":"H","where":"","url":"","thanks":null}}"#;
    let expected = hyphen.replace(
        "[F on r/rust](u)\n\nThanks to [G](v) for the suggestion!",
        "H",
    );
    check(&hyphen, IssueField::QuoteOfTheWeek, json, &expected);
    let words = r#"{"field":"quote-of-the-week","value":{"text":"Alas."}}"#;
    check(
        &full,
        IssueField::QuoteOfTheWeek,
        words,
        &QOTW.replace("<!-- QOTW goes here -->", "Alas."),
    );
}

#[test]
fn editors_sponsor_and_discussion() {
    let json = r#"{"field":"editors","value":["a","c-d"]}"#;
    check(
        QOTW,
        IssueField::Editors,
        json,
        &QOTW.replace("[b](https://github.com/b)", "[c-d](https://github.com/c-d)"),
    );
    let inline = "# Quote of the Week\n\n*This Week in Rust is edited by: [a](https://github.com/a), [b](https://github.com/b)*\n";
    check(
        inline,
        IssueField::Editors,
        r#"{"field":"editors","value":["b"]}"#,
        "# Quote of the Week\n\n*This Week in Rust is edited by: [b](https://github.com/b)*\n",
    );
    let json = r#"{"field":"sponsor","value":"*Hosting is sponsored by [Z](y)*"}"#;
    check(
        QOTW,
        IssueField::Sponsor,
        json,
        &QOTW.replace(
            "*Email list hosting is sponsored by [X](y)*",
            "*Hosting is sponsored by [Z](y)*",
        ),
    );
    assert_eq!(shown(QOTW, IssueField::DiscussLink), "null");
    check(
        QOTW,
        IssueField::DiscussLink,
        r#"{"field":"discuss-link","value":"https://x.example"}"#,
        &QOTW.replace("REDDIT_LINK_HERE", "https://x.example"),
    );
}

#[test]
fn the_hiring_thread() {
    let text = "## Jobs\n<!--\n[no](x)\n-->\n\nPlease see the latest [Who's Hiring thread](INSERT_LINK_HERE)\n";
    assert_eq!(shown(text, IssueField::JobsThread), "null");
    check(
        text,
        IssueField::JobsThread,
        r#"{"field":"jobs-thread","value":"https://x.example"}"#,
        &text.replace("INSERT_LINK_HERE", "https://x.example"),
    );
}

#[test]
fn values_that_do_not_fit_are_refused() {
    let refused = |text: &str, json: &str| {
        let operation = serde_json::from_str(&json.replacen('{', r#"{"op":"set","#, 1)).unwrap();
        plan(&Issue::new(text), &operation).unwrap_err().to_string()
    };
    let thread = r#"{"field":"jobs-thread","value":"https://x.example"}"#;
    assert_eq!(
        refused("## Jobs\n* [a](u)\n\nTell [us](v)\n", thread),
        "expected a link to the Who's Hiring thread in a section \"Jobs\""
    );
    assert_eq!(
        refused("", r#"{"field":"jobs-thread","value":"x"}"#),
        "value: expected an address like https://example.com, without spaces"
    );
    let named = |name: &str, url: &str| {
        format!(
            r#"{{"field":"crate-of-the-week","value":{{"name":"{name}","url":"{url}","what":"a."}}}}"#
        )
    };
    assert_eq!(
        refused("", &named(" ", "u")),
        "name: expected the crate's name"
    );
    assert_eq!(
        refused("", &named("k", "")),
        "url: expected an address without spaces"
    );
    let hiding = r#"{"field":"performance-triage","value":"Quiet 💛.\n\n<!-- open"}"#;
    assert_eq!(
        refused(&format!("{PROJECT}\n<!-- x -->\n"), hiding),
        "text: expected comments and code that end within the text, so that no section is hidden"
    );
}

const PROJECT: &str = "Date: 2026-08-26\n\n## Updates from the Rust Project\n\n<!-- Rust updates go here -->\n\n### Rust Compiler Performance Triage\n\n<!-- Perf results go here -->\n\n### X\n";

#[test]
fn merged_pull_requests_are_written_once() {
    let value = r#"{"field":"pull-requests","value":7}"#;
    for sentence in [
        "429 pull requests were [merged in the last week](https://merged.example/)",
        "1,024 pull requests were [merged in the last week][1].",
        "1 pull request was merged in the last week",
        "* 429 pull requests were [merged in the last week][merged]",
        "NUMBER pull requests were [merged in the last week][merged]",
    ] {
        let before = PROJECT.replace("<!-- Rust updates go here -->", sentence);
        let word = sentence.trim_start_matches("* ").split(' ').next().unwrap();
        let after = before.replacen(&format!("{word} pull"), "7 pull", 1);
        check(&before, IssueField::PullRequests, value, &after);
    }
    let read = |text: &str| read(&Issue::new(text), IssueField::PullRequests);
    let item = "* [429 pull requests were merged in the last week](https://a.example)";
    assert_eq!(
        read(&PROJECT.replace("<!-- Rust updates go here -->", item)),
        None
    );
    let thousands = "1,024 pull requests were [merged in the last week][1].";
    let text = PROJECT.replace("<!-- Rust updates go here -->", thousands);
    assert_eq!(read(&text), Some(FieldValue::PullRequests(1024)));
}

#[test]
fn merged_pull_requests_follow_the_date() {
    let full = PROJECT.replace("<!-- Rust updates go here -->", "429 pull requests were [merged in the last week][merged]\n\n[merged]: https://github.com/search?q=is%3Apr+org%3Arust-lang+is%3Amerged+merged%3A2026-08-18..2026-08-25");
    check(
        PROJECT,
        IssueField::PullRequests,
        r#"{"field":"pull-requests","value":429}"#,
        &full,
    );
    check(
        &full,
        IssueField::PullRequests,
        r#"{"field":"pull-requests","value":7}"#,
        &full.replace("429", "7"),
    );
    let other = full.replace("2026-08-18..2026-08-25", "2026-08-17..2026-08-24");
    check(
        &other,
        IssueField::PullRequests,
        r#"{"field":"pull-requests","value":7}"#,
        &other.replace("429", "7"),
    );
    check(
        &full.replace("2026-08-18..2026-08-25", "2026-08-11..2026-08-18"),
        IssueField::PullRequests,
        r#"{"field":"pull-requests","value":7}"#,
        &full.replace("429", "7"),
    );
    let later = full
        .replace("2026-08-26", "2026-09-02")
        .replace("2026-08-18..2026-08-25", "2026-08-25..2026-09-01");
    check(
        &full,
        IssueField::Date,
        r#"{"field":"date","value":"2026-09-02"}"#,
        &later,
    );
}

#[test]
fn a_report_keeps_its_code_and_is_replaced_as_a_whole() {
    let report = "# Log\n\n```\n# a\n```\n\n<!--\n# b\n-->\n\n    # c\n";
    let demoted = super::demoted(report);
    assert_eq!(demoted, report.replace("# Log", "#### Log"));
    // The newsletter's check allows no heading below level 5.
    assert_eq!(
        super::demoted("# A\n## B\n### C 💛\n"),
        "#### A\n##### B\n##### C 💛\n"
    );
    check(
        "### Rust Compiler Performance Triage\n\n# 2026-08-25 Triage Log\n\nA\n\n## B\n\nC\n\n#### [Approved RFCs](u)\n",
        IssueField::PerformanceTriage,
        r#"{"field":"performance-triage","value":"Quiet 💛."}"#,
        "### Rust Compiler Performance Triage\n\nQuiet 💛.\n\n#### [Approved RFCs](u)\n",
    );
}

#[test]
fn a_report_does_not_break_the_outline() {
    let full = PROJECT.replace(
        "<!-- Perf results go here -->",
        "#### Log\n\n##### A\n#1 is text\n\nDone.",
    );
    let issue = Issue::new(PROJECT);
    let value = FieldValue::PerformanceTriage("# Log\n\n## A\n#1 is text\n\nDone.\n".into());
    let tx = plan(&issue, &Operation::Set { value }).unwrap();
    assert_eq!(issue.apply(&tx).unwrap().0.text(), full);
    check(
        &full,
        IssueField::PerformanceTriage,
        r#"{"field":"performance-triage","value":"Quiet 💛."}"#,
        &PROJECT.replace("<!-- Perf results go here -->", "Quiet 💛."),
    );
    let empty = "### Rust Compiler Performance Triage\n\n### X\n";
    check(
        empty,
        IssueField::PerformanceTriage,
        r#"{"field":"performance-triage","value":"Q"}"#,
        "### Rust Compiler Performance Triage\n\nQ\n\n### X\n",
    );
}
