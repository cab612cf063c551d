//! An RFC, tracking issue or pull request being decided: `* [disposition: close] [Title](https://…)`.
//!
//! Since 2025 issues leave out "merge", so in a final comment period an item without a disposition parses as "merge".

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::link::{Link, check_link, check_tail, written};
use super::{FieldError, Grammar, Style, changed_slots};
use crate::edit::Replace;

/// An item of Approved RFCs, a final comment period group, or New and Updated RFCs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rfc {
    /// The other words in brackets before the title, such as "updated".
    #[serde(default)]
    pub tags: Vec<String>,
    /// "merge", "close", "postpone" or "unspecified"; `None` outside a final comment period.
    #[serde(default)]
    pub disposition: Option<String>,
    /// The title, as Markdown.
    pub title: String,
    /// The address.
    pub url: String,
    /// What follows the link, verbatim.
    #[serde(default)]
    pub tail: String,
}

/// The disposition of an item without a tag.
const DEFAULT: &str = "merge";
const PREFIX: &str = "disposition:";

impl Rfc {
    /// Returns the value for sections outside a final comment period, where only a written disposition counts.
    pub(super) fn without_default_disposition(mut self) -> Self {
        self.disposition = self.disposition.filter(|it| it != DEFAULT);
        self
    }

    fn tags_written(&self, style: Style) -> String {
        let disposition = self.disposition.as_deref().unwrap_or(DEFAULT);
        let mut out = written(&self.tags);
        let in_doubt = style.explicit_merge && self.disposition.is_some();
        if disposition != DEFAULT || in_doubt {
            out += &format!("[{PREFIX} {disposition}] ");
        }
        out
    }
}

impl Grammar for Rfc {
    fn read(item: &str) -> Option<(Self, Vec<Range<usize>>)> {
        let (link, ranges) = Link::read(item)?;
        let mut disposition = None;
        let mut tags = Vec::new();
        for tag in link.tags.iter().flat_map(|it| it.split(", ")) {
            match tag.strip_prefix(PREFIX) {
                Some(word) => disposition = Some(normal(word)),
                None => tags.push(tag.to_owned()),
            }
        }
        let disposition = Some(disposition.unwrap_or_else(|| DEFAULT.to_owned()));
        let Link {
            title, url, tail, ..
        } = link;
        Some((
            Self {
                tags,
                disposition,
                title,
                url,
                tail,
            },
            ranges,
        ))
    }

    fn slots(&self, style: Style) -> Vec<String> {
        let tags = self.tags_written(style);
        vec![
            tags,
            self.title.clone(),
            self.url.clone(),
            self.tail.clone(),
        ]
    }

    fn write(&self, style: Style) -> String {
        let tags = self.tags_written(style);
        format!(
            "{} {tags}[{}]({}){}",
            style.marker, self.title, self.url, self.tail
        )
    }

    /// If the new value has no disposition, the tags stay as written.
    fn revise(
        &self,
        old: &Self,
        item: &str,
        ranges: &[Range<usize>],
        style: Style,
    ) -> Vec<Replace> {
        let mut old = old.clone();
        if self.disposition.is_none() {
            old = old.without_default_disposition();
        }
        changed_slots(&old.slots(style), &self.slots(style), item, ranges)
    }

    fn noun(&self) -> &'static str {
        match self.disposition {
            Some(_) => "FCP item",
            None => "RFC",
        }
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn url(&self) -> Option<&str> {
        Some(&self.url)
    }

    fn check(&self) -> Result<(), FieldError> {
        let words = ["merge", "close", "postpone", "unspecified"];
        if self
            .disposition
            .as_ref()
            .is_some_and(|it| !words.contains(&it.as_str()))
        {
            let expected = "merge, close, postpone or unspecified";
            return Err(FieldError {
                field: "disposition",
                expected,
            });
        }
        let tags = Link {
            tags: self.tags.clone(),
            ..Link::default()
        };
        if tags.check().is_err()
            || self
                .tags
                .iter()
                .any(|it| it.contains(',') || it.starts_with(PREFIX))
        {
            let expected = "words without brackets, parentheses or commas";
            return Err(FieldError {
                field: "tags",
                expected,
            });
        }
        check_link(&self.title, &self.url)?;
        check_tail(&self.tail)
    }
}

/// Returns the usual form of a written disposition; unknown ones are unchanged.
fn normal(word: &str) -> String {
    let word = word.trim().trim_matches(['<', '>', '\\', '(', ')']);
    if word == "not specified" {
        "unspecified".to_owned()
    } else {
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use crate::entry::tests::{check_read, check_revised_in};
    use crate::section::Kind;
    use expect_test::expect;

    #[test]
    fn dispositions_are_parsed_in_every_spelling() {
        check_read(
            Kind::FinalCommentPeriod,
            &[
                "* [T](u)",
                "* [disposition: merge] [T](u)",
                r"* [disposition: \<unspecified\>] [T](u)",
                "* [new, disposition: close] [T](u)",
                "* [disposition: not specified] [T](u) (a note)",
            ],
            &expect![[r#"
                {"kind":"rfc","tags":[],"disposition":"merge","title":"T","url":"u","tail":""}
                {"kind":"rfc","tags":[],"disposition":"merge","title":"T","url":"u","tail":""}
                {"kind":"rfc","tags":[],"disposition":"unspecified","title":"T","url":"u","tail":""}
                {"kind":"rfc","tags":["new"],"disposition":"close","title":"T","url":"u","tail":""}
                {"kind":"rfc","tags":[],"disposition":"unspecified","title":"T","url":"u","tail":" (a note)"}
            "#]],
        );
        check_read(
            Kind::NewRfcs,
            &["* [updated] [T](u)", "* [disposition: merge] [T](u)"],
            &expect![[r#"
                {"kind":"rfc","tags":["updated"],"disposition":null,"title":"T","url":"u","tail":""}
                {"kind":"rfc","tags":[],"disposition":null,"title":"T","url":"u","tail":""}
            "#]],
        );
    }

    #[test]
    fn a_redundant_tag_is_kept() {
        let close = r#"{"kind":"rfc","disposition":"close","title":"T","url":"u"}"#;
        let merge = r#"{"kind":"rfc","disposition":"merge","title":"S","url":"u"}"#;
        let kind = Kind::FinalCommentPeriod;
        check_revised_in(
            kind,
            "* [disposition: merge] [T](u)",
            merge,
            "* [disposition: merge] [S](u)",
        );
        check_revised_in(
            kind,
            "* [disposition: merge] [T](u)",
            close,
            "* [disposition: close] [T](u)",
        );
        check_revised_in(kind, "* [disposition: close] [S](u)", merge, "* [S](u)");
    }
}
