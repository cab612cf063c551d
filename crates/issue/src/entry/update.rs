//! A merged change of the Rust project: `* [title](https://github.com/rust-lang/…/pull/1)`.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::link::{Link, check_link, check_tail};
use super::{FieldError, Grammar, Style};

/// An item under "Compiler", "Library" and the other teams.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Update {
    /// What changed, as Markdown.
    pub title: String,
    /// The pull request's address.
    pub url: String,
    /// What follows the link, verbatim: " (hooray!)".
    #[serde(default)]
    pub tail: String,
}

impl Grammar for Update {
    fn read(item: &str) -> Option<(Self, Vec<Range<usize>>)> {
        let (
            Link {
                tags,
                title,
                url,
                tail,
            },
            mut ranges,
        ) = Link::read(item)?;
        if !tags.is_empty() {
            return None;
        }
        ranges.remove(0);
        Some((Self { title, url, tail }, ranges))
    }

    fn slots(&self, _: Style) -> Vec<String> {
        vec![self.title.clone(), self.url.clone(), self.tail.clone()]
    }

    fn write(&self, style: Style) -> String {
        format!(
            "{} [{}]({}){}",
            style.marker, self.title, self.url, self.tail
        )
    }

    fn noun(&self) -> &'static str {
        "update"
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn url(&self) -> Option<&str> {
        Some(&self.url)
    }

    fn check(&self) -> Result<(), FieldError> {
        check_link(&self.title, &self.url)?;
        check_tail(&self.tail)
    }
}

#[cfg(test)]
mod tests {
    use crate::entry::tests::check_read;
    use crate::section::Kind;
    use expect_test::expect;

    #[test]
    fn changes_are_read() {
        check_read(
            Kind::ProjectUpdates,
            &[
                "* [add `#[loop_match]`](u)",
                "* [T](u) (RFC [#1](v))",
                "* [a] [T](u)",
            ],
            &expect![[r#"
                {"kind":"update","title":"add `#[loop_match]`","url":"u","tail":""}
                {"kind":"update","title":"T","url":"u","tail":" (RFC [#1](v))"}
                {"kind":"link","tags":["a"],"title":"T","url":"u","tail":""}
            "#]],
        );
    }
}
