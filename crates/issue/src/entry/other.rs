//! A list item that fits no grammar: its text, to be edited as text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{FieldError, Grammar, Style};
use crate::edit::Replace;
use crate::lines::lines;

/// An item as its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Other {
    /// The item's lines with its marker, joined by `\n` even if the file has another line ending.
    pub raw: String,
}

impl Other {
    pub(super) fn of(item: &str) -> Self {
        let parts: Vec<_> = lines(item).filter_map(|it| item.get(it.range)).collect();
        Self {
            raw: parts.join("\n"),
        }
    }
}

impl Grammar for Other {
    const HOLDS_COMMENTS: bool = true;

    fn read(item: &str) -> Option<(Self, Vec<Range<usize>>)> {
        Some((Self::of(item), std::iter::once(0..item.len()).collect()))
    }

    fn slots(&self, style: Style) -> Vec<String> {
        vec![self.write(style)]
    }

    fn write(&self, style: Style) -> String {
        self.raw.replace('\n', style.ending.as_str())
    }

    fn noun(&self) -> &'static str {
        "item"
    }

    fn title(&self) -> &str {
        &self.raw
    }

    fn url(&self) -> Option<&str> {
        None
    }

    fn check(&self) -> Result<(), FieldError> {
        let outline = crate::outline::Outline::read(&self.raw);
        let items: Vec<_> = outline.sections.iter().flat_map(|it| &it.items).collect();
        let is_one = matches!(items.as_slice(), [it] if it.range == (0..self.raw.len()));
        if is_one && !self.raw.contains('\r') {
            return Ok(());
        }
        let expected =
            "one list item: a marker, a space and the text, with all further lines indented";
        Err(FieldError {
            field: "raw",
            expected,
        })
    }

    fn revise(&self, _: &Self, item: &str, _: &[Range<usize>], style: Style) -> Vec<Replace> {
        if Self::of(item) == *self {
            return Vec::new();
        }
        Replace::between(&(0..item.len()), item, &self.write(style))
            .into_iter()
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_list_item_can_be_written() {
        let check = |raw: &str| {
            Other {
                raw: raw.to_owned(),
            }
            .check()
            .is_ok()
        };
        assert!(check("* a\n  b 💛") && check("1. a"));
        assert!(
            !check("a") && !check("* a\n* b") && !check("# a") && !check("* a\n\nb") && !check("")
        );
    }
}
