//! An entry that the draft already has: where it is, and how to replace it with a contribution.

use super::carry::{Key, key, same_entry};
use super::placement::{Placement, placement};
use crate::entry::Entry;
use crate::operation::{Operation, OperationError, SectionRef, apply};
use crate::outline::Section;
use crate::text::Issue;

/// An entry of the draft that is the same as the contribution, perhaps worded differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The entry.
    pub entry: Entry,
    /// Its lines, without the last one's ending.
    pub lines: String,
    /// The heading of its section.
    pub heading: String,
    /// The number of its first line, counted from 1.
    pub line: usize,
    /// Where it is: its section and its index there; two places for a hybrid event.
    places: Vec<(SectionRef, usize)>,
}

/// Returns the entry of `draft` that is the same as `entry`, which `placement` would add.
pub fn listed(draft: &Issue, placement: &Placement, entry: &Entry) -> Option<Listed> {
    let wanted = key(entry)?;
    let sections = &placement.after.outline().sections;
    let starts_before = |it: &&Section, end: usize| it.heading_range.start <= end;
    let own = placement.insertions.iter().filter_map(|it| {
        let mut sections = sections.iter().rev();
        sections.find(|section| starts_before(section, it.range.end))
    });
    let found = own.filter_map(|section| in_section(draft, section, &wanted));
    found.reduce(|mut first, other| {
        first.places.extend(other.places);
        first
    })
}

/// Returns the entry with the key `wanted`, in the section `own` or a section that it could have been moved to.
fn in_section(draft: &Issue, own: &Section, wanted: &Key) -> Option<Listed> {
    let (at, found) = same_entry(draft, own, wanted)?;
    let section = draft.outline().sections.get(at)?;
    let all = crate::entry::entries(draft.text(), &draft.outline().hidden, section);
    let index = all.iter().position(|it| it.range == found.range)?;
    Some(Listed {
        lines: draft.text().get(found.range)?.to_owned(),
        heading: section.heading.clone(),
        line: found.line,
        places: vec![(SectionRef::of(draft.outline(), at), index)],
        entry: found.entry,
    })
}

/// Replaces an entry of `draft` with `entry`, in each place where it is. Fails if a field cannot be written.
pub fn place_over(
    draft: &Issue,
    listed: &Listed,
    entry: &Entry,
) -> Result<Placement, OperationError> {
    let mut edits = Vec::new();
    for (section, index) in &listed.places {
        let operation = Operation::Replace {
            section: section.clone(),
            index: *index,
            entry: entry.clone(),
        };
        edits.extend_from_slice(apply(draft, &operation)?.transaction.edits());
    }
    let transaction = draft.transaction(edits)?;
    let (after, _) = draft.apply(&transaction)?;
    Ok(placement(draft, &transaction, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::{Link, read};
    use crate::section::Kind;
    use crate::submission::place;

    const DRAFT: &str = "## Updates from Rust Community\n\n### Official\n* [A](https://a.example/1)\n\n### Research\n* [B](https://a.example/2)\n\n## Upcoming Events\n\n### Europe\n* 2026-09-04 | Oslo, NO | [E](https://e.example)\n    * [**F**](https://f.example)\n";

    fn link(title: &str, url: &str) -> Entry {
        Entry::Link(Link {
            title: title.to_owned(),
            url: url.to_owned(),
            ..Link::default()
        })
    }

    fn found(section: &str, entry: &Entry) -> Option<Listed> {
        let draft = Issue::new(DRAFT);
        listed(
            &draft,
            &place(&draft, &section.into(), entry).unwrap(),
            entry,
        )
    }

    #[test]
    fn an_entry_is_found_in_any_section_for_links_and_replaced_there() {
        let mine = link("a 💛", "http://a.example/1/");
        let there = found("Research", &mine).unwrap();
        assert_eq!((there.heading.as_str(), there.line), ("Official", 4));
        assert_eq!(there.lines, "* [A](https://a.example/1)");
        let placement = place_over(&Issue::new(DRAFT), &there, &mine).unwrap();
        let [insertion] = placement.insertions.as_slice() else {
            panic!("{placement:?}");
        };
        assert_eq!(insertion.lines, "* [a 💛](http://a.example/1/)");
        assert_eq!(insertion.replaced, ["* [A](https://a.example/1)"]);
        assert_eq!(insertion.after_line, 3);
        let back = placement
            .after
            .text()
            .replace(&insertion.lines, &there.lines);
        assert_eq!(back, DRAFT);
        assert_eq!(found("Research", &link("A", "https://a.example/3")), None);
    }

    #[test]
    fn a_hybrid_event_is_replaced_in_both_places() {
        let lines = |title: &str| {
            format!(
                "* 2026-09-04 | Hybrid (Oslo, NO) | [E](https://e.example)\n    * [**{title}**](https://f.example)\n"
            )
        };
        let draft = |title: &str| {
            let lines = lines(title);
            Issue::new(format!(
                "## Upcoming Events\n\n### Virtual\n{lines}\n### Europe\n{lines}"
            ))
        };
        let mine = read(lines("F, with an agenda 💛").trim_end(), Kind::Events);
        let theirs = draft("F");
        let there = listed(
            &theirs,
            &place(&theirs, &"Upcoming Events".into(), &mine).unwrap(),
            &mine,
        );
        let placement = place_over(&theirs, &there.unwrap(), &mine).unwrap();
        assert_eq!(placement.after.text(), draft("F, with an agenda 💛").text());
        let headings = placement.insertions.iter().filter_map(|it| it.path.last());
        assert_eq!(headings.collect::<Vec<_>>(), ["Virtual", "Europe"]);
    }

    #[test]
    fn an_event_is_the_same_on_the_same_day_only() {
        let event = |day: &str| {
            let lines = format!(
                "* 2026-09-{day} | Oslo, NO | [e](https://e.example)\n    * [**f**](https://f.example)"
            );
            read(&lines, Kind::Events)
        };
        assert_eq!(found("Upcoming Events", &event("04")).unwrap().line, 12);
        assert_eq!(found("Upcoming Events", &event("05")), None);
    }
}
