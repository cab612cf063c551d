//! The index in its section at which a new entry is added.
//!
//! Events are in order of date and place; articles come before films and podcasts. In a list of thousands, only the
//! entries next to that index are parsed completely.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::calendar::Date;
use crate::entry::{Entry, Event, Link, Listing, LocatedEntry};

/// The index before which a new entry is added; `None` for the end.
pub(super) fn rank(found: &Listing<'_>, entry: &Entry) -> Option<usize> {
    let list = List {
        count: found.len(),
        get: &|it| found.get(it),
        content: &|it| found.content(it),
        known: RefCell::default(),
    };
    list.rank(entry)
}

/// The same, for entries that are already parsed.
pub(super) fn rank_among(found: &[LocatedEntry], entry: &Entry) -> Option<usize> {
    let list = List {
        count: found.len(),
        get: &|it| found.get(it).cloned(),
        content: &|_| "",
        known: RefCell::default(),
    };
    list.rank(entry)
}

/// Entries by their index.
struct List<'l, 't> {
    count: usize,
    get: &'l dyn Fn(usize) -> Option<LocatedEntry>,
    /// The text after the item's list marker; empty if it is not known.
    content: &'l dyn Fn(usize) -> &'t str,
    /// How events on the new one's date compare with it, by the start of their first lines.
    known: RefCell<HashMap<&'t str, Order>>,
}

impl List<'_, '_> {
    fn rank(&self, entry: &Entry) -> Option<usize> {
        match entry {
            Entry::Event(event) => self.rank_of_event(&Place::of(event)),
            Entry::Link(link) if !is_media(link) => self.rank_of_article(),
            _ => None,
        }
    }

    /// Before the first later event; in a list that is out of order, after the last one that is not later.
    fn rank_of_event(&self, place: &Place) -> Option<usize> {
        let all = 0..self.count;
        let is_not_later =
            |it: &usize| self.order(*it, place) == Order::NotLater && self.is_event(*it);
        let last = all.clone().rev().find(is_not_later);
        let is_later = |it: &usize| self.order(*it, place) == Order::Later && self.is_event(*it);
        let is_mixed = last.is_some_and(|last| (0..last).any(|it| is_later(&it)));
        let after = last.map_or(0, |it| it + 1);
        if is_mixed {
            Some(after)
        } else {
            (after..self.count).find(is_later)
        }
    }

    /// Whether the entry at `index` is an event. Parses the whole entry only if that decides.
    fn is_event(&self, index: usize) -> bool {
        (self.get)(index).is_some_and(|it| matches!(it.entry, Entry::Event(_)))
    }

    /// How the entry at `index`, if it is an event, compares with `place`.
    fn order(&self, index: usize, place: &Place) -> Order {
        let content = (self.content)(index);
        match begins_on(content).zip(place.day) {
            Some((day, own)) if day > own => return Order::Later,
            Some((day, own)) if day < own => return Order::NotLater,
            _ => {}
        }
        let head = head(content);
        let known = head.and_then(|it| self.known.borrow().get(it).copied());
        if let Some(order) = known {
            return order;
        }
        let order = match (self.get)(index).map(|it| it.entry) {
            Some(Entry::Event(event)) if event.sort_key() > place.key => Order::Later,
            Some(Entry::Event(_)) => Order::NotLater,
            _ => return Order::NoEvent,
        };
        if let Some(head) = head {
            self.known.borrow_mut().insert(head, order);
        }
        order
    }

    fn rank_of_article(&self) -> Option<usize> {
        let is_media = |index: &usize| {
            let text = (self.content)(*index);
            let may_be = text.is_empty() || names_medium(text);
            may_be && (self.get)(*index).is_some_and(|it| is_media_entry(&it))
        };
        let last = (0..self.count).rev().find(|it| !is_media(it));
        let place = last.map_or(0, |it| it + 1);
        (place < self.count).then_some(place)
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Order {
    Later,
    NotLater,
    NoEvent,
}

/// The position of an event in the order.
struct Place {
    key: (Date, String),
    /// The day as [`begins_on`] returns it.
    day: Option<u64>,
}

impl Place {
    fn of(event: &Event) -> Self {
        let key = event.sort_key();
        let day = begins_on(&key.0.to_string());
        Self { key, day }
    }
}

/// An item's text up to the bar before its organiser: dates and place, which determine the order.
fn head(content: &str) -> Option<&str> {
    let first = content.find(" | ")? + 3;
    let length = content.get(first..)?.find(" | [")?;
    content.get(..first + length)
}

/// The digits of the date at the start of an item, if it is in the usual format; it may not exist in the calendar.
/// As numbers, dates are in order.
fn begins_on(content: &str) -> Option<u64> {
    let (day, rest) = content.as_bytes().split_first_chunk::<10>()?;
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *day else {
        return None;
    };
    let digits = [y1, y2, y3, y4, m1, m2, d1, d2];
    let goes_on = rest
        .first()
        .is_some_and(|it| it.is_ascii_digit() || *it == b'-');
    let is_day = digits.iter().all(u8::is_ascii_digit);
    (is_day && !goes_on).then(|| u64::from_be_bytes(digits))
}

/// Whether the text contains the words that mark a film or podcast.
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
