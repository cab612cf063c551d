//! A feature that needs testing: `* [Title](https://…)` and, nested, `* [Testing steps](https://…)`.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::link::{check_link, check_url};
use super::{FieldError, Grammar, Style, changed_slots};
use crate::edit::Replace;
use crate::inline::link_at;
use crate::item::marker;
use crate::lines::lines;

/// An item of "Calls for Testing".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CallForTesting {
    /// The feature, as Markdown.
    pub title: String,
    /// Its address.
    pub url: String,
    /// The address of its testing steps; empty if there is none.
    #[serde(default)]
    pub steps: String,
}

const STEPS: &str = "Testing steps";

impl CallForTesting {
    fn steps_line(&self, style: Style) -> String {
        format!(
            "{}    {} [{STEPS}]({})",
            style.ending.as_str(),
            style.marker,
            self.steps
        )
    }
}

impl Grammar for CallForTesting {
    /// The slots are the title and the address. If the item has a line for the testing steps, their address and that
    /// line are also slots.
    fn read(item: &str) -> Option<(Self, Vec<Range<usize>>)> {
        let mut all = lines(item);
        let first = all.next()?.range;
        let content = marker(item.get(first.clone())?)?.content;
        let link = link_at(item, content)?;
        if !item.get(link.end..first.end)?.trim().is_empty() {
            return None;
        }
        let mut ranges = vec![link.text.clone(), link.url.clone()];
        let mut before = first.end;
        for line in all {
            let steps = steps_in(item, &line.range)?;
            if let Some(url) = steps.filter(|_| ranges.len() == 2) {
                ranges.extend([url, before..line.range.end]);
            }
            before = line.range.end;
        }
        let text = |it: Option<&Range<usize>>| item.get(it?.clone()).map(str::to_owned);
        let value = Self {
            title: text(ranges.first())?,
            url: text(ranges.get(1))?,
            steps: text(ranges.get(2)).unwrap_or_default(),
        };
        Some((value, ranges))
    }

    fn slots(&self, _: Style) -> Vec<String> {
        vec![self.title.clone(), self.url.clone(), self.steps.clone()]
    }

    fn write(&self, style: Style) -> String {
        let steps = if self.steps.is_empty() {
            String::new()
        } else {
            self.steps_line(style)
        };
        format!("{} [{}]({}){steps}", style.marker, self.title, self.url)
    }

    fn noun(&self) -> &'static str {
        "call for testing"
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn url(&self) -> Option<&str> {
        Some(&self.url)
    }

    fn check(&self) -> Result<(), FieldError> {
        check_link(&self.title, &self.url)?;
        check_url("steps", &self.steps)
    }

    fn revise(
        &self,
        old: &Self,
        item: &str,
        ranges: &[Range<usize>],
        style: Style,
    ) -> Vec<Replace> {
        let mut edits = changed_slots(&old.slots(style), &self.slots(style), item, ranges);
        match ranges.get(3) {
            None if !self.steps.is_empty() => {
                edits.push(Replace::insert(item.len(), self.steps_line(style)));
            }
            Some(line) if self.steps.is_empty() && !old.steps.is_empty() => {
                edits.retain(|it| it.range.start < line.start);
                edits.push(Replace::delete(line.clone()));
            }
            _ => {}
        }
        edits
    }
}

/// Returns the address in a nested line "Testing steps", or `Some(None)` for another nested item;
/// `None` if the line is not a nested item.
#[expect(
    clippy::option_option,
    reason = "no item, an item of another kind, the steps"
)]
fn steps_in(item: &str, line: &Range<usize>) -> Option<Option<Range<usize>>> {
    let content = item.get(line.clone())?;
    if content.trim().is_empty() {
        return Some(None);
    }
    let found = marker(content).filter(|it| it.indent >= 2)?;
    let Some(link) = link_at(content, found.content) else {
        return Some(None);
    };
    let name = content.get(link.text)?.to_ascii_lowercase();
    let is_steps = name.starts_with("testing ");
    Some(is_steps.then_some(line.start + link.url.start..line.start + link.url.end))
}

#[cfg(test)]
mod tests {
    use crate::entry::tests::{check_read, check_revised_in};
    use crate::section::Kind;
    use expect_test::expect;

    #[test]
    fn steps_are_found_among_nested_items() {
        check_read(
            Kind::CallsForTesting,
            &[
                "* [T](u)",
                "* [T](u)\r\n  - [Tracking Issue](v)\r\n  - [Testing Steps](w)",
                "* [T](u) and more",
            ],
            &expect![[r#"
                {"kind":"call-for-testing","title":"T","url":"u","steps":""}
                {"kind":"call-for-testing","title":"T","url":"u","steps":"w"}
                {"kind":"link","tags":[],"title":"T","url":"u","tail":" and more"}
            "#]],
        );
    }

    #[test]
    fn steps_are_added_and_removed() {
        let with = r#"{"kind":"call-for-testing","title":"S","url":"u","steps":"w"}"#;
        let without = r#"{"kind":"call-for-testing","title":"T","url":"u"}"#;
        let kind = Kind::CallsForTesting;
        check_revised_in(kind, "* [T](u)", with, "* [S](u)\n    * [Testing steps](w)");
        check_revised_in(
            kind,
            "* [T](u)\n  - [Testing Steps](x)",
            with,
            "* [S](u)\n  - [Testing Steps](w)",
        );
        check_revised_in(
            kind,
            "* [T](u)\n  - [Testing Steps](x)",
            without,
            "* [T](u)",
        );
    }
}
