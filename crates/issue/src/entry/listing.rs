//! The entries of a section, each parsed only on demand.
//!
//! An operation needs only one or two entries. Parsing thousands of entries for each of thousands of operations would
//! take minutes.

use super::{LocatedEntry, event, read, whole};
use crate::comments::HiddenRanges;
use crate::entry::ToolMarker;
use crate::item::Item;
use crate::outline::Section;
use crate::section::Kind;

/// The entries of one section, in order.
#[derive(Clone, Debug)]
pub(crate) struct Listing<'a> {
    text: &'a str,
    hidden: &'a HiddenRanges,
    section: &'a Section,
    /// The items with several events: their index, and the events.
    several: Vec<(usize, Vec<LocatedEntry>)>,
}

impl<'a> Listing<'a> {
    /// Creates the listing of `section` in `text`; `hidden` are the ranges that are not content.
    pub(crate) fn new(text: &'a str, hidden: &'a HiddenRanges, section: &'a Section) -> Self {
        let mut listing = Self {
            text,
            hidden,
            section,
            several: Vec::new(),
        };
        if section.kind == Kind::Events {
            let items = section.items.iter().enumerate();
            // An item with two events has three lines.
            let long = items.filter(|(_, it)| it.lines > 2);
            let found = long.filter_map(|(index, it)| Some((index, listing.events(it, index)?)));
            listing.several = found.collect();
        }
        listing
    }

    fn events(&self, item: &Item, index: usize) -> Option<Vec<LocatedEntry>> {
        let several = event::several(self.raw(item))?;
        let marker = self.marker(item);
        let place = |it: event::SubEvent| it.placed(item, index, marker.clone());
        Some(several.into_iter().map(place).collect())
    }

    fn raw(&self, item: &Item) -> &'a str {
        self.text.get(item.range.clone()).unwrap_or_default()
    }

    /// Returns the comment that a tool left in the item.
    fn marker(&self, item: &Item) -> Option<ToolMarker> {
        let mut comments = self.hidden.comments_in(item.range.clone());
        comments.find_map(|it| ToolMarker::read(self.text.get(it)?))
    }

    /// Returns the number of entries.
    pub(crate) fn len(&self) -> usize {
        let more = self
            .several
            .iter()
            .map(|(_, it)| it.len().saturating_sub(1));
        self.section.items.len() + more.sum::<usize>()
    }

    /// Parses the entry at `index`, counted from 0.
    pub(crate) fn get(&self, index: usize) -> Option<LocatedEntry> {
        let (item, own) = self.item_of(index);
        match own {
            Some((events, sub)) => events.get(sub).cloned(),
            None => Some(self.read(item, self.section.items.get(item)?)),
        }
    }

    /// Returns the text after the list marker, in the item that contains the entry at `index`.
    pub(crate) fn content(&self, index: usize) -> &'a [u8] {
        let item = match self.several.as_slice() {
            [] => index,
            _ => self.item_of(index).0,
        };
        let item = self.section.items.get(item);
        let text = self.text.as_bytes();
        let content = item.and_then(|it| text.get(it.content..it.range.end));
        content.unwrap_or_default()
    }

    /// Returns the index of the item that contains the entry at `index`. If the item has several entries, also returns
    /// these and the index of the entry among them.
    fn item_of(&self, index: usize) -> (usize, Option<(&[LocatedEntry], usize)>) {
        let mut more = 0;
        for (item, events) in &self.several {
            let first = item + more;
            if index < first {
                break;
            }
            if index < first + events.len() {
                return (*item, Some((events, index - first)));
            }
            more += events.len().saturating_sub(1);
        }
        (index - more, None)
    }

    fn read(&self, index: usize, item: &Item) -> LocatedEntry {
        let entry = read(self.raw(item), self.section.kind);
        whole(entry, item, index, self.marker(item))
    }

    /// Parses all entries.
    pub(crate) fn iter(&self) -> impl Iterator<Item = LocatedEntry> {
        let mut several = self.several.iter().peekable();
        let items = self.section.items.iter().enumerate();
        items.flat_map(move |(index, item)| {
            let events = several.next_if(|(it, _)| *it == index);
            let single = events.is_none().then(|| self.read(index, item));
            let events = events.map(|(_, it)| it.clone()).unwrap_or_default();
            events.into_iter().chain(single)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::Outline;

    #[test]
    fn every_entry_is_found_by_its_index() {
        let head = "* 2026-08-26 | Oslo, NO | [A 💛](https://a.example)\n";
        let sub = "    * [**B**](https://b.example)\n";
        let text = format!("### Europe\n{head}{sub}{sub}* c\n{head}{sub}{sub}{sub}{head}{sub}");
        let outline = Outline::read(&text);
        let listing = Listing::new(&text, &outline.hidden, &outline.sections[0]);
        let all: Vec<_> = listing.iter().collect();
        assert_eq!((all.len(), listing.len()), (7, 7));
        for (index, it) in all.iter().enumerate() {
            assert_eq!(listing.get(index).as_ref(), Some(it));
        }
        assert_eq!(listing.get(7), None);
        assert_eq!(listing.content(2), b"c");
    }
}
