//! `galley show`: the issue as JSON.

use serde_json::Value;

use crate::{fixture, galley, own_and_real};

fn show(file: &std::path::Path) -> Value {
    let printed = galley(&["show".as_ref(), file], b"").printed();
    assert!(printed.ends_with(b"}\n"));
    serde_json::from_slice(&printed).unwrap()
}

#[test]
fn every_section_and_entry_has_its_place() {
    let shown = show(&fixture("prettier.md"));
    assert_eq!(
        (&shown["number"], &shown["date"], &shown["title"]),
        (
            &672.into(),
            &"2026-10-07".into(),
            &"This Week in Rust 672".into()
        )
    );
    let europe = shown["sections"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (
            &europe["heading"],
            &europe["level"],
            &europe["line"],
            &europe["kind"]
        ),
        (&"Europe".into(), &3.into(), &35.into(), &"events".into())
    );
    assert_eq!(
        europe["path"],
        serde_json::json!(["Upcoming Events", "Europe"])
    );
    let event = &europe["entries"][0];
    assert_eq!((&event["line"], &event["lines"]), (&37.into(), &2.into()));
    assert_eq!(event["place"], "Zürich, CH");
    assert_eq!(event["format"], "in-person");
}

#[test]
fn a_byte_order_mark_is_not_a_line() {
    let shown = galley(&["show", "-"], "\u{feff}# A\n* b\n".as_bytes()).printed();
    let shown: Value = serde_json::from_slice(&shown).unwrap();
    let section = &shown["sections"][0];
    assert_eq!(
        (&section["line"], &section["entries"][0]["line"]),
        (&1.into(), &2.into())
    );
}

#[test]
fn every_issue_can_be_shown() {
    for file in own_and_real(["corpus/issues", "corpus/drafts", "corpus/contributions"]) {
        assert!(show(&file)["sections"].is_array(), "{}", file.display());
    }
}
