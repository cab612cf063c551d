//! Checks that a file is opened unchanged or refused, and that a repair changes exactly what it shows.

use issue::Issue;
use issue::encoding::repair;
use issue::open::read_bytes;
use issue::view::{byte_of_utf16, edit_from_view, lf, utf16_of_byte};

use super::input::Input;

pub fn run(bytes: &[u8]) {
    if let Ok(text) = read_bytes(bytes) {
        assert_eq!(text.as_bytes(), bytes);
    }
    let mut input = Input::new(bytes);
    let (text, typed) = (input.text(), input.text());
    for text in [text.clone(), misread(&text)] {
        let Some(found) = repair(&text) else { continue };
        let issue = Issue::new(text);
        let tx = issue
            .transaction(found.edits)
            .expect("a repair fits the text");
        assert_eq!(
            issue.apply(&tx).expect("and can be made").0.text(),
            found.text
        );
    }
    view_is_mapped(&Issue::new(text), &typed);
}

/// The text with its UTF-8 decoded as Latin-1, as far as that has characters for it.
fn misread(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

/// Checks that text typed into the text area, whose lines end only in `\n`, becomes the text of the issue.
fn view_is_mapped(issue: &Issue, typed: &str) {
    let typed = lf(typed).into_owned();
    let edit = edit_from_view(issue, &typed);
    let tx = issue
        .transaction(edit.into_iter().collect())
        .expect("one edit fits");
    let after = issue.apply(&tx).expect("and can be made").0;
    assert_eq!(lf(after.text()), typed);
    for byte in (0..=issue.text().len()).take(64) {
        let Some(utf16) = utf16_of_byte(issue.text(), byte) else {
            continue;
        };
        let back = byte_of_utf16(issue.text(), utf16);
        assert!(back.is_some_and(|it| {
            lf(issue.text().get(..it).unwrap_or(""))
                .encode_utf16()
                .count()
                <= utf16
        }));
    }
}
