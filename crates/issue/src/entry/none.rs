//! The sentence that says a section has nothing this week: `* *No RFCs were approved this week.*`.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{FieldError, Grammar, Style};
use crate::edit::Replace;
use crate::lines::lines;

/// A sentence, in emphasis, that starts with "No" and is about this week.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NoneSentence {
    /// The sentence as Markdown, without the marks of emphasis; lines are joined by `\n`.
    ///
    /// In an operation that adds a sentence, an empty text means the section's usual one.
    #[serde(default)]
    pub text: String,
}

/// Whether `text` is a sentence that says there is nothing this week.
pub(crate) fn is_none_sentence(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['*', '_']);
    let is_no = text.strip_prefix("No ").is_some();
    is_no && text.to_ascii_lowercase().contains("this week")
}

impl Grammar for NoneSentence {
    fn read(item: &str) -> Option<(Self, Vec<Range<usize>>)> {
        let start = crate::item::marker(item)?.content;
        let content = item.get(start..)?.trim_end();
        if !is_none_sentence(content) {
            return None;
        }
        let inner = content.trim_start_matches(['*', '_']);
        let marks = content.len() - inner.len();
        let inner = inner.trim_end_matches(['*', '_']);
        let range = start + marks..start + marks + inner.len();
        let parts: Vec<_> = lines(inner)
            .filter_map(|it| inner.get(it.range))
            .map(str::trim)
            .collect();
        Some((
            Self {
                text: parts.join("\n"),
            },
            vec![range],
        ))
    }

    fn slots(&self, style: Style) -> Vec<String> {
        vec![
            self.text
                .replace('\n', &format!("{}  ", style.ending.as_str())),
        ]
    }

    fn write(&self, style: Style) -> String {
        format!("{} *{}*", style.marker, self.slots(style).concat())
    }

    fn noun(&self) -> &'static str {
        "sentence"
    }

    fn title(&self) -> &str {
        &self.text
    }

    fn url(&self) -> Option<&str> {
        None
    }

    fn check(&self) -> Result<(), FieldError> {
        let trimmed = self.text.trim_matches(['*', '_', ' ']);
        let clean = self
            .text
            .split('\n')
            .all(|it| it.trim() == it && !it.is_empty());
        if is_none_sentence(&self.text)
            && clean
            && trimmed == self.text
            && !self.text.contains('\r')
        {
            return Ok(());
        }
        let expected = "a sentence like: No RFCs were approved this week.";
        Err(FieldError {
            field: "text",
            expected,
        })
    }

    fn revise(
        &self,
        old: &Self,
        item: &str,
        ranges: &[Range<usize>],
        style: Style,
    ) -> Vec<Replace> {
        let Some(range) = ranges.first().filter(|_| self != old) else {
            return Vec::new();
        };
        let before = item.get(range.clone()).unwrap_or_default();
        Replace::between(range, before, &self.slots(style).concat())
            .into_iter()
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::entry::tests::check_read;
    use crate::section::Kind;
    use expect_test::expect;

    #[test]
    fn sentences_are_read() {
        check_read(
            Kind::ApprovedRfcs,
            &[
                "* *No RFCs were approved this week.*",
                "- _No New or Updated RFCs were created this week._",
                "* *No calls for testing were issued this week by\n  [Rust](u) or\n  [Cargo](v).*",
                "* [No thanks, this week](u)",
            ],
            &expect![[r#"
                {"kind":"none","text":"No RFCs were approved this week."}
                {"kind":"none","text":"No New or Updated RFCs were created this week."}
                {"kind":"none","text":"No calls for testing were issued this week by\n[Rust](u) or\n[Cargo](v)."}
                {"kind":"rfc","tags":[],"disposition":null,"title":"No thanks, this week","url":"u","tail":""}
            "#]],
        );
    }
}
