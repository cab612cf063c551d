//! What the kinds' tests share: items in, fields as JSON out.

use expect_test::Expect;

use super::{Entry, Style, read};
use crate::lines::LineEnding;
use crate::section::Kind;

/// As new lines look in a file without habits of its own.
pub(crate) const STYLE: Style = Style {
    marker: '*',
    ending: LineEnding::Lf,
    explicit_merge: false,
};

/// Reads each item, and checks that writing what was read changes nothing.
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

/// Makes an item of a link section say what the JSON says.
pub(crate) fn check_revised(item: &str, json: &str, expected: &str) {
    check_revised_in(Kind::Links, item, json, expected);
}

/// Makes an item say what the JSON says, and checks that it then reads so.
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
