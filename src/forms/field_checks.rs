//! Checks of single fields: what is wrong with the text, and what is good to know about it.

use std::fmt;
use std::sync::Arc;

use issue::calendar::Date;
use issue::continent;

use crate::components::FieldMessage;

/// A check of the text of one field.
#[derive(Clone)]
pub struct FieldCheck(Arc<CheckText>);

type CheckText = dyn Fn(&str) -> Option<FieldMessage> + Send + Sync;

impl FieldCheck {
    /// Returns what there is to say about `text`.
    pub fn run(&self, text: &str) -> Option<FieldMessage> {
        (self.0)(text)
    }
}

/// Nothing can be wrong with the text.
impl Default for FieldCheck {
    fn default() -> Self {
        Self::from(|_: &str| None)
    }
}

impl<F: Fn(&str) -> Option<FieldMessage> + Send + Sync + 'static> From<F> for FieldCheck {
    fn from(check: F) -> Self {
        Self(Arc::new(check))
    }
}

impl fmt::Debug for FieldCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FieldCheck")
    }
}

fn problem(text: impl Into<String>) -> FieldMessage {
    FieldMessage::Problem(text.into())
}

/// An address on the web.
pub fn url(text: &str) -> Option<FieldMessage> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    error_in_url(text).map(FieldMessage::Problem)
}

fn error_in_url(text: &str) -> Option<String> {
    if text.contains(char::is_whitespace) {
        return Some("An address has no spaces; write %20 for one.".to_owned());
    }
    let Some((scheme, rest)) = text.split_once("://") else {
        return Some("An address begins with https://".to_owned());
    };
    if !["https", "http"].contains(&scheme) {
        return Some(format!("Expected https://, found {scheme}://"));
    }
    match rest.split(['/', '?', '#']).next() {
        None | Some("") => Some(format!("Nothing follows {scheme}://")),
        Some(host) if host.contains('.') => None,
        Some(host) => Some(format!("“{host}” is not a web host: it has no dot.")),
    }
}

/// A date; the note names the day of the week.
pub fn date(text: &str) -> Option<FieldMessage> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    Some(match Date::parse(text) {
        Some(date) => FieldMessage::Note(without_year(&date.in_words()).to_owned()),
        None if looks_like_date(text) => problem(format!("{text} is not a valid date.")),
        None => problem(format!("Expected a date like 2026-08-26, found “{text}”.")),
    })
}

/// The field shows the year already.
fn without_year(words: &str) -> &str {
    words.rsplit_once(' ').map_or(words, |(rest, _)| rest)
}

/// The last day of something that begins on `first`.
pub fn end_date(text: &str, first: Option<Date>) -> Option<FieldMessage> {
    match (first, Date::parse(text.trim())) {
        (Some(first), Some(last)) if last < first => {
            Some(problem("The last day is before the first."))
        }
        _ => date(text),
    }
}

fn looks_like_date(text: &str) -> bool {
    let fits = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(fits)
}

/// A number without sign or point.
pub fn count(text: &str) -> Option<FieldMessage> {
    let text = text.trim();
    let is_count = text.is_empty() || text.parse::<u64>().is_ok();
    (!is_count).then(|| problem(format!("Expected a number like 432, found “{text}”.")))
}

/// A country's code; the note names the heading of its events.
pub fn country(text: &str) -> Option<FieldMessage> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    Some(match continent::of_country(&text.to_ascii_uppercase()) {
        Some(heading) => FieldMessage::Note(format!("Listed under {heading}.")),
        None if text.len() == 2 => problem(format!("No country has the code {text}.")),
        None => problem(format!(
            "Expected a code of two letters like DE, found “{text}”."
        )),
    })
}

/// A state's or province's code, within a country.
pub fn region(text: &str, country: &str) -> Option<FieldMessage> {
    let (text, country) = (text.trim(), country.trim());
    let is_unknown = continent::region_is_known(country, text) == Some(false);
    (is_unknown && !text.is_empty())
        .then(|| problem(format!("{country} has no state or region {text}.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(message: Option<FieldMessage>) -> String {
        match message {
            Some(FieldMessage::Problem(text)) => format!("! {text}"),
            Some(FieldMessage::Note(text)) => text,
            None => String::new(),
        }
    }

    #[test]
    fn addresses() {
        assert_eq!(text(url("https://a.example/ä?b=(c)")), "");
        assert_eq!(
            text(url("example.com")),
            "! An address begins with https://"
        );
        assert_eq!(text(url("ftp://a.b")), "! Expected https://, found ftp://");
        assert_eq!(text(url("https://")), "! Nothing follows https://");
        assert_eq!(
            text(url("https://a b")),
            "! An address has no spaces; write %20 for one."
        );
        assert_eq!(
            text(url("https://foo/")),
            "! “foo” is not a web host: it has no dot."
        );
    }

    #[test]
    fn days() {
        assert_eq!(text(date("2026-08-26")), "Wednesday 26 August");
        assert_eq!(
            text(date("2026-02-30")),
            "! 2026-02-30 is not a valid date."
        );
        assert_eq!(
            text(date("26 Aug")),
            "! Expected a date like 2026-08-26, found “26 Aug”."
        );
    }

    #[test]
    fn countries() {
        assert_eq!(text(country("UK")), "Listed under Europe.");
        assert_eq!(text(country("XX")), "! No country has the code XX.");
        assert_eq!(
            text(country("Germany")),
            "! Expected a code of two letters like DE, found “Germany”."
        );
        assert_eq!(text(region("CA", "US")), "");
        assert_eq!(text(region("QL", "AU")), "! AU has no state or region QL.");
    }
}
