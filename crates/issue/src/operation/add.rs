//! Adding an entry where the section's rules put it.

use super::rank::{rank, rank_among};
use super::{
    Operation, OperationError, ResolvedEntry, SectionRef, Target, add_section, check_place, group,
    insert, listing, remove, section_catalog, style,
};
use crate::edit::Replace;
use crate::entry::{Entry, Event, EventPlace, Format, LocatedEntry, NoneSentence};
use crate::outline::Section;
use crate::section::Kind;
use crate::text::Issue;

/// The edits that add `entry`.
pub(super) fn plan(
    issue: &Issue,
    section: &SectionRef,
    entry: &Entry,
    index: Option<usize>,
) -> Result<Vec<Replace>, OperationError> {
    if let Entry::None(none) = entry {
        return add_sentence(issue, section, none);
    }
    entry.check_new()?;
    match section.resolve(issue.outline()) {
        Ok(found) => into(issue, found, entry, index),
        Err(OperationError::NoSection(_)) if section.heading() == section_catalog::EVENTS => {
            spread(issue, entry)
        }
        Err(OperationError::NoSection(_)) => {
            let made = add_section::make(issue, section, Some(&entry.write(style(issue, None))))?;
            check_place(section.heading(), index.unwrap_or(0), 0).map(|()| made)
        }
        Err(error) => Err(error),
    }
}

fn into(
    issue: &Issue,
    at: usize,
    entry: &Entry,
    index: Option<usize>,
) -> Result<Vec<Replace>, OperationError> {
    let outline = issue.outline();
    let Some(section) = outline.sections.get(at) else {
        return Ok(Vec::new());
    };
    if section.kind == Kind::QuoteOfTheWeek {
        // The list below it is that of the editors.
        let why = "expected a section that lists entries, found the quote of the week";
        return Err(OperationError::NoPlace(why));
    }
    if section.kind == Kind::UpcomingEvents && index.is_none() {
        return spread(issue, entry);
    }
    let found = listing(issue, section);
    check_place(&section.heading, index.unwrap_or(0), found.len())?;
    let index = index.or_else(|| rank(&found, entry));
    let lines = entry.write(style(issue, Some(section)));
    let mut edits = vec![insert::insert(issue, section, &lines, index)];
    if section.items.is_empty() && group::is_group(issue, at) {
        let under = section
            .path
            .iter()
            .rev()
            .nth(1)
            .map(String::as_str)
            .unwrap_or_default();
        edits.extend(group::unlisted(issue, under, &section.heading));
    }
    Ok(edits)
}

/// An event goes where its fields say: online ones under "Virtual", others under their continent, hybrid ones under both.
fn spread(issue: &Issue, entry: &Entry) -> Result<Vec<Replace>, OperationError> {
    let Entry::Event(event) = entry else {
        return Err(OperationError::NoPlace(
            "expected an event, or the heading of a section for anything else",
        ));
    };
    let mut edits = Vec::new();
    for name in headings(event)? {
        let path = SectionRef::Path(vec![section_catalog::EVENTS.to_owned(), name.to_owned()]);
        edits.extend(match section_named(issue, name) {
            Some(index) => into(issue, index, entry, None)?,
            None => add_section::make(issue, &path, Some(&entry.write(style(issue, None))))?,
        });
    }
    Ok(edits)
}

fn section_named(issue: &Issue, name: &str) -> Option<usize> {
    let is_it = |it: &Section| it.kind == Kind::Events && it.heading.trim_end_matches(':') == name;
    issue.outline().sections.iter().position(is_it)
}

/// The headings that an event is listed under, by its format and its country.
fn headings(event: &Event) -> Result<Vec<&'static str>, OperationError> {
    let country = EventPlace::read(&event.place).country;
    let continent = crate::continent::of_country(&country);
    let unknown = OperationError::NoPlace(
        "place: expected a two-letter country code at its end, like Berlin, DE, that tells the continent",
    );
    match (event.format, continent) {
        (Format::Virtual, _) => Ok(vec!["Virtual"]),
        (Format::InPerson, Some(continent)) => Ok(vec![continent]),
        (Format::Hybrid, Some(continent)) => Ok(vec!["Virtual", continent]),
        (Format::InPerson | Format::Hybrid, None) => Err(unknown),
    }
}

