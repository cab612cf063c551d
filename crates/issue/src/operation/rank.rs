//! The index in its section at which a new entry is added.
//!
//! Events are in order of date and place, and articles come before videos and podcasts. Only the entries next to that
//! index are parsed completely, so that a list of thousands is fast.

use std::cell::{Cell, RefCell};
use std::cmp::Ordering;
use std::collections::HashMap;

use crate::calendar::Date;
use crate::entry::{Entry, Event, Link, Listing, LocatedEntry};

/// Returns the index before which to add a new entry; `None` for the end.
pub(super) fn rank(found: &Listing<'_>, entry: &Entry) -> Option<usize> {
    let list = List {
        count: found.len(),
        get: |it| found.get(it),
        content: |it| found.content(it),
        known: RefCell::default(),
        last: Cell::default(),
    };
    list.rank(entry)
}

/// Does the same as [`rank`] for entries that are already parsed.
pub(super) fn rank_among(found: &[LocatedEntry], entry: &Entry) -> Option<usize> {
    let list = List {
        count: found.len(),
        get: |it| found.get(it).cloned(),
        content: |_| <&[u8]>::default(),
        known: RefCell::default(),
        last: Cell::default(),
    };
    list.rank(entry)
}

/// Entries by their index.
struct List<'t, G, C> {
    count: usize,
    get: G,
    /// Returns the text after the list marker of an item; empty if it is not known.
    content: C,
    /// Caches how events on the same date compare with the new one, by the start of their first lines.
    known: RefCell<HashMap<&'t [u8], Order>>,
    /// The first line and the result that were needed last.
    last: Cell<Option<(&'t [u8], Order)>>,
}

