//! A hybrid event is in two sections: under Virtual and under its continent. A change to one entry also changes the
//! other.

use issue::Issue;
use issue::entry::{Entry, Event, Format, entries};
use issue::operation::{Operation, SectionRef, settled};

/// The other entry of an event.
struct Twin {
    /// The index of its section in the outline.
    section: usize,
    index: usize,
    event: Event,
}

/// What a change to one of the two entries means for the other.
pub(super) enum ForTwin {
    /// The other changes in the same way: the operation, and the heading of its section.
    Change(Box<Operation>, String),
    /// The event is no longer hybrid, so the user has to check the entry under this heading.
    Look(String),
}

/// Returns what a change from `old` to `new`, in the section at index `own`, means for the same event in another
/// section of `issue`; `None` if no other section has the event.
pub(super) fn for_twin(issue: &Issue, own: usize, old: &Event, new: &Event) -> Option<ForTwin> {
    let Twin {
        section,
        index,
        event,
    } = twin_of(issue, own, old).filter(|_| old != new && old.format == Format::Hybrid)?;
    let heading = issue.outline().sections.get(section)?.heading.clone();
    if new.format != Format::Hybrid {
        return Some(ForTwin::Look(heading));
    }
    let entry = Entry::Event(changed(&event, old, new));
    let section = SectionRef::of(issue.outline(), section);
    let replace = Operation::Replace {
        section,
        index,
        entry,
    };
    Some(ForTwin::Change(Box::new(replace), heading))
}

/// The operation that puts the changed entry in date order, if it is not.
pub(super) fn settle(issue: &Issue, replace: &Operation) -> Option<Operation> {
    match replace {
        Operation::Replace { section, index, .. } => settled(issue, section, *index),
        _ => None,
    }
}

fn twin_of(issue: &Issue, own: usize, event: &Event) -> Option<Twin> {
    let outline = issue.outline();
    let is_twin =
        |it: &Event| (&it.url, it.date, it.format) == (&event.url, event.date, Format::Hybrid);
    let mut others = outline.sections.iter().enumerate().filter(|it| it.0 != own);
    others.find_map(|(section, it)| {
        let found = entries(issue.text(), &outline.hidden, it);
        let mut found = found.into_iter().enumerate();
        found.find_map(|(index, it)| match it.entry {
            Entry::Event(event) if is_twin(&event) => Some(Twin {
                section,
                index,
                event,
            }),
            _ => None,
        })
    })
}

/// Returns `twin` with the changes from `old` to `new`. Fields in which the two entries already differed stay as they
/// are.
fn changed(twin: &Event, old: &Event, new: &Event) -> Event {
    let text = |read: fn(&Event) -> &String| {
        let is_kept = read(old) == read(new);
        read(if is_kept { twin } else { new }).clone()
    };
    Event {
        date: new.date,
        end_date: if old.end_date == new.end_date {
            twin.end_date
        } else {
            new.end_date
        },
        format: new.format,
        place: text(|it| &it.place),
        group: text(|it| &it.group),
        group_url: text(|it| &it.group_url),
        group_tail: text(|it| &it.group_tail),
        mark: text(|it| &it.mark),
        title: text(|it| &it.title),
        url: text(|it| &it.url),
        tail: text(|it| &it.tail),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "## Upcoming Events\n### Virtual\n* 2026-09-03 | Hybrid (Oslo, NO) | [A](https://a.example)\n    * [**T**](https://a.example/1)\n### Europe\n* 2026-09-03 | Hybrid (Oslo, NO) | [A](https://a.example)\n    * [**T**](https://a.example/1) | [**Mirror**](https://m.example)\n";

    fn first(issue: &Issue, section: usize) -> Event {
        let outline = issue.outline();
        let found = entries(issue.text(), &outline.hidden, &outline.sections[section]);
        match found[0].entry.clone() {
            Entry::Event(event) => event,
            _ => panic!(),
        }
    }

    #[test]
    fn a_change_in_one_section_is_repeated_in_the_other() {
        let before = Issue::new(TEXT);
        let old = first(&before, 1);
        let after = Issue::new(TEXT.replacen("**T**", "**New**", 1));
        let Some(ForTwin::Change(replace, heading)) = for_twin(&after, 1, &old, &first(&after, 1))
        else {
            panic!()
        };
        assert_eq!(heading, "Europe");
        let applied = issue::operation::apply(&after, &replace).unwrap();
        let expected = TEXT.replace("**T**", "**New**");
        assert_eq!(applied.issue.text(), expected);
    }

    #[test]
    fn an_event_that_is_no_longer_hybrid_is_left_to_the_user() {
        let issue = Issue::new(TEXT);
        let old = first(&issue, 1);
        let new = Event {
            format: Format::Virtual,
            ..old.clone()
        };
        assert!(matches!(
            for_twin(&issue, 1, &old, &new),
            Some(ForTwin::Look(_))
        ));
        let same = for_twin(&issue, 1, &old, &old);
        assert!(same.is_none());
    }
}
