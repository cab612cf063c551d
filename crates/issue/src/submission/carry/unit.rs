//! Groups lines into units: items with their lines, and single other lines.

use crate::entry::is_none_sentence;
use crate::inline::link_at;
use crate::item::{indentation, marker};
use crate::lint::normalise;

/// An item with all its lines, or another line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// Its lines with their endings.
    pub(super) text: String,
    /// A key that stays the same when the unit is edited. Invariant: no two units of a text have the same key.
    pub(super) key: Key,
}

impl Unit {
    /// Whether it has content: it is neither blank nor the sentence that says there are no entries.
    pub(super) fn is_content(&self) -> bool {
        let text = self.text.trim();
        let text = text.strip_prefix(['*', '-']).unwrap_or(text);
        !text.is_empty() && !is_none_sentence(text)
    }
}

/// Identifies the same unit in different texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    /// An item's address, or the line.
    name: String,
    /// Its index among units with the same name, counted from 0.
    count: usize,
}

/// Whether a line is a heading.
pub(super) fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    rest.len() < line.len() && rest.starts_with(' ')
}

/// The units of `lines`, in order; lines have their endings.
pub(super) fn units(lines: &[&str]) -> Vec<Unit> {
    let mut found: Vec<Unit> = Vec::new();
    let mut in_item = false;
    for line in lines {
        let starts = marker(line).is_some_and(|it| it.indent < 2);
        let goes_on = in_item && !line.trim().is_empty() && indentation(line).0 >= 2;
        match found.last_mut() {
            Some(item) if goes_on => item.text += line,
            _ => {
                in_item = starts;
                found.push(Unit {
                    text: (*line).to_owned(),
                    key: Key {
                        name: String::new(),
                        count: 0,
                    },
                });
            }
        }
    }
    name(&mut found);
    found
}

/// Gives each unit its key.
fn name(units: &mut [Unit]) {
    let mut names: Vec<String> = Vec::with_capacity(units.len());
    for unit in units {
        let name = address(&unit.text).unwrap_or_else(|| unit.text.trim_end().to_owned());
        unit.key = Key {
            count: names.iter().filter(|it| **it == name).count(),
            name: name.clone(),
        };
        names.push(name);
    }
}

/// The most brackets to try for a link; it follows a few tags at most.
const MOST_BRACKETS: usize = 8;

/// The address of the first link in an item's last line. For an event, that is its own link, not the organiser's.
fn address(item: &str) -> Option<String> {
    let line = item.trim_end().rsplit(['\n', '\r']).next()?;
    let content = line.get(marker(line)?.content..)?;
    let mut starts = content.match_indices('[').take(MOST_BRACKETS);
    let link = starts.find_map(|(at, _)| link_at(content, at))?;
    let url = content.get(link.url)?;
    (!url.is_empty()).then(|| normalise(url))
}
