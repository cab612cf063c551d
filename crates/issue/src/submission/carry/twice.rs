//! Finds the same entry in two texts, even if it is worded differently.

use super::AlreadyThere;
use crate::calendar::Date;
use crate::entry::{Entry, LocatedEntry, entries, read};
use crate::lint::normalise;
use crate::operation::SectionRef;
use crate::outline::Section;
use crate::section::Kind;
use crate::text::Issue;

/// What identifies an entry: its address, and for an event also its day.
#[derive(Clone, PartialEq, Eq)]
pub struct Key {
    url: String,
    day: Option<Date>,
}

/// Returns what identifies `entry`; `None` without an address.
pub fn key(entry: &Entry) -> Option<Key> {
    let day = match entry {
        Entry::Event(event) => Some(event.date),
        _ => None,
    };
    let url = entry.url().filter(|it| !it.is_empty())?;
    Some(Key {
        url: normalise(url),
        day,
    })
}

/// Returns the entry of `issue` that is the same as the item `lines` of the section `name`, which is of this kind;
/// `None` if there is no such entry, or if `base` already had it.
///
/// Editors move links between the community sections, so these are searched together. Any other entry is searched only
/// in its own section, because a hybrid event is in two.
pub(super) fn twin(
    base: &Issue,
    issue: &Issue,
    (name, kind): (&SectionRef, Kind),
    lines: &str,
) -> Option<AlreadyThere> {
    let wanted = key(&read(lines, kind))?;
    let path = name.to_string();
    if find(base, kind, &path, &wanted).is_some() {
        return None;
    }
    let mut found = find(issue, kind, &path, &wanted)?;
    lines.clone_into(&mut found.mine);
    Some(found)
}

fn find(issue: &Issue, kind: Kind, path: &str, wanted: &Key) -> Option<AlreadyThere> {
    let (at, same) = search(issue, kind, path, wanted)?;
    let section = issue.outline().sections.get(at)?;
    Some(AlreadyThere {
        mine: String::new(),
        theirs: issue.text().get(same.range).unwrap_or_default().to_owned(),
        section: section.heading.clone(),
        line: same.line,
    })
}

/// Returns the entry of `issue` with this key, in `section` or a section that it could have been moved to, and the
/// index of that section.
pub fn same_entry(issue: &Issue, section: &Section, wanted: &Key) -> Option<(usize, LocatedEntry)> {
    search(issue, section.kind, &section.path.join(" / "), wanted)
}

fn search(issue: &Issue, kind: Kind, path: &str, wanted: &Key) -> Option<(usize, LocatedEntry)> {
    let outline = issue.outline();
    let community = outline.section(Kind::Community).map(|it| it.1);
    let is_community = |it: &Section| community.is_some_and(|above| it.is_under(above));
    let is_searched = |it: &&Section| {
        it.path.join(" / ") == path || kind == Kind::Links && it.kind == kind && is_community(it)
    };
    let sections = outline.sections.iter().enumerate();
    let mut searched = sections.filter(|it| is_searched(&it.1));
    searched.find_map(|(at, section)| {
        let all = entries(issue.text(), &outline.hidden, section);
        let mut all = all.into_iter();
        let same = all.find(|it| key(&it.entry).as_ref() == Some(wanted))?;
        Some((at, same))
    })
}

impl AlreadyThere {
    /// Returns the same pair with the two texts exchanged.
    pub(super) fn turned(self) -> Self {
        Self {
            mine: self.theirs,
            theirs: self.mine,
            ..self
        }
    }
}