impl<'t, G, C> List<'t, G, C>
where
    G: Fn(usize) -> Option<LocatedEntry>,
    C: Fn(usize) -> &'t [u8],
{
    fn rank(&self, entry: &Entry) -> Option<usize> {
        match entry {
            Entry::Event(event) => self.rank_of_event(&Place::of(event)),
            Entry::Link(link) if !is_media(link) => self.rank_of_article(),
            _ => None,
        }
    }

    /// Returns the index of the first later event. In a list that is out of order, returns the index after the last
    /// event that is not later.
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

    /// Whether the entry at `index` is an event. Parses the whole entry only if necessary.
    fn is_event(&self, index: usize) -> bool {
        (self.get)(index).is_some_and(|it| matches!(it.entry, Entry::Event(_)))
    }

    /// Returns how the entry at `index`, if it is an event, compares with `place`.
    fn order(&self, index: usize, place: &Place) -> Order {
        let content = (self.content)(index);
        match place.compare_day(content) {
            Some(Ordering::Greater) => Order::Later,
            Some(Ordering::Less) => Order::NotLater,
            _ => self.order_on_day(index, content, place),
        }
    }

    /// Returns the same for an entry that is on the day of `place` or has no day.
    fn order_on_day(&self, index: usize, content: &'t [u8], place: &Place) -> Order {
        // Events of one day are often at one place, and comparing the place is faster than looking it up.
        let last = self.last.get();
        if let Some((_, order)) = last.filter(|(head, _)| content.starts_with(head)) {
            return order;
        }
        let head = head(content);
        let known = head.and_then(|it| self.known.borrow().get(it).copied());
        if let Some(order) = known {
            self.last.set(head.zip(known));
            return order;
        }
        let order = match (self.get)(index).map(|it| it.entry) {
            Some(Entry::Event(event)) if event.sort_key() > place.key => Order::Later,
            Some(Entry::Event(_)) => Order::NotLater,
            _ => return Order::NoEvent,
        };
        if let Some(head) = head {
            self.known.borrow_mut().insert(head, order);
            self.last.set(Some((head, order)));
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
    day: Option<Day>,
}

/// A day as it is written: "2026-08-" and "26".
struct Day {
    month: [u8; 8],
    last: [u8; 2],
    /// As [`begins_on`] returns it.
    number: u64,
}

impl Place {
    fn of(event: &Event) -> Self {
        let key = event.sort_key();
        let written = key.0.to_string();
        let day = divided(written.as_bytes()).zip(begins_on(written.as_bytes()));
        let day = day.map(|((month, last), number)| Day {
            month,
            last,
            number,
        });
        Self { key, day }
    }

    /// Returns how the day at the start of an item compares with this one; `None` unless it has the usual format.
    fn compare_day(&self, content: &[u8]) -> Option<Ordering> {
        let own = self.day.as_ref()?;
        let (month, last) = divided(content)?;
        // Many events of a list are in the same month, whose digits need no check.
        if month == own.month {
            let is_day = last.iter().all(u8::is_ascii_digit);
            return is_day.then(|| last.cmp(&own.last));
        }
        Some(begins_on(content)?.cmp(&own.number))
    }
}

/// Returns the first ten bytes of an item, divided like "2026-08-" and "26"; `None` if the day seems to continue.
fn divided(content: &[u8]) -> Option<([u8; 8], [u8; 2])> {
    let (month, rest) = content.split_first_chunk::<8>()?;
    let (day, rest) = rest.split_first_chunk::<2>()?;
    let goes_on = matches!(rest.first(), Some(b'0'..=b'9' | b'-'));
    (!goes_on).then_some((*month, *day))
}

/// Returns an item's text up to the bracket of its organiser: the dates and the place, which determine the order.
fn head(content: &[u8]) -> Option<&[u8]> {
    let content = std::str::from_utf8(content).ok()?;
    let first = content.find(" | ")? + 3;
    let bar = " | [";
    let length = content.get(first..)?.find(bar)?;
    Some(content.get(..first + length + bar.len())?.as_bytes())
}

/// Returns the date at the start of an item as a number such as 20260826, so that dates compare in order; `None` unless
/// it has the usual format. Does not check that the date exists.
fn begins_on(content: &[u8]) -> Option<u64> {
    let (day, rest) = content.split_first_chunk::<10>()?;
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *day else {
        return None;
    };
    let digits = [y1, y2, y3, y4, m1, m2, d1, d2];
    let goes_on = matches!(rest.first(), Some(b'0'..=b'9' | b'-'));
    let day = u64::from_be_bytes(digits);
    (!goes_on && are_digits(day)).then_some(day)
}

/// Whether each of the eight bytes is a digit: their upper halves are 3, and stay 3 if 6 is added.
fn are_digits(bytes: u64) -> bool {
    const UPPER: u64 = 0xF0F0_F0F0_F0F0_F0F0;
    const THREES: u64 = 0x3030_3030_3030_3030;
    let more = bytes.wrapping_add(0x0606_0606_0606_0606);
    bytes & UPPER == THREES && more & UPPER == THREES
}

/// Whether the text contains the words that mark a video or podcast.
fn names_medium(item: &[u8]) -> bool {
    let words = item.windows(5);
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

#[cfg(test)]
mod tests {
    use super::{Day, Place, divided};
    use std::cmp::Ordering;

    #[test]
    fn days_of_one_month_compare_like_others() {
        let text = b"2026-09-04";
        let (month, last) = divided(text).unwrap();
        let number = super::begins_on(text).unwrap();
        let key = (crate::calendar::Date::EPOCH, String::new());
        let day = Some(Day {
            month,
            last,
            number,
        });
        let place = Place { key, day };
        for (item, expected) in [
            ("2026-09-03 | Oslo", Some(Ordering::Less)),
            ("2026-09-04", Some(Ordering::Equal)),
            ("2026-09-10 - 2026-09-12", Some(Ordering::Greater)),
            ("2026-08-10 | Oslo", Some(Ordering::Less)),
            ("2027-01-01 | Oslo", Some(Ordering::Greater)),
            ("2026-09-0x | Oslo", None),
            ("2026-09-100", None),
            ("2026-9-10 💛", None),
        ] {
            assert_eq!(place.compare_day(item.as_bytes()), expected, "{item}");
        }
    }

    #[test]
    fn only_digits_make_a_day() {
        let day = "2026-09-04";
        let begins_on = |it: &str| super::begins_on(it.as_bytes());
        assert!(begins_on(day) < begins_on("2026-09-05 | Oslo"));
        assert!(begins_on("2026-09-30 | Oslo") < begins_on("2026-10-01"));
        for (at, digit) in day.char_indices().filter(|it| it.1 != '-') {
            for other in ['/', ':', ' ', 'a', '\u{0}', '\u{7f}'] {
                let mut text = day.to_owned();
                text.replace_range(at..=at, &other.to_string());
                assert_eq!(begins_on(&text), None, "{text} for {digit}");
            }
        }
        for text in [
            "2026-09-4 | a",
            "2026-09-041",
            "2026-09-04-05",
            "💛26-09-04",
        ] {
            assert_eq!(begins_on(text), None, "{text}");
        }
    }
}
