//! Helpers for the rules' tests, and the tests of all rules together.

use std::collections::BTreeMap;

use expect_test::Expect;

use super::reading::read;
use super::{Archive, Problem, RULES, Rule, Settings, Stage, check, without_overlaps};
use crate::text::Issue;

/// The file name under which the tests check a text.
const FILE: &str = "2026-08-26-this-week-in-rust.md";

/// Returns the archive for tests: one earlier issue with one community link.
pub(crate) fn archive() -> Archive {
    let text = "## Updates from Rust Community\n* [Old](https://example.com/old)\n";
    let mut archive = Archive::default();
    archive.add("2026-08-19-this-week-in-rust.md", text);
    archive
}

/// Returns the lines of one event for each of `places`.
pub(crate) fn events_in(places: &[&str]) -> String {
    let event = |it: &&str| {
        format!(
            "* 2026-08-27 | {it} | [A](https://a.example)\n    * [**T**](https://a.example/{})\n",
            it.len()
        )
    };
    places.iter().map(event).collect()
}

/// Checks what `rule` finds in a draft: line, carets, severity, message, title of the fix.
pub(crate) fn check_problems(rule: Rule, text: &str, expected: &Expect) {
    check_problems_at(Stage::Draft, rule, text, expected);
}

/// Does the same as [`check_problems`], at another stage.
pub(crate) fn check_problems_at(stage: Stage, rule: Rule, text: &str, expected: &Expect) {
    let archive = archive();
    let settings = Settings {
        stage,
        archive: Some(&archive),
        file_name: Some(FILE),
    };
    let issue = Issue::new(text);
    let problems = problems(rule, &issue, &settings);
    expected.assert_eq(
        &problems
            .iter()
            .map(|it| shown(text, it))
            .collect::<String>(),
    );
}

/// Checks the text after every fix of `rule` in a draft (`␍` for `\r`), and that each fix removes its problem and adds
/// none.
pub(crate) fn check_fix(rule: Rule, before: &str, expected: &Expect) {
    check_fix_at(Stage::Draft, rule, before, expected);
}

/// Does the same as [`check_fix`], at another stage.
pub(crate) fn check_fix_at(stage: Stage, rule: Rule, before: &str, expected: &Expect) {
    let archive = archive();
    let settings = Settings {
        stage,
        archive: Some(&archive),
        file_name: Some(FILE),
    };
    let issue = Issue::new(before);
    let problems = problems(rule, &issue, &settings);
    assert!(problems.iter().any(|it| it.fix.is_some()), "no fix");
    for problem in &problems {
        check_fixed(&issue, &settings, problem);
    }
    let tx = issue
        .transaction(without_overlaps(problems.into_iter()))
        .unwrap();
    let (after, _) = issue.apply(&tx).unwrap();
    expected.assert_eq(&after.text().replace('\r', "␍"));
}

fn check_fixed(issue: &Issue, settings: &Settings<'_>, problem: &Problem) {
    let Some(fix) = &problem.fix else { return };
    let tx = issue.transaction(fix.edits.clone()).unwrap();
    let (after, _) = issue.apply(&tx).unwrap();
    let was = counts(&check(issue, settings));
    let now = counts(&check(&after, settings));
    let (name, after) = (problem.rule, after.text());
    assert!(
        now.get(name) < was.get(name),
        "{name} is still there:\n{after}"
    );
    for (rule, count) in &now {
        assert!(
            Some(count) <= was.get(rule),
            "{name}'s fix causes {rule}:\n{after}"
        );
    }
}

fn counts(problems: &[Problem]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for it in problems {
        *counts.entry(it.rule).or_default() += 1;
    }
    counts
}

fn problems(rule: Rule, issue: &Issue, settings: &Settings<'_>) -> Vec<Problem> {
    let mut found = Vec::new();
    (rule.check)(&read(issue, settings), &mut found);
    found.sort_by_key(|it| (it.range.start, it.range.end));
    assert!(found.iter().all(|it| it.rule == rule.name), "{found:?}");
    found
}

fn shown(text: &str, problem: &Problem) -> String {
    let start = text[..problem.range.start]
        .rfind(['\n', '\r'])
        .map_or(0, |it| it + 1);
    let line = text[start..].split(['\n', '\r']).next().unwrap();
    let before = text[start..problem.range.start].chars().count();
    let end = problem
        .range
        .end
        .min(start + line.len())
        .max(problem.range.start);
    let carets = text[problem.range.start..end].chars().count().max(1);
    let number = text[..start]
        .replace("\r\n", "\n")
        .matches(['\n', '\r'])
        .count()
        + 1;
    let indent = " ".repeat(number.to_string().len() + 2 + before);
    let fix = problem
        .fix
        .as_ref()
        .map_or(String::new(), |it| format!(" ({})", it.title));
    let (carets, severity) = ("^".repeat(carets), problem.severity.name());
    format!(
        "{number}: {line}\n{indent}{carets} {severity}: {}{fix}\n",
        problem.message
    )
}

/// Returns the fenced `markdown` blocks of a manual, each with the stage in its info string.
fn examples(doc: &str) -> Vec<(String, Stage)> {
    let mut found = Vec::new();
    for block in doc.split("```markdown").skip(1) {
        let (info, rest) = block.split_once('\n').unwrap();
        let stage = match info.trim() {
            "publishing" => Stage::Publishing,
            "published" => Stage::Published,
            _ => Stage::Draft,
        };
        // The manuals write a visible symbol for a control character.
        let text = rest.split("```").next().unwrap().replace('␂', "\u{2}");
        found.push((text, stage));
    }
    found
}

#[test]
fn every_manual_shows_the_mistake_and_its_correction() {
    let archive = archive();
    for rule in RULES {
        let examples = examples(rule.doc);
        assert!(
            examples.len() >= 2,
            "{}: an example and its correction",
            rule.name
        );
        for (index, (text, stage)) in examples.into_iter().enumerate() {
            let settings = Settings {
                stage,
                archive: Some(&archive),
                file_name: Some(FILE),
            };
            let found = problems(*rule, &Issue::new(text.as_str()), &settings);
            assert_eq!(
                found.is_empty(),
                index % 2 == 1,
                "{}:\n{text}{found:?}",
                rule.name
            );
        }
    }
}

#[test]
fn names_are_unique() {
    for (index, rule) in RULES.iter().enumerate() {
        assert!(
            RULES.iter().skip(index + 1).all(|it| it.name != rule.name),
            "{}",
            rule.name
        );
    }
}
