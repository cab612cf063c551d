//! Finds where an HTML start tag ends, in the same way as the publisher's tools.
//!
//! The publisher's preprocessor and the HTML parsers of browsers are lenient in the same way: quotes may be missing, a
//! tag may extend over several lines, and text such as `a <b and c` opens a tag that includes everything up to the next
//! `>`. A stricter scanner would show a different page.

use std::ops::Range;

use crate::render::text::{byte, find, is_space, skip_while, slice, space_at};

/// The program whose parser is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// The publisher's preprocessor, which never includes a backtick in a tag.
    Publisher,
    /// The browser.
    Page,
}

/// A start tag; ranges are bytes of the scanned text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct StartTag {
    /// In lower case.
    pub(crate) name: String,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) end: usize,
    /// `<br/>`.
    pub(crate) closes_itself: bool,
}

/// One attribute of a start tag.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Attribute {
    pub(crate) name: Range<usize>,
    /// Without quotes, with entities as written.
    pub(crate) value: Option<Range<usize>>,
}

/// What a `<` followed by a letter starts.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum ScannedTag {
    Tag(StartTag),
    /// Not a tag: text up to this offset.
    Text(usize),
    /// The text ends before the tag does.
    Unfinished,
}

/// Parses the start tag at `at`, which must be a `<` followed by an ASCII letter.
pub(crate) fn start_tag(text: &str, at: usize, reader: Reader) -> ScannedTag {
    let stop = tag_body_end(text, at, reader);
    let end = match byte(text, stop) {
        b'>' => stop + 1,
        b'/' if byte(text, stop + 1) == b'>' => stop + 2,
        b'/' | b'=' | b'a'..=b'z' | b'A'..=b'Z' => return ScannedTag::Unfinished,
        _ if stop >= text.len() => return ScannedTag::Unfinished,
        _ => return ScannedTag::Text(stop),
    };
    let name_end = skip_while(text, at + 1, |it| !ends_name(it));
    let name = slice(text, at + 1..name_end).to_lowercase();
    let mut attributes = Vec::new();
    let mut at = skip_gap(text, name_end);
    while at < end {
        let Some((attribute, next)) = attribute(text, at) else {
            break;
        };
        attributes.push(attribute);
        at = next;
    }
    match slice(text, at..end).trim() {
        ">" => ScannedTag::Tag(StartTag {
            name,
            attributes,
            end,
            closes_itself: false,
        }),
        "/>" => ScannedTag::Tag(StartTag {
            name,
            attributes,
            end,
            closes_itself: true,
        }),
        _ => ScannedTag::Text(end),
    }
}

fn ends_name(it: u8) -> bool {
    matches!(it, b'\t' | b'\n' | b'\r' | 0x0c | b' ' | b'/' | b'>' | 0)
}

/// Returns the end of the attributes, where the closing `>` may follow.
fn tag_body_end(text: &str, at: usize, reader: Reader) -> usize {
    let no_backtick = reader == Reader::Publisher;
    let mut at = skip_while(text, at + 1, |it| {
        !ends_name(it) && (it != b'`' || !no_backtick)
    });
    loop {
        let gap = space_at(text, at);
        if gap > 0 {
            at += gap;
        } else if byte(text, at) == b'/' {
            at += 1;
        } else {
            break;
        }
    }
    while let Some(end) = attribute_name_end(text, at, no_backtick) {
        at = end;
        if let Some((_, end)) = attribute_value(text, at, no_backtick) {
            at = end;
            if no_backtick {
                at = skip_commas(text, at);
            } else {
                at = skip_spaces(text, at);
            }
        }
        at = skip_gap(text, at);
    }
    skip_spaces(text, at)
}

/// Returns the end of the attribute's name at `at`. A name may start only after a quote, a slash or white space.
fn attribute_name_end(text: &str, at: usize, no_backtick: bool) -> Option<usize> {
    let before = slice(text, 0..at).chars().next_back()?;
    let first = byte(text, at);
    let starts = matches!(before, '\'' | '"' | '/') || is_space(before);
    let fits = at < text.len() && !matches!(first, b'/' | b'>') && space_at(text, at) == 0;
    if !starts || !fits || (no_backtick && first == b'`') {
        return None;
    }
    let first_len = slice(text, at..text.len())
        .chars()
        .next()
        .map_or(1, char::len_utf8);
    let mut end = at + first_len;
    while end < text.len() && !matches!(byte(text, end), b'/' | b'=' | b'>') {
        if space_at(text, end) > 0 {
            break;
        }
        end += slice(text, end..text.len())
            .chars()
            .next()
            .map_or(1, char::len_utf8);
    }
    Some(end)
}

