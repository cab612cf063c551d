//! References to a section: by its heading if that is unique, else by its path.

use std::collections::HashMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::OperationError;
use crate::outline::Outline;

/// A section, by its heading as readers see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    untagged,
    expecting = "expected a heading, or an array of headings, for a section"
)]
pub enum SectionRef {
    /// The heading's text; must be unique.
    Name(String),
    /// The headings above it, outermost first, and its own. The last headings are enough if no other section's path
    /// ends with them. If several sections have the same path, " (2)" after the last heading means the second.
    Path(Vec<String>),
}

impl fmt::Display for SectionRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => f.write_str(name),
            Self::Path(path) => f.write_str(&path.join(" / ")),
        }
    }
}

impl From<&str> for SectionRef {
    fn from(name: &str) -> Self {
        Self::Name(name.to_owned())
    }
}

impl SectionRef {
    /// Returns a path that resolves only to the section at `index`.
    pub fn of(outline: &Outline, index: usize) -> Self {
        let Some(section) = outline.sections.get(index) else {
            return Self::Path(Vec::new());
        };
        let before = outline
            .sections
            .iter()
            .take(index)
            .filter(|it| it.path == section.path);
        let mut path = section.path.clone();
        if let (count @ 1.., Some(last)) = (before.count(), path.last_mut()) {
            *last = format!("{last} ({})", count + 1);
        }
        Self::Path(path)
    }

    /// Returns the section's own heading.
    pub(super) fn heading(&self) -> &str {
        match self {
            Self::Name(name) => name,
            Self::Path(path) => path.last().map(String::as_str).unwrap_or_default(),
        }
    }

    /// Returns the heading above the section's own, if the reference has it.
    pub(super) fn parent(&self) -> Option<&str> {
        match self {
            Self::Name(_) => None,
            Self::Path(path) => path.iter().rev().nth(1).map(String::as_str),
        }
    }

    /// Returns the index of the section in `outline`.
    pub fn resolve(&self, outline: &Outline) -> Result<usize, OperationError> {
        match self {
            Self::Name(name) => single(&matching(outline, |it| it.last() == Some(name)), name),
            Self::Path(path) => resolve_path(outline, path),
        }
    }
}

fn resolve_path(outline: &Outline, path: &[String]) -> Result<usize, OperationError> {
    let exact = matching(outline, |it| it == path);
    if let Some(first) = exact.first() {
        return Ok(*first);
    }
    if let Some(index) = numbered(outline, path) {
        return Ok(index);
    }
    let inner = matching(outline, |it| !path.is_empty() && it.ends_with(path));
    single(&inner, &path.join(" / "))
}

fn matching(outline: &Outline, fits: impl Fn(&[String]) -> bool) -> Vec<usize> {
    let all = outline.sections.iter().enumerate();
    all.filter(|(_, it)| fits(&it.path))
        .map(|(index, _)| index)
        .collect()
}

fn single(found: &[usize], name: &str) -> Result<usize, OperationError> {
    match found {
        [index] => Ok(*index),
        [] => Err(OperationError::NoSection(name.to_owned())),
        _ => Err(OperationError::ManySections {
            name: name.to_owned(),
            count: found.len(),
        }),
    }
}

/// Returns the section for a path with " (2)" at its end.
fn numbered(outline: &Outline, path: &[String]) -> Option<usize> {
    let (last, above) = path.split_last()?;
    let (heading, number) = last.strip_suffix(')')?.rsplit_once(" (")?;
    let number: usize = number.parse().ok()?;
    let found = matching(outline, |it| {
        it.split_last()
            .is_some_and(|(it, rest)| it == heading && rest == above)
    });
    found.get(number.checked_sub(1)?).copied()
}

/// Returns a unique name for each section: its heading. If another section has the same, adds the heading above; if
/// that is not unique either, uses the whole path, and finally adds a number.
pub fn names(outline: &Outline) -> Vec<String> {
    let mut taken: HashMap<String, usize> = HashMap::new();
    let mut names = Vec::with_capacity(outline.sections.len());
    for section in &outline.sections {
        let path = &section.path;
        let short = path
            .get(path.len().saturating_sub(2)..)
            .unwrap_or_default()
            .join(" / ");
        let whole = path.join(" / ");
        let candidates = [section.heading.clone(), short, whole.clone()];
        let free = candidates.into_iter().find(|it| !taken.contains_key(it));
        let name = free.unwrap_or_else(|| {
            let count = taken.get(&whole).map_or(2, |it| it + 1);
            taken.insert(whole.clone(), count);
            format!("{whole} ({count})")
        });
        taken.entry(name.clone()).or_insert(1);
        names.push(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline() -> Outline {
        Outline::read("## A\n### [RFCs](u)\n## B\n### C\n#### RFCs\n#### RFCs\n## D\n")
    }

    fn path(parts: &[&str]) -> SectionRef {
        SectionRef::Path(parts.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn equal_headings_are_distinguished() {
        let expected = ["A", "RFCs", "B", "C", "C / RFCs", "B / C / RFCs", "D"];
        assert_eq!(names(&outline()), expected);
    }

    #[test]
    fn every_section_can_be_named() {
        let outline = outline();
        for index in 0..outline.sections.len() {
            assert_eq!(SectionRef::of(&outline, index).resolve(&outline), Ok(index));
        }
    }

    #[test]
    fn an_ambiguous_reference_is_refused() {
        let outline = outline();
        let resolve = |it: SectionRef| it.resolve(&outline).map_err(|it| it.to_string());
        assert_eq!(resolve(SectionRef::Name("D".into())), Ok(6));
        assert_eq!(resolve(path(&["A", "RFCs"])), Ok(1));
        assert_eq!(resolve(path(&["C"])), Ok(3));
        assert_eq!(resolve(path(&["B", "C", "RFCs (2)"])), Ok(5));
        assert_eq!(
            resolve(SectionRef::Name("RFCs".into())).unwrap_err(),
            "expected the path of one section, found \"RFCs\", which 3 have"
        );
        assert!(resolve(path(&[])).is_err() && resolve(path(&["C", "RFCs"])).is_err());
    }
}
