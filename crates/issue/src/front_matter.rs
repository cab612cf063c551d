//! Front matter: `Key: value` lines at the start of a file, up to the first other line, as Pelican parses them.
//!
//! Offsets are bytes of the whole text; a byte order mark before the first line is skipped.

use std::ops::Range;

use crate::lines::{Line, line_at};

/// One line of front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatterField {
    /// The key, as written.
    pub key: Range<usize>,
    /// The value, without white space around it.
    pub value: Range<usize>,
}

/// Returns the fields, and the start of the first line after them.
pub(crate) fn front_matter(text: &str) -> (Vec<FrontMatterField>, usize) {
    let mut fields = Vec::new();
    let mut at = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    while let Some(line) = line_at(text, at) {
        let Some(field) = field(text, &line) else {
            break;
        };
        fields.push(field);
        at = line.next;
    }
    (fields, at)
}

fn field(text: &str, line: &Line) -> Option<FrontMatterField> {
    let content = text.get(line.range.clone())?;
    let colon = content.find(':')?;
    let key = content.get(..colon)?;
    let is_key = !key.is_empty()
        && key
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || matches!(it, b'_' | b'-'));
    if !is_key || content.get(colon..)?.starts_with("://") {
        return None;
    }
    let value = content.get(colon + 1..)?;
    let start = line.range.start + colon + 1 + (value.len() - value.trim_start().len());
    Some(FrontMatterField {
        key: line.range.start..line.range.start + colon,
        value: start..start + value.trim().len(),
    })
}
