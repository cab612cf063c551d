//! A link of the community sections: `* [video] [Title](https://…) and what follows`.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{FieldError, Grammar, Style, one_line};
use crate::inline::{is_link_text, is_link_url, link_at};

/// A link with its tags.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Link {
    /// The words in brackets before the title, as written: "video", "ZH | EN".
    #[serde(default)]
    pub tags: Vec<String>,
    /// The title, as Markdown.
    pub title: String,
    /// The address.
    pub url: String,
    /// What follows the link, verbatim: " ([Part 2](…))", ": a new processor".
    #[serde(default)]
    pub tail: String,
}

/// The longest tag, in bytes; longer text in brackets is not a tag.
const LONGEST_TAG: usize = 40;

impl Grammar for Link {
    fn read(item: &str) -> Option<(Self, Vec<Range<usize>>)> {
        let (start, content) = one_line(item)?;
        let (tags, length) = tags(content);
        let link = link_at(content, length)?;
        let part = |it: &Range<usize>| content.get(it.clone()).unwrap_or_default().to_owned();
        let tail = link.end..content.len();
        let value = Self {
            tags,
            title: part(&link.text),
            url: part(&link.url),
            tail: part(&tail),
        };
        let ranges = [0..length, link.text, link.url, tail];
        Some((
            value,
            ranges.map(|it| start + it.start..start + it.end).to_vec(),
        ))
    }

    fn slots(&self, _: Style) -> Vec<String> {
        vec![
            written(&self.tags),
            self.title.clone(),
            self.url.clone(),
            self.tail.clone(),
        ]
    }

    fn write(&self, style: Style) -> String {
        let tags = written(&self.tags);
        format!(
            "{} {tags}[{}]({}){}",
            style.marker, self.title, self.url, self.tail
        )
    }

    fn noun(&self) -> &'static str {
        "link"
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn url(&self) -> Option<&str> {
        Some(&self.url)
    }

    fn check(&self) -> Result<(), FieldError> {
        if !self.tags.iter().all(|it| is_tag(it)) {
            return Err(FieldError {
                field: "tags",
                expected: "words of at most 40 bytes without brackets or parentheses",
            });
        }
        check_link(&self.title, &self.url)?;
        check_tail(&self.tail)
    }
}

/// Checks that title and address can be written as a link.
pub(super) fn check_link(title: &str, url: &str) -> Result<(), FieldError> {
    if !is_link_text(title) {
        return Err(FieldError {
            field: "title",
            expected: "one line in which every [ has its ]; those in code or after a backslash do not count",
        });
    }
    check_url("url", url)
}

/// Checks that `url` can be written in a link; `field` is its name.
pub(super) fn check_url(field: &'static str, url: &str) -> Result<(), FieldError> {
    if is_link_url(url) {
        return Ok(());
    }
    let expected =
        "an address without spaces, in which every ( has its ); %20, %28 and %29 stand for them";
    Err(FieldError { field, expected })
}

/// Checks that `tail` can follow a link and parse back.
pub(super) fn check_tail(tail: &str) -> Result<(), FieldError> {
    if tail.contains(['\n', '\r']) || tail.contains("<!--") || tail.trim_end() != tail {
        return Err(FieldError {
            field: "tail",
            expected: "one line without space at its end",
        });
    }
    Ok(())
}

/// Returns the tags as text, each with a space after it.
pub(super) fn written(tags: &[String]) -> String {
    tags.iter()
        .map(|it| format!("[{it}] "))
        .collect::<Vec<_>>()
        .concat()
}

/// Returns the tags at the start of `content`, and the byte after them.
///
/// A tag is text in brackets, without a bracket or parenthesis in it, before another bracket.
pub(super) fn tags(content: &str) -> (Vec<String>, usize) {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((tag, next)) = tag(content, at) {
        found.push(tag.to_owned());
        at = next;
    }
    (found, at)
}

fn tag(content: &str, at: usize) -> Option<(&str, usize)> {
    let inner = content.get(at..)?.strip_prefix('[')?;
    let tag = inner.get(..inner.find(']')?)?;
    let after = inner.get(tag.len() + 1..)?;
    let rest = after.trim_start();
    let is_one = is_tag(tag) && rest.starts_with('[');
    is_one.then_some((tag, content.len() - rest.len()))
}

fn is_tag(tag: &str) -> bool {
    let is_plain = || !tag.contains(['[', ']', '(', ')', '\n', '\r']);
    (1..=LONGEST_TAG).contains(&tag.len()) && is_plain() && tag.trim() == tag
}

#[cfg(test)]
mod tests {
    use super::Link;
    use crate::entry::Entry;
    use crate::entry::tests::{check_read, check_revised};
    use crate::section::Kind;
    use expect_test::expect;

    #[test]
    fn links_are_read_with_tags_and_what_follows() {
        check_read(
            Kind::Links,
            &[
                "* [a `[b]` c](https://a.example/x_(y))",
                "-  [ES] [video] [T](u) ",
                "* [ZH][EN] [T](u)",
                "* [T](u), and [Part Two: The Loop](v)",
                "* [T]( u ) <!-- url=u submerge-pr=42 -->",
                "* (audio) [T](u)",
                "* [video][T]",
                "* ",
            ],
            &expect![[r#"
                {"kind":"link","tags":[],"title":"a `[b]` c","url":"https://a.example/x_(y)","tail":""}
                {"kind":"link","tags":["ES","video"],"title":"T","url":"u","tail":""}
                {"kind":"link","tags":["ZH","EN"],"title":"T","url":"u","tail":""}
                {"kind":"link","tags":[],"title":"T","url":"u","tail":", and [Part Two: The Loop](v)"}
                {"kind":"link","tags":[],"title":"T","url":"u","tail":""}
                {"kind":"other","raw":"* (audio) [T](u)"}
                {"kind":"other","raw":"* [video][T]"}
                {"kind":"other","raw":"* "}
            "#]],
        );
    }

    #[test]
    fn comment_is_not_left_open() {
        let link = |url: &str| {
            let (title, tail) = ("T 💛".to_owned(), String::new());
            let url = url.to_owned();
            Entry::Link(Link {
                tags: Vec::new(),
                title,
                url,
                tail,
            })
            .check()
        };
        assert!(link("https://a.example/<!--b").is_err());
        assert_eq!(link("https://a.example/<!-b"), Ok(()));
    }

    #[test]
    fn only_what_changed_is_written() {
        let item = "-  [Video][T]( u )  <!-- url=u submerge-pr=42 -->";
        check_revised(
            item,
            r#"{"kind":"link","tags":["Video"],"title":"T 💛","url":"u","tail":""}"#,
            "-  [Video][T 💛]( u )  <!-- url=u submerge-pr=42 -->",
        );
        check_revised(
            item,
            r#"{"kind":"link","tags":["video"],"title":"T","url":"v","tail":"!"}"#,
            "-  [video] [T]( v )!  <!-- url=u submerge-pr=42 -->",
        );
    }
}
