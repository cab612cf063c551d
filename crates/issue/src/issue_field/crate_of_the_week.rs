//! The crate of the week: `This week's crate is [name](https://…), a …`, and who suggested it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::thanks::Thanks;
use super::zone::Zone;
use super::{is_paragraph, with_ending, without_ending};
use crate::edit::Replace;
use crate::entry::FieldError;
use crate::inline::{is_link_text, is_link_url, link_at};
use crate::operation_error::OperationError;
use crate::section::Kind;
use crate::text::Issue;

/// The crate, or an editor's free text about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    untagged,
    expecting = "expected the fields name, url and what, or the field text, each a string"
)]
pub enum CrateOfTheWeek {
    /// The usual two paragraphs.
    Crate {
        /// The crate's name.
        name: String,
        /// Its address.
        url: String,
        /// The rest of the sentence, which describes the crate: "a library for …."
        what: String,
        /// Who suggested it.
        #[serde(default)]
        thanks: Option<Thanks>,
    },
    /// Anything else, as Markdown; lines are joined by `\n`.
    Words {
        /// The words.
        text: String,
    },
}

const OPENING: &str = "This week's crate is ";
/// The texts that may follow the crate of the week; the second was used until 2020.
const CLOSING: [&str; 3] = [
    "[Please submit your suggestions",
    "[Submit your suggestions",
    "[submit_crate]",
];

fn zone(issue: &Issue) -> Option<Zone> {
    let closes = |it: &str| CLOSING.iter().any(|words| it.starts_with(words));
    Zone::find(issue, Kind::CrateOfTheWeek, closes)
}

/// Reads it from the issue.
pub(super) fn read(issue: &Issue) -> Option<CrateOfTheWeek> {
    let zone = zone(issue)?;
    zone.text(issue).map(value_of)
}

fn value_of(text: &str) -> CrateOfTheWeek {
    let words = || CrateOfTheWeek::Words {
        text: without_ending(text),
    };
    parse(text).map_or_else(words, |(it, _)| it)
}

impl CrateOfTheWeek {
    /// Returns the value that parsing gives after writing this one.
    pub(super) fn as_read(&self) -> Self {
        match self {
            Self::Words { text } => value_of(text),
            Self::Crate { .. } => self.clone(),
        }
    }
}

/// Returns the value, and the ranges of the name, the address, the description, and the thanks with the blank line
/// before them.
fn parse(text: &str) -> Option<(CrateOfTheWeek, [Range<usize>; 4])> {
    let link = link_at(text, text.starts_with(OPENING).then_some(OPENING.len())?)?;
    let (first, thanks) = super::quote_of_the_week::paragraphs(text)?;
    let what = text.get(link.end..first.end)?;
    let thanks_text = thanks.as_ref().and_then(|it| text.get(it.clone()));
    let value = CrateOfTheWeek::Crate {
        name: text.get(link.text.clone())?.to_owned(),
        url: text.get(link.url.clone())?.to_owned(),
        what: without_ending(what.strip_prefix(", ")?),
        thanks: thanks_text.map(|it| Thanks::read(&without_ending(it))),
    };
    let start = link.end + 2;
    Some((
        value,
        [link.text, link.url, start..first.end, first.end..text.len()],
    ))
}

fn slots(name: &str, url: &str, what: &str, thanks: Option<&Thanks>) -> [String; 4] {
    let thanks = thanks.map(|it| format!("\n\n{it}")).unwrap_or_default();
    [name.to_owned(), url.to_owned(), what.to_owned(), thanks]
}

/// Returns the edits that write this value.
pub(super) fn write(issue: &Issue, value: &CrateOfTheWeek) -> Result<Vec<Replace>, OperationError> {
    check(value)?;
    let missing = OperationError::NoPlace("expected a section \"Crate of the Week\"");
    let zone = zone(issue).ok_or(missing)?;
    if read(issue).as_ref() == Some(value) {
        return Ok(Vec::new());
    }
    let old = zone.text(issue).and_then(parse);
    let (new, old) = match (value, old) {
        (
            CrateOfTheWeek::Crate {
                name,
                url,
                what,
                thanks,
            },
            old,
        ) => (slots(name, url, what, thanks.as_ref()), old),
        (CrateOfTheWeek::Words { text }, _) => {
            return Ok(vec![zone.write(issue, &with_ending(issue, text))]);
        }
    };
    let Some((
        CrateOfTheWeek::Crate {
            name,
            url,
            what,
            thanks,
        },
        ranges,
    )) = old
    else {
        let [name, url, what, thanks] = new;
        let text = format!("{OPENING}[{name}]({url}), {what}{thanks}");
        return Ok(vec![zone.write(issue, &with_ending(issue, &text))]);
    };
    let before = slots(&name, &url, &what, thanks.as_ref());
    let changed = before
        .into_iter()
        .zip(new)
        .zip(ranges)
        .filter(|((old, new), _)| old != new);
    let moved = |it: Range<usize>| it.start + zone.range.start..it.end + zone.range.start;
    Ok(changed
        .map(|((_, new), range)| super::change(issue, moved(range), &with_ending(issue, &new)))
        .collect())
}

fn check(value: &CrateOfTheWeek) -> Result<(), FieldError> {
    let (field, expected) = match value {
        CrateOfTheWeek::Crate { name, .. } if name.trim().is_empty() => {
            ("name", "the crate's name")
        }
        CrateOfTheWeek::Crate { name, .. } if !is_link_text(name) => {
            ("name", "one line in which every [ has its ]")
        }
        CrateOfTheWeek::Crate { url, .. } if url.is_empty() || !is_link_url(url) => {
            ("url", "an address without spaces")
        }
        CrateOfTheWeek::Crate { what, .. } if !is_paragraph(what) => {
            ("what", "one paragraph, such as: a library for …")
        }
        CrateOfTheWeek::Crate {
            thanks: Some(it), ..
        } if !it.is_sound() => ("thanks", "one paragraph"),
        CrateOfTheWeek::Words { text } if text.trim() != text || text.is_empty() => {
            ("text", "text without blank lines around it")
        }
        _ => return Ok(()),
    };
    Err(FieldError { field, expected })
}
