//! Converts between the issue's text and the text that a text area shows.
//!
//! A text area turns every line ending into `\n` and counts in UTF-16 units. Only this module of the core handles both.
//! It makes the LF view, which is the text with `\n` endings, and turns what the user types into it into the smallest
//! replacement in the issue's text, with the file's line ending.

use std::borrow::Cow;

use crate::edit::Replace;
use crate::lines::LineEnding;
use crate::text::Issue;

/// Returns `text` with every line ending as `\n`, like a text area.
pub fn lf(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Returns the smallest replacement in the issue's text after which its LF view is `new_view`.
///
/// Inserted line endings become the file's. `None` if the view does not change.
/// The offsets are bytes of the issue's text.
///
/// ```
/// use issue::{Issue, edit::Replace, view};
///
/// let issue = Issue::new("one\r\ntwo");
/// let edit = view::edit_from_view(&issue, "one\n\ntwo");
/// assert_eq!(edit, Some(Replace::insert(5, "\r\n")));
/// ```
pub fn edit_from_view(issue: &Issue, new_view: &str) -> Option<Replace> {
    let text = issue.text();
    let (view, new_view) = (lf(text), lf(new_view));
    let seen = without_shared_end(Replace::between(&(0..view.len()), &view, &new_view)?, &view);
    let start = byte_of_view(text, seen.range.start)?;
    let end = byte_of_view(text, seen.range.end)?;
    let (before, after) = (text.get(..start)?, text.get(end..)?);
    Some(Replace {
        range: start..end,
        text: joined(before, &seen.text, after, issue.line_ending()),
    })
}

/// Returns `edit` of `view` without a `\n` at its end that the replaced text also has there.
///
/// [`Replace::between`] keeps that `\n`, because it may be the second half of a line ending. In the view it never is.
fn without_shared_end(mut edit: Replace, view: &str) -> Replace {
    let old = view.get(edit.range.clone()).unwrap_or_default();
    if old.ends_with('\n') && edit.text.ends_with('\n') {
        edit.text.pop();
        edit.range.end -= 1;
    }
    edit
}

/// Returns `inserted` with the file's line ending, so that no line ending merges with the next.
///
/// Line endings can merge only in files with mixed endings, where a lone `\r` and the `\n` after it would count as one.
/// Another `\r` between them keeps them separate.
fn joined(before: &str, inserted: &str, after: &str, ending: LineEnding) -> String {
    let mut text = inserted.replace('\n', ending.as_str());
    let first = text.chars().next().or_else(|| after.chars().next());
    if before.ends_with('\r') && first == Some('\n') {
        text.insert(0, '\r');
    }
    if inserted.ends_with('\n') && text.ends_with('\r') && after.starts_with('\n') {
        text.push('\r');
    }
    text
}

/// Returns the characters of the LF view, each with the byte of `text` where it starts.
fn view_chars(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut after_return = false;
    text.char_indices().filter_map(move |(at, it)| {
        let second_half = after_return && it == '\n';
        after_return = it == '\r';
        let shown = if it == '\r' { '\n' } else { it };
        (!second_half).then_some((at, shown))
    })
}

/// Returns the byte of `text` for byte `view_offset` of its LF view.
fn byte_of_view(text: &str, view_offset: usize) -> Option<usize> {
    find(text, view_offset, char::len_utf8)
}

/// Returns the byte of `text` for the UTF-16 offset `view_offset` of its LF view.
///
/// `None` past the end, or between the two units of one character.
pub fn byte_of_utf16(text: &str, view_offset: usize) -> Option<usize> {
    find(text, view_offset, char::len_utf16)
}

/// Returns the byte of `text` where the lengths of the view's characters before it add up to `view_offset`.
fn find(text: &str, view_offset: usize, length: fn(char) -> usize) -> Option<usize> {
    let mut seen = 0;
    for (at, it) in view_chars(text) {
        if seen >= view_offset {
            return (seen == view_offset).then_some(at);
        }
        seen += length(it);
    }
    (seen == view_offset).then_some(text.len())
}

/// Returns the UTF-16 offset, in the LF view of `text`, for `byte` of `text`.
///
/// `None` past the end, inside a character, or between `\r` and `\n`.
pub fn utf16_of_byte(text: &str, byte: usize) -> Option<usize> {
    let (before, after) = (text.get(..byte)?, text.get(byte..)?);
    if before.ends_with('\r') && after.starts_with('\n') {
        return None;
    }
    Some(view_chars(before).map(|(_, it)| it.len_utf16()).sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn after(text: &str, new_view: &str) -> (Option<Replace>, String) {
        let issue = Issue::new(text);
        let edit = edit_from_view(&issue, new_view);
        let tx = issue.transaction(edit.iter().cloned().collect()).unwrap();
        let (after, _) = issue.apply(&tx).unwrap();
        (edit, after.text().to_owned())
    }

    #[test]
    fn every_ending_shows_as_lf() {
        assert_eq!(lf("\u{feff}ä\r\nb\rc\nd"), "\u{feff}ä\nb\nc\nd");
        assert!(matches!(lf("ä\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn an_unchanged_view_gives_no_edit() {
        assert_eq!(
            edit_from_view(&Issue::new("\u{feff}ä\r\n💛\r"), "\u{feff}ä\n💛\n"),
            None
        );
        assert_eq!(edit_from_view(&Issue::new(""), ""), None);
    }

    #[test]
    fn typed_lines_take_the_ending_of_the_file() {
        assert_eq!(after("a\r\nb", "a\nx\ny\nb").1, "a\r\nx\r\ny\r\nb");
        assert_eq!(after("a\rb", "a\nx\nb").1, "a\rx\rb");
        assert_eq!(after("a\nb", "a\nx\r\nb").1, "a\nx\nb");
    }

    #[test]
    fn the_edit_is_minimal_and_does_not_cut_a_character() {
        let (edit, text) = after("ä\r\n👨‍👩‍👧💛\r\n", "ä\n👨‍👩‍👧😛\n");
        assert_eq!(text, "ä\r\n👨‍👩‍👧😛\r\n");
        assert_eq!(
            edit,
            Some(Replace {
                range: 22..26,
                text: "😛".into()
            })
        );
        let (edit, text) = after("a\r\n\r\nb", "a\nb");
        assert_eq!(edit, Some(Replace::delete(3..5)));
        assert_eq!(text, "a\r\nb");
    }

    #[test]
    fn mixed_endings_stay_separate() {
        assert_eq!(after("a\rx\nb", "a\n\nb").1, "a\r\r\nb");
        assert_eq!(after("a\rx\nb", "a\nx\n\nb").1, "a\rx\n\rb");
    }

    #[test]
    fn offsets_count_utf16_units_of_the_view() {
        let text = "\u{feff}ä\r\n💛\r👨‍👩‍👧x";
        let offsets = [0, 1, 2, 3, 4, 5, 6, 8, 9, 14, 15, 16];
        let bytes = offsets.map(|it| byte_of_utf16(text, it));
        let expected = [0, 3, 5, 7, 99, 11, 12, 16, 19, 30, 31, 99];
        assert_eq!(bytes, expected.map(|it| (it != 99).then_some(it)));
        assert_eq!(utf16_of_byte(text, 6), None, "between return and line feed");
        assert_eq!(utf16_of_byte(text, 4), None, "inside a character");
        assert_eq!(utf16_of_byte(text, text.len() + 1), None);
    }

    const PIECES: &str = "[aä💛\u{200d}\u{feff}\r\n ]{0,24}";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        #[test]
        fn the_view_then_equals_what_was_typed(text in PIECES, typed in PIECES) {
            let (_, after) = after(&text, &typed);
            prop_assert_eq!(lf(&after), lf(&typed));
        }

        #[test]
        fn offsets_convert_in_both_directions(text in PIECES) {
            for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
                if let Some(units) = utf16_of_byte(&text, byte) {
                    prop_assert_eq!(byte_of_utf16(&text, units), Some(byte));
                }
            }
            let units = lf(&text).encode_utf16().count();
            prop_assert_eq!(byte_of_utf16(&text, units), Some(text.len()));
            prop_assert_eq!(byte_of_utf16(&text, units + 1), None);
        }
    }
}
