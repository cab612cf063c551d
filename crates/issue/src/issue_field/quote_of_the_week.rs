//! The quote of the week: `> …`, then `– [who on where](https://…)`, then thanks.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::thanks::Thanks;
use super::zone::Zone;
use super::{change, with_ending, without_ending};
use crate::edit::Replace;
use crate::entry::FieldError;
use crate::inline::{is_link_text, is_link_url, link_at};
use crate::lines::lines;
use crate::operation_error::OperationError;
use crate::section::Kind;
use crate::text::Issue;

/// The quote, or an editor's free text in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    untagged,
    expecting = "expected the fields quote and who, or the field text, each a string"
)]
pub enum QuoteOfTheWeek {
    /// One quote.
    Quote {
        /// The quoted text, as Markdown without `> `, with a blank line between paragraphs.
        quote: String,
        /// Who said it.
        who: String,
        /// Where it was said: "r/rust"; empty if the line does not name a place.
        #[serde(default, rename = "where")]
        place: String,
        /// The address; empty if there is no link.
        #[serde(default)]
        url: String,
        /// Who suggested it.
        #[serde(default)]
        thanks: Option<Thanks>,
    },
    /// Several quotes, or another text: Markdown, with lines joined by `\n`.
    Words {
        /// The words.
        text: String,
    },
}

const DASH: &str = "– ";
const DASHES: [&str; 5] = [DASH, "- ", "— ", "&mdash; ", "&ndash; "];

/// The texts that may follow the quote; the second was used until 2016.
const CLOSING: [&str; 6] = [
    "[Please submit quotes",
    "[Submit your quotes",
    "[submit]",
    "This Week in Rust is edited",
    "*This Week in Rust is edited",
    "_This Week in Rust is edited",
];

fn zone(issue: &Issue) -> Option<Zone> {
    let closes = |it: &str| CLOSING.iter().any(|words| it.starts_with(words));
    Zone::find(issue, Kind::QuoteOfTheWeek, closes)
}

/// Reads it from the issue.
pub(super) fn read(issue: &Issue) -> Option<QuoteOfTheWeek> {
    let zone = zone(issue)?;
    zone.text(issue).map(value_of)
}

fn value_of(text: &str) -> QuoteOfTheWeek {
    let words = || QuoteOfTheWeek::Words {
        text: without_ending(text),
    };
    parse(text).map_or_else(words, |(it, _)| it)
}

impl QuoteOfTheWeek {
    /// Returns the value that parsing gives after writing this one.
    pub(super) fn as_read(&self) -> Self {
        match slots(self) {
            Some([quote, name, thanks]) => value_of(&format!("{quote}\n\n{DASH}{name}{thanks}")),
            None => match self {
                Self::Words { text } => value_of(text),
                Self::Quote { .. } => self.clone(),
            },
        }
    }
}

/// Returns the value, and three ranges: the quote's lines, the text after the dash, and the thanks with the blank line
/// before them.
fn parse(text: &str) -> Option<(QuoteOfTheWeek, [Range<usize>; 3])> {
    let mut quote: Option<Range<usize>> = None;
    let mut quoted = Vec::new();
    for line in lines(text) {
        let Some(content) = text.get(line.range.clone())?.strip_prefix('>') else {
            break;
        };
        quoted.push(content.strip_prefix(' ').unwrap_or(content).to_owned());
        quote = Some(0..line.range.end);
    }
    let quote = quote?;
    let rest = text.get(quote.end..)?;
    let gap = rest.len() - rest.trim_start().len();
    let start = quote.end + gap;
    let (who_line, thanks) = paragraphs(text.get(start..)?)?;
    let line = text.get(start..start + who_line.end)?;
    let dash = DASHES.iter().find(|it| line.starts_with(**it))?.len();
    let (who, place, url) = attribution(line.get(dash..)?)?;
    let thanks_text = thanks.and_then(|it| text.get(start + it.start..start + it.end));
    let value = QuoteOfTheWeek::Quote {
        quote: quoted.join("\n"),
        who,
        place,
        url,
        thanks: thanks_text.map(|it| Thanks::read(&without_ending(it))),
    };
    let end = start + who_line.end;
    Some((value, [quote, start + dash..end, end..text.len()]))
}

