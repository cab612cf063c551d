//! Where among a section's entries a new one goes.
//!
//! Events are in order of day and place; articles come before films and podcasts. In a list of thousands only the
//! entries next to the place are read as a whole.

use crate::calendar::Date;
use crate::entry::{Entry, Link, Listing, LocatedEntry};
use crate::item::marker;

/// Before which of the entries a new one goes; `None` for the end.
pub(super) fn rank(found: &Listing<'_>, entry: &Entry) -> Option<usize> {
    let list = List {
        count: found.len(),
        get: &|it| found.get(it),
        text: &|it| found.text(it),
    };
    list.rank(entry)
}

/// The same, among entries that have been read.
pub(super) fn rank_among(found: &[LocatedEntry], entry: &Entry) -> Option<usize> {
    let list = List {
        count: found.len(),
        get: &|it| found.get(it).cloned(),
        text: &|_| "",
    };
    list.rank(entry)
}

/// Entries by their index.
struct List<'l, 't> {
    count: usize,
    get: &'l dyn Fn(usize) -> Option<LocatedEntry>,
    /// The item's text; empty where it is not known.
    text: &'l dyn Fn(usize) -> &'t str,
}

impl List<'_, '_> {
    fn rank(&self, entry: &Entry) -> Option<usize> {
        match entry {
            Entry::Event(event) => self.rank_of_event(&event.sort_key()),
            Entry::Link(link) if !is_media(link) => self.rank_of_article(),
            _ => None,
        }
    }

    /// Before the first event that is later; in a list that is out of order, after the last one that is not.
    fn rank_of_event(&self, key: &(Date, String)) -> Option<usize> {
        let mut later = Vec::new();
        let mut last = None;
        for index in (0..self.count).rev() {
            match self.order(index, key) {
                Order::Later => later.push(index),
                Order::NotLater if self.is_event(index) => {
                    last = Some(index);
                    break;
                }
                Order::NotLater | Order::NoEvent => {}
            }
        }
        let is_mixed =
            last.is_some_and(|last| (0..last).any(|it| self.order(it, key) == Order::Later));
        if is_mixed {
            last.map(|it| it + 1)
        } else {
            later.last().copied()
        }
    }

    fn is_event(&self, index: usize) -> bool {
        (self.get)(index).is_some_and(|it| matches!(it.entry, Entry::Event(_)))
    }

    /// How the entry at `index` compares with `key`; an item that only begins like an event counts as one that is
    /// not later.
    fn order(&self, index: usize, key: &(Date, String)) -> Order {
        let day = begins_on((self.text)(index));
        if day.is_some_and(|it| it < key.0) {
            return Order::NotLater;
        }
        match (self.get)(index).map(|it| it.entry) {
            Some(Entry::Event(event)) if event.sort_key() > *key => Order::Later,
            Some(Entry::Event(_)) => Order::NotLater,
            _ => Order::NoEvent,
        }
    }

    fn rank_of_article(&self) -> Option<usize> {
        let is_media = |index: &usize| {
            let text = (self.text)(*index);
            let may_be = text.is_empty() || names_medium(text);
            may_be && (self.get)(*index).is_some_and(|it| is_media_entry(&it))
        };
        let last = (0..self.count).rev().find(|it| !is_media(it));
        let place = last.map_or(0, |it| it + 1);
        (place < self.count).then_some(place)
    }
}

#[derive(PartialEq)]
enum Order {
    Later,
    NotLater,
    NoEvent,
}

/// The day that an item begins with, written as usual.
fn begins_on(item: &str) -> Option<Date> {
    let line = item.get(..item.len().min(40)).unwrap_or(item);
    let content = item.get(marker(line)?.content..)?;
    let after = content.as_bytes().get(10);
    let is_whole = after.is_some_and(|it| !it.is_ascii_digit() && *it != b'-');
    content.get(..10).filter(|_| is_whole).and_then(Date::parse)
}

/// Whether the words are there that a film or podcast is marked with, in whatever place.
fn names_medium(item: &str) -> bool {
    let words = item.as_bytes().windows(5);
    words.into_iter().any(|it| {
        MEDIA
            .iter()
            .any(|word| it.eq_ignore_ascii_case(word.as_bytes()))
    })
}

const MEDIA: [&str; 2] = ["video", "audio"];

fn is_media_entry(found: &LocatedEntry) -> bool {
    matches!(&found.entry, Entry::Link(it) if is_media(it))
}

fn is_media(link: &Link) -> bool {
    let is_word = |it: &String| MEDIA.iter().any(|word| it.eq_ignore_ascii_case(word));
    link.tags.iter().any(is_word)
}