/// The value after a name, if there is one, and where it ends including quotes.
fn attribute_value(text: &str, at: usize, no_backtick: bool) -> Option<(Range<usize>, usize)> {
    let equals = skip_spaces(text, at);
    let after_equals = skip_while(text, equals, |it| it == b'=');
    if after_equals == equals {
        return None;
    }
    let start = skip_spaces(text, after_equals);
    let quote = byte(text, start);
    if quote != b'\'' && quote != b'"' {
        let end = bare_value_end(text, start, no_backtick);
        return Some((start..end, end));
    }
    if let Some(end) = find(text, start + 1, quote) {
        return Some((start + 1..end, end + 1));
    }
    // The quote is never closed, so the value is the text before it.
    if start > after_equals {
        let before = start
            - slice(text, 0..start)
                .chars()
                .next_back()
                .map_or(1, char::len_utf8);
        return Some((before..before, before));
    }
    if after_equals > equals + 1 {
        let start = after_equals - 1;
        let end = bare_value_end(text, start, no_backtick);
        return Some((start..end, end));
    }
    None
}

fn bare_value_end(text: &str, start: usize, no_backtick: bool) -> usize {
    let mut at = start;
    while at < text.len() && byte(text, at) != b'>' && !(no_backtick && byte(text, at) == b'`') {
        if space_at(text, at) > 0 {
            break;
        }
        at += slice(text, at..text.len())
            .chars()
            .next()
            .map_or(1, char::len_utf8);
    }
    at
}

fn attribute(text: &str, at: usize) -> Option<(Attribute, usize)> {
    let name_end = attribute_name_end(text, at, false)?;
    let (value, end) = match attribute_value(text, name_end, false) {
        Some((value, end)) => (Some(value), end),
        None => (None, name_end),
    };
    Some((
        Attribute {
            name: at..name_end,
            value,
        },
        skip_gap(text, end),
    ))
}

fn skip_spaces(text: &str, mut at: usize) -> usize {
    loop {
        match space_at(text, at) {
            0 => return at,
            len => at += len,
        }
    }
}

fn skip_commas(text: &str, mut at: usize) -> usize {
    loop {
        let next = skip_spaces(text, at);
        if byte(text, next) != b',' {
            return at;
        }
        at = next + 1;
    }
}

/// White space and slashes, except the slash of `/>`.
fn skip_gap(text: &str, mut at: usize) -> usize {
    loop {
        let len = space_at(text, at);
        if len > 0 {
            at += len;
        } else if byte(text, at) == b'/' && byte(text, at + 1) != b'>' {
            at += 1;
        } else {
            return at;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, ScannedTag, slice, start_tag};

    fn read(text: &str) -> String {
        match start_tag(text, 0, Reader::Page) {
            ScannedTag::Tag(tag) => {
                let attributes: Vec<String> = tag
                    .attributes
                    .iter()
                    .map(|it| {
                        format!(
                            "{}={:?}",
                            slice(text, it.name.clone()),
                            it.value.clone().map(|it| slice(text, it))
                        )
                    })
                    .collect();
                format!(
                    "{} {:?} {} {}",
                    tag.name, attributes, tag.end, tag.closes_itself
                )
            }
            ScannedTag::Text(end) => format!("text {end}"),
            ScannedTag::Unfinished => "unfinished".to_owned(),
        }
    }

    #[test]
    fn reads_quoted_and_bare_values() {
        assert_eq!(
            read("<A href='x' b=c d>"),
            r#"a ["href=Some(\"x\")", "b=Some(\"c\")", "d=None"] 18 false"#
        );
        assert_eq!(read("<br/>"), "br [] 5 true");
    }

    #[test]
    fn a_comparison_is_a_tag_up_to_the_next_angle_bracket() {
        assert_eq!(
            read("<b and c\n\nd> e"),
            r#"b ["and=None", "c=None", "d=None"] 12 false"#
        );
        assert_eq!(read("<b and c"), "unfinished");
    }

    #[test]
    fn the_publisher_stops_at_a_backtick() {
        assert_eq!(
            start_tag("<a`b>", 0, Reader::Publisher),
            ScannedTag::Text(2)
        );
    }
}