/// Returns the first paragraph of `text` and the second, if any; `None` if there are more than two.
pub(super) fn paragraphs(text: &str) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut joins = false;
    for line in lines(text) {
        let is_blank = text.get(line.range.clone())?.trim().is_empty();
        match found.last_mut().filter(|_| joins) {
            Some(last) if !is_blank => last.end = line.range.end,
            _ if !is_blank => found.push(line.range),
            _ => {}
        }
        joins = !is_blank;
    }
    match found.as_slice() {
        [first] => Some((first.clone(), None)),
        [first, second] => Some((first.clone(), Some(second.clone()))),
        _ => None,
    }
}

/// Returns who, where and the address, from the text after the dash.
fn attribution(line: &str) -> Option<(String, String, String)> {
    let (text, url) = match link_at(line, 0) {
        Some(link) if link.end == line.len() => (line.get(link.text)?, line.get(link.url)?),
        Some(_) => return None,
        None if line.contains(['[', '\n', '\r']) => return None,
        None => (line, ""),
    };
    let (who, place) = text.split_once(" on ").unwrap_or((text, ""));
    Some((who.to_owned(), place.to_owned(), url.to_owned()))
}

/// Returns the texts of the three ranges, lines joined by `\n`; `None` for free text.
fn slots(value: &QuoteOfTheWeek) -> Option<[String; 3]> {
    let QuoteOfTheWeek::Quote {
        quote,
        who,
        place,
        url,
        thanks,
    } = value
    else {
        return None;
    };
    // Two spaces at the end of a line make a line break.
    let marked = |it: &str| match it.trim() {
        "" => ">".to_owned(),
        _ => format!("> {it}"),
    };
    let quoted: Vec<String> = without_ending(quote).split('\n').map(marked).collect();
    let name = if place.is_empty() {
        who.clone()
    } else {
        format!("{who} on {place}")
    };
    let name = if url.is_empty() {
        name
    } else {
        format!("[{name}]({url})")
    };
    let thanks = thanks
        .as_ref()
        .map(|it| format!("\n\n{it}"))
        .unwrap_or_default();
    Some([quoted.join("\n"), name, thanks])
}

/// Returns the edits that write this value.
pub(super) fn write(issue: &Issue, value: &QuoteOfTheWeek) -> Result<Vec<Replace>, OperationError> {
    check(value)?;
    let missing = OperationError::NoPlace("expected a section \"Quote of the Week\"");
    let zone = zone(issue).ok_or(missing)?;
    if read(issue).as_ref() == Some(value) {
        return Ok(Vec::new());
    }
    let whole = |text: &str| Ok(vec![zone.write(issue, &with_ending(issue, text))]);
    let (Some(new), QuoteOfTheWeek::Quote { .. }) = (slots(value), value) else {
        let QuoteOfTheWeek::Words { text } = value else {
            return Ok(Vec::new());
        };
        return whole(text);
    };
    let old = zone
        .text(issue)
        .and_then(parse)
        .and_then(|(it, ranges)| Some((slots(&it)?, ranges)));
    let Some((before, ranges)) = old else {
        let [quote, name, thanks] = new;
        return whole(&format!("{quote}\n\n{DASH}{name}{thanks}"));
    };
    let changed = before
        .into_iter()
        .zip(new)
        .zip(ranges)
        .filter(|((old, new), _)| old != new);
    let moved = |it: Range<usize>| it.start + zone.range.start..it.end + zone.range.start;
    Ok(changed
        .map(|((_, new), range)| change(issue, moved(range), &with_ending(issue, &new)))
        .collect())
}

fn check(value: &QuoteOfTheWeek) -> Result<(), FieldError> {
    let (field, expected) = match value {
        QuoteOfTheWeek::Quote { quote, .. } if quote.trim() != quote || quote.is_empty() => {
            ("quote", "the quote, without blank lines around it")
        }
        QuoteOfTheWeek::Quote { who, .. }
            if !is_link_text(who) || who.is_empty() || who.contains(" on ") =>
        {
            ("who", "a name on one line, without \" on \"")
        }
        QuoteOfTheWeek::Quote { place, .. } if !is_link_text(place) => ("where", "one line"),
        QuoteOfTheWeek::Quote { url, .. } if !is_link_url(url) => {
            ("url", "an address without spaces")
        }
        QuoteOfTheWeek::Quote {
            thanks: Some(it), ..
        } if !it.is_sound() => ("thanks", "one paragraph"),
        QuoteOfTheWeek::Words { text } if text.trim() != text || text.is_empty() => {
            ("text", "text without blank lines around it")
        }
        _ => return Ok(()),
    };
    Err(FieldError { field, expected })
}
