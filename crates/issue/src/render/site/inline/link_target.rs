//! Where `(address "title")` ends.
//!
//! Parentheses in an address have to be balanced, and a quote in the address may turn the rest into a title: an address
//! with an apostrophe and a parenthesis is cut off. On GitHub an address ends at a space.

use crate::render::text::{byte, find, is_space, rest, skip_while, slice, space_at};

/// The address and title as written, and the offset after the closing parenthesis.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Target<'a> {
    pub(crate) address: &'a str,
    pub(crate) title: Option<&'a str>,
    pub(crate) end: usize,
    /// Whether the search for the end reached the end of the text.
    pub(crate) is_fallback: bool,
}

/// Parses the target that opens with the parenthesis at `open`, reading at most `limit` bytes.
pub(crate) fn target(data: &str, open: usize, limit: usize) -> Option<Target<'_>> {
    in_angles(data, open).or_else(|| Scan::new(data, open + leading(data, open)).run(limit))
}

/// The parenthesis and the white space after it.
fn leading(data: &str, open: usize) -> usize {
    let mut at = open + 1;
    while space_at(data, at) > 0 {
        at += space_at(data, at);
    }
    at - open
}

/// `(<address> "title")`.
fn in_angles(data: &str, open: usize) -> Option<Target<'_>> {
    let start = open + leading(data, open);
    if byte(data, start) != b'<' {
        return None;
    }
    let close = skip_while(data, start + 1, |it| it != b'<' && it != b'>');
    if byte(data, close) != b'>' {
        return None;
    }
    let address = slice(data, start + 1..close).trim_matches(is_space);
    let mut at = close + leading(data, close);
    let quote = byte(data, at);
    let mut title = None;
    if matches!(quote, b'\'' | b'"') {
        let end = find(data, at + 1, quote)?;
        title = Some(slice(data, at + 1..end));
        at = end + leading(data, end);
    }
    (byte(data, at) == b')').then_some(Target {
        address,
        title,
        end: at + 1,
        is_fallback: false,
    })
}

/// A quotation mark that may enclose the title: its character, and the offsets after its first and last occurrence.
#[derive(Clone, Copy, Default)]
struct Quote {
    mark: u8,
    start: usize,
    end: Option<usize>,
}

impl Quote {
    /// Whether the quote was closed just before a parenthesis; `last` is the last character other than a space.
    fn closes(self, last: u8) -> bool {
        self.end.is_some() && self.mark == last
    }
}

struct Scan<'a> {
    data: &'a str,
    start: usize,
    depth: usize,
    /// The number of open parentheses if the opening quotation mark turns out to be part of the address.
    fallback_depth: usize,
    fallback_end: Option<usize>,
    in_title: bool,
    first: Quote,
    second: Quote,
}

impl<'a> Scan<'a> {
    fn new(data: &'a str, start: usize) -> Self {
        let (first, second) = (Quote::default(), Quote::default());
        let (depth, fallback_depth, fallback_end) = (1, 1, None);
        Scan {
            data,
            start,
            depth,
            fallback_depth,
            fallback_end,
            in_title: false,
            first,
            second,
        }
    }

    fn run(mut self, limit: usize) -> Option<Target<'a>> {
        let mut last = 0;
        for (at, it) in rest(self.data, self.start).bytes().enumerate().take(limit) {
            let at = at + self.start;
            match it {
                b'(' => self.opened(),
                b')' => self.closed(at, last),
                b'\'' | b'"' => self.quoted(at, it),
                _ => {}
            }
            if self.depth == 0 {
                return Some(self.finish(at + 1, last));
            }
            if it != b' ' {
                last = it;
            }
        }
        if self.fallback_depth > 0 || limit < self.data.len() - self.start {
            return None;
        }
        let end = match self.fallback_end {
            Some(end) => end - 1,
            None => return Some(self.run_over()),
        };
        Some(Target {
            address: slice(self.data, self.start..end),
            title: None,
            end: end + 1,
            is_fallback: true,
        })
    }

    /// Returns the target if a parenthesis after the quotation mark was counted as closing. The publisher then takes
    /// the whole text as the address, except for its last two characters, and continues with the last one.
    fn run_over(&self) -> Target<'a> {
        let mut ends = self.data.char_indices().rev().map(|it| it.0);
        let end = ends.next().unwrap_or(0);
        let address = slice(self.data, self.start..ends.next().unwrap_or(0));
        Target {
            address,
            title: None,
            end,
            is_fallback: true,
        }
    }

    fn opened(&mut self) {
        if self.in_title {
            self.fallback_depth = self.fallback_depth.saturating_sub(1);
        } else {
            self.depth += 1;
        }
    }

    fn closed(&mut self, at: usize, last: u8) {
        if self.first.closes(last) || self.second.closes(last) {
            self.depth = 0;
        } else if !self.in_title {
            self.depth -= 1;
        } else if self.fallback_depth > 0 {
            self.fallback_depth -= 1;
            if self.fallback_depth == 0 {
                self.fallback_end = Some(at + 1);
            }
        }
    }

    fn quoted(&mut self, at: usize, mark: u8) {
        if self.first.mark == 0 {
            self.in_title = true;
            self.fallback_depth = self.depth;
            self.depth = 1;
            self.first = Quote {
                mark,
                start: at + 1,
                end: None,
            };
        } else if mark == self.first.mark {
            self.first.end = Some(at + 1);
        } else if self.second.mark == 0 {
            self.second = Quote {
                mark,
                start: at + 1,
                end: None,
            };
        } else {
            self.second.end = Some(at + 1);
        }
    }

    fn finish(self, end: usize, last: u8) -> Target<'a> {
        for quote in [self.first, self.second] {
            if let Some(close) = quote.end.filter(|_| quote.closes(last)) {
                let title = Some(slice(self.data, quote.start..close - 1));
                return Target {
                    address: slice(self.data, self.start..quote.start - 1),
                    title,
                    end,
                    is_fallback: false,
                };
            }
        }
        Target {
            address: slice(self.data, self.start..end - 1),
            title: None,
            end,
            is_fallback: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{rest, target};

    fn read(text: &str) -> Option<(&str, Option<&str>, &str)> {
        target(text, 0, usize::MAX).map(|it| (it.address, it.title, rest(text, it.end)))
    }

    #[test]
    fn parentheses_balance() {
        assert_eq!(read("(a(b)c) d"), Some(("a(b)c", None, " d")));
        assert_eq!(read("(a(b c"), None);
    }

    #[test]
    fn titles() {
        assert_eq!(read("(a \"b\")"), Some(("a ", Some("b"), "")));
        assert_eq!(read("( <a b> 'c' )"), Some(("a b", Some("c"), "")));
        assert_eq!(read("(a'\"b\")"), Some(("a'", Some("b"), "")));
    }

    #[test]
    fn an_apostrophe_cuts_the_address() {
        assert_eq!(
            read("(it's_(the-answer).htm) a bc"),
            Some(("it's_(the-answer).htm) a ", None, "c"))
        );
        assert_eq!(read("(it's)"), Some(("it's", None, "")));
    }
}
