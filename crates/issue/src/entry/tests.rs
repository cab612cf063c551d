//! Helpers that test a kind of entry: they parse items and compare the fields as JSON.

use expect_test::Expect;

use super::{Entry, Style, read};
use crate::lines::LineEnding;
use crate::section::Kind;

/// The default style.
pub(crate) const STYLE: Style = Style {
    marker: '*',
    ending: LineEnding::Lf,
    explicit_merge: false,
};

/// Parses each item, and checks that writing the parsed value changes nothing.
pub(crate) fn check_read(kind: Kind, items: &[&str], expected: &Expect) {
    let mut out = String::new();
    for item in items {
        let entry = read(item, kind);
        assert_eq!(entry.revise(item, STYLE), Some(vec![]), "{item}");
        out += &serde_json::to_string(&entry).unwrap();
        out.push('\n');
    }
    expected.assert_eq(&out);
}

/// Revises an item of a link section to the value in the JSON.
pub(crate) fn check_revised(item: &str, json: &str, expected: &str) {
    check_revised_in(Kind::Links, item, json, expected);
}

/// Revises an item to the value in the JSON, and checks that it then parses as this value.
pub(crate) fn check_revised_in(kind: Kind, item: &str, json: &str, expected: &str) {
    let new: Entry = serde_json::from_str(json).unwrap();
    let mut revised = item.to_owned();
    let mut edits = new.revise(item, STYLE).unwrap();
    edits.sort_by_key(|it| it.range.start);
    for edit in edits.into_iter().rev() {
        revised.replace_range(edit.range, &edit.text);
    }
    assert_eq!(revised, expected);
    assert_eq!(read(&revised, kind), new);
}
