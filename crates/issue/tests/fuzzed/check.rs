//! Checks that problems are inside the text, and that a fix removes its problem.

use std::ops::RangeInclusive;

use issue::Issue;
use issue::lint::{Archive, Problem, Settings, Stage, check, fix_all};

use super::input::Input;

/// How many fixes one run tries.
const FIXES: usize = 8;

pub fn run(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let (text, earlier) = (input.text(), input.text());
    let mut numbers = input.numbers();
    let mut archive = Archive::default();
    archive.add("2026-08-19-this-week-in-rust.md", &earlier);
    let stages = [Stage::Draft, Stage::Publishing, Stage::Published];
    let settings = Settings {
        stage: stages.get(numbers.below(3)).copied().unwrap_or_default(),
        archive: Some(&archive),
        file_name: Some("2026-08-26-this-week-in-rust.md"),
    };
    let issue = Issue::new(text);
    let problems = check(&issue, &settings);
    for it in &problems {
        assert!(issue.text().get(it.range.clone()).is_some(), "{it:?}");
    }
    let fixable = problems.iter().filter(|it| it.fix.is_some());
    for problem in fixable.skip(numbers.next()).take(FIXES) {
        is_fixed(&issue, &settings, problem);
    }
    let tx = fix_all(&issue, &settings).expect("fixes fit the text");
    issue.apply(&tx).expect("and each other");
}

fn is_fixed(issue: &Issue, settings: &Settings<'_>, problem: &Problem) {
    let Some(fix) = &problem.fix else { return };
    let tx = issue
        .transaction(fix.edits.clone())
        .expect("a fix does not overlap itself");
    let after = issue.apply(&tx).expect("a fix fits the text").0;
    assert!(!tx.is_empty(), "{problem:?} changes nothing");
    let (was, now) = (check(issue, settings), check(&after, settings));
    // Another problem of the same kind may move to the same place.
    let fewer = count(&now, problem, 0..=usize::MAX) < count(&was, problem, 0..=usize::MAX);
    let here = problem.range.start..=problem.range.end;
    let there = tx.map(problem.range.start)..=tx.map(problem.range.end);
    assert!(
        fewer || count(&now, problem, there) < count(&was, problem, here),
        "{problem:?} is left in {:?}",
        after.text()
    );
}

/// The number of problems like `problem` that begin in the bytes `within`.
fn count(found: &[Problem], problem: &Problem, within: RangeInclusive<usize>) -> usize {
    let same = |it: &&Problem| it.rule == problem.rule && it.message == problem.message;
    let here = |it: &&Problem| within.contains(&it.range.start);
    found.iter().filter(same).filter(here).count()
}
