//! The issue as data: what `galley show` prints.

use serde::Serialize;

use crate::entry::{Entry, LocatedEntry, entries};
use crate::issue_field;
use crate::outline::Section;
use crate::text::Issue;

/// An issue's number, date and sections.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Shown")
)]
pub struct ShownIssue {
    /// From the front matter.
    pub number: Option<u64>,
    /// From the front matter.
    pub date: Option<crate::calendar::Date>,
    /// From the front matter.
    pub title: Option<String>,
    /// Every heading, in order.
    pub sections: Vec<ShownSection>,
}

/// A section with its entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShownSection {
    /// The heading as readers see it.
    pub heading: String,
    /// The headings above it, outermost first, and its own.
    pub path: Vec<String>,
    /// 1 to 6; 0 for list items above the first heading.
    pub level: u8,
    /// Its kind: "links", "events", …
    pub kind: &'static str,
    /// The heading's line, counted from 1.
    pub line: usize,
    /// Its list items.
    pub entries: Vec<ShownEntry>,
}

/// An entry with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShownEntry {
    /// Its kind and fields.
    #[serde(flatten)]
    pub entry: Entry,
    /// Its first line, counted from 1.
    pub line: usize,
    /// How many lines it has.
    pub lines: usize,
    /// The pull request it came from, if a tool noted it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pull_request: Option<u64>,
    /// Who opened that pull request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
}

/// Returns the issue as data: everything except prose.
pub fn show(issue: &Issue) -> ShownIssue {
    let outline = issue.outline();
    let title = outline
        .field(issue.text(), "Title")
        .and_then(|it| issue.text().get(it));
    ShownIssue {
        number: issue_field::number(issue),
        date: issue_field::date(issue),
        title: title.map(str::to_owned),
        sections: outline
            .sections
            .iter()
            .map(|it| section(issue, it))
            .collect(),
    }
}

fn section(issue: &Issue, section: &Section) -> ShownSection {
    let found = entries(issue.text(), &issue.outline().hidden, section);
    ShownSection {
        heading: section.heading.clone(),
        path: section.path.clone(),
        level: section.level,
        kind: section.kind.name(),
        line: section.line,
        entries: found.into_iter().map(entry).collect(),
    }
}

fn entry(found: LocatedEntry) -> ShownEntry {
    let LocatedEntry {
        entry,
        line,
        lines,
        marker,
        ..
    } = found;
    let pull_request = marker.as_ref().map(|it| it.pull_request);
    ShownEntry {
        entry,
        line,
        lines,
        pull_request,
        author: marker.and_then(|it| it.author),
    }
}
