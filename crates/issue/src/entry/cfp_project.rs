//! A project's task: `* [project - title](https://…)`.
//!
//! The first dash with spaces around it separates the two; parsing also accepts a long dash or a colon.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::link::{Link, check_link, check_tail};
use super::{FieldError, Grammar, Style};

/// An item of "CFP - Projects".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CfpProject {
    /// The project's name.
    pub project: String,
    /// The task's title, as Markdown.
    pub title: String,
    /// The task's address.
    pub url: String,
    /// What follows the link, verbatim.
    #[serde(default)]
    pub tail: String,
}

const WRITTEN: &str = " - ";
const DIVIDERS: [&str; 5] = [WRITTEN, " — ", " – ", "- ", ": "];

impl Grammar for CfpProject {
    fn read(item: &str) -> Option<(Self, Vec<Range<usize>>)> {
        let (link, ranges) = Link::read(item)?;
        let [_, text, url, tail] = ranges.as_slice() else {
            return None;
        };
        let divide = |it: &&str| Some((link.title.split_once(*it)?, it.len()));
        let ((project, title), _) = DIVIDERS.iter().find_map(divide)?;
        if !link.tags.is_empty() {
            return None;
        }
        let name = text.start..text.start + project.len();
        let rest = text.end - title.len()..text.end;
        let value = Self {
            project: project.to_owned(),
            title: title.to_owned(),
            url: link.url,
            tail: link.tail,
        };
        Some((value, vec![name, rest, url.clone(), tail.clone()]))
    }

    fn slots(&self, _: Style) -> Vec<String> {
        [&self.project, &self.title, &self.url, &self.tail]
            .map(Clone::clone)
            .to_vec()
    }

    fn write(&self, style: Style) -> String {
        let Self {
            project,
            title,
            url,
            tail,
        } = self;
        format!("{} [{project}{WRITTEN}{title}]({url}){tail}", style.marker)
    }

    fn noun(&self) -> &'static str {
        "call for participation"
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn url(&self) -> Option<&str> {
        Some(&self.url)
    }

    fn check(&self) -> Result<(), FieldError> {
        let text = format!("{}{WRITTEN}{}", self.project, self.title);
        if text.split_once(WRITTEN) != Some((&self.project, &self.title)) {
            let expected = "a name without a dash that has spaces around";
            return Err(FieldError {
                field: "project",
                expected,
            });
        }
        check_link(&text, &self.url)?;
        check_tail(&self.tail)
    }
}

#[cfg(test)]
mod tests {
    use crate::entry::tests::{check_read, check_revised_in};
    use crate::section::Kind;
    use expect_test::expect;

    #[test]
    fn project_and_task_are_separated() {
        check_read(
            Kind::CfpProjects,
            &[
                "* [a/b - c - `d`](u)",
                "* [rama — add x](u)*",
                "* [diesel- x](u)",
                "* [Issue](u)",
            ],
            &expect![[r#"
                {"kind":"cfp-project","project":"a/b","title":"c - `d`","url":"u","tail":""}
                {"kind":"cfp-project","project":"rama","title":"add x","url":"u","tail":"*"}
                {"kind":"cfp-project","project":"diesel","title":"x","url":"u","tail":""}
                {"kind":"link","tags":[],"title":"Issue","url":"u","tail":""}
            "#]],
        );
    }

    #[test]
    fn the_divider_stays() {
        let new = r#"{"kind":"cfp-project","project":"rama","title":"y","url":"u"}"#;
        check_revised_in(Kind::CfpProjects, "* [rama — x](u)", new, "* [rama — y](u)");
    }
}
