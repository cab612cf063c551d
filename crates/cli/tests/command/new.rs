//! `galley new`: the next draft.

use std::fs;

use crate::{collection, fixture, galley};

fn new(arguments: &[&str]) -> String {
    String::from_utf8(galley(&[&["new"], arguments].concat(), b"").printed()).unwrap()
}

#[test]
fn a_draft_starts_from_the_template() {
    let draft = new(&["--date", "2026-10-07"]);
    assert!(draft.starts_with("Title: This Week in Rust 672\nNumber: 672\nDate: 2026-10-07\n"));
    assert!(draft.contains("Rusty Events between 2026-10-07 - 2026-11-04 🦀\n"));
}

#[test]
fn events_come_from_the_issue_before() {
    let previous = fixture("whole.md");
    let draft = new(&["--from", previous.to_str().unwrap(), "--date=2026-10-07"]);
    let previous = fs::read_to_string(previous).unwrap();
    let events = |text: &str| {
        let (_, after) = text.split_once(" 🦀\n").unwrap();
        after.split_once("If you are").unwrap().0.to_owned()
    };
    assert_eq!(events(&draft), events(&previous));
    assert!(!draft.contains("crabgrep"));
}

#[test]
fn the_draft_of_666_equals_the_newsletters() {
    let files = [
        "corpus/issues/2026-08-19-this-week-in-rust.md",
        "corpus/drafts/2026-08-26-this-week-in-rust.md",
    ];
    let Some([previous, own]) = collection(files) else {
        return;
    };
    let draft = new(&["--date", "2026-08-26", "--from", previous.to_str().unwrap()]);
    assert!(draft.as_bytes() == fs::read(own).unwrap());
}

#[test]
fn a_valid_date_is_required() {
    let says = |arguments: &[&str]| galley(arguments, b"").refusal();
    assert_eq!(
        says(&["new"]),
        "expected galley new --date YYYY-MM-DD, found no date"
    );
    assert_eq!(
        says(&["new", "--date", "2026-02-30"]),
        "expected a date like 2026-08-26, found \"2026-02-30\""
    );
    assert!(says(&["new", "--date"]).contains("--date"));
    assert!(says(&["new", "2026-10-07"]).contains("2026-10-07"));
}
