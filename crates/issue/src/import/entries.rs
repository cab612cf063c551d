//! Entries that are pasted into a section as lines of an issue, such as events, RFCs and tasks.

use crate::entry::{Entry, entries};
use crate::section::Kind;
use crate::text::Issue;

/// Parses the items of `text` as entries of a section of this kind, in order; skips everything else.
pub fn entries_in(text: &str, kind: Kind) -> Vec<Entry> {
    let kind = match kind {
        Kind::UpcomingEvents => Kind::Events,
        other => other,
    };
    let pasted = Issue::new(format!("# -\n\n{text}"));
    let mut found = Vec::new();
    for section in &pasted.outline().sections {
        let section = crate::outline::Section {
            kind,
            ..section.clone()
        };
        let read = entries(pasted.text(), &pasted.outline().hidden, &section);
        found.extend(read.into_iter().map(|it| it.entry));
    }
    found.retain(|it| !matches!(it, Entry::Other(_) | Entry::None(_)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_parsed_as_entries_of_their_section() {
        let event = "* 2026-09-10 | Oslo, NO | [G 💛](https://g.example/)\r\n    * [**T**](https://g.example/1)\r\n";
        let found = entries_in(
            &format!("### Europe\r\nwords\r\n{event}* other\r\n"),
            Kind::UpcomingEvents,
        );
        let [Entry::Event(event)] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert_eq!((event.title.as_str(), event.group.as_str()), ("T", "G 💛"));
        let found = entries_in(
            "* [RFC 1](https://rfc.example/1)\n* *None.*",
            Kind::ApprovedRfcs,
        );
        assert!(matches!(found.as_slice(), [Entry::Rfc(_)]));
    }
}