fn add_sentence(
    issue: &Issue,
    section: &SectionRef,
    none: &NoneSentence,
) -> Result<Vec<Replace>, OperationError> {
    let outline = issue.outline();
    let index = section.resolve(outline)?;
    let Some(section) = outline.sections.get(index) else {
        return Ok(Vec::new());
    };
    let usual = || {
        group::sentence_for(issue, section)
            .or_else(|| remove::none_this_week(section.kind).map(str::to_owned))
    };
    // A group's own sentence stays under its heading; other sentences there are about all groups.
    let is_own = section.level == 5 && section.items.is_empty() && !none.text.is_empty();
    let text = if none.text.is_empty() {
        const NOT_HERE: OperationError =
            OperationError::NoPlace("expected a section that says when it has nothing");
        usual().ok_or(NOT_HERE)?
    } else {
        Entry::None(none.clone()).check()?;
        paragraph_or_item(issue, section, none, is_own)
    };
    match insert::sentence(issue, section).or_else(|| group::sentence_of(issue, section)) {
        Some(range) => {
            let old = issue.text().get(range.clone()).unwrap_or_default();
            Ok(Replace::between(&range, old, &text).into_iter().collect())
        }
        None if insert::is_shared(section.kind) && !is_own => {
            Ok(vec![group::add_sentence(issue, section, &text)])
        }
        None if section.items.is_empty() => Ok(vec![insert::insert(issue, section, &text, None)]),
        None => Err(OperationError::NoPlace(
            "expected a section without entries",
        )),
    }
}

/// Sentences of the two calls for participation and of final comment periods are paragraphs, others items,
/// and so is what a group says of itself.
fn paragraph_or_item(
    issue: &Issue,
    section: &Section,
    none: &NoneSentence,
    is_own: bool,
) -> String {
    let ending = issue.line_ending().as_str();
    match section.kind {
        Kind::CfpProjects | Kind::CfpEvents | Kind::FinalCommentPeriod if !is_own => {
            format!("*{}*", none.text.replace('\n', ending))
        }
        _ => Entry::None(none.clone()).write(style(issue, Some(section))),
    }
}

/// The move that puts an event where it belongs by its fields; `None` if it is there.
pub fn settled(issue: &Issue, section: &SectionRef, index: usize) -> Option<Operation> {
    let at = ResolvedEntry::find(issue, section, index).ok()?;
    let Entry::Event(event) = &at.found.entry else {
        return None;
    };
    let homes = headings(event).ok()?;
    let is_home = homes.contains(&at.section.heading.trim_end_matches(':'));
    // A hybrid event is listed under "Virtual" as well; elsewhere it belongs to its continent.
    let to = match homes.last().filter(|_| !is_home) {
        Some(name) => elsewhere(issue, &at, name),
        None => within(&at, section)?,
    };
    Some(Operation::Move {
        section: section.clone(),
        index,
        to,
    })
}

/// The place of an event that belongs into another section.
fn elsewhere(issue: &Issue, at: &ResolvedEntry<'_>, name: &str) -> Target {
    let outline = issue.outline();
    let Some(index) = section_named(issue, name) else {
        let path = vec![section_catalog::EVENTS.to_owned(), name.to_owned()];
        return Target {
            section: SectionRef::Path(path),
            index: 0,
        };
    };
    let there = outline.sections.get(index).map(|it| listing(issue, it));
    let place = there.map_or(0, |it| {
        let rank = rank(&it, &at.found.entry);
        rank.unwrap_or(it.len())
    });
    Target {
        section: SectionRef::of(outline, index),
        index: place,
    }
}

/// The place of an event that alone is out of order in its section.
fn within(at: &ResolvedEntry<'_>, section: &SectionRef) -> Option<Target> {
    let mut others: Vec<LocatedEntry> = at.entries.iter().collect();
    let is_wrong = !is_sorted(&others);
    others.remove(at.entry);
    if !is_wrong || !is_sorted(&others) {
        return None;
    }
    let index = rank_among(&others, &at.found.entry).unwrap_or(others.len());
    Some(Target {
        section: section.clone(),
        index,
    })
}

fn is_sorted(found: &[LocatedEntry]) -> bool {
    let keys = found.iter().filter_map(|it| match &it.entry {
        Entry::Event(event) => Some(event.sort_key()),
        _ => None,
    });
    keys.is_sorted()
}
