//! Checks of single fields: what is wrong with the text, and what is good to know about it.

use std::fmt;
use std::sync::Arc;

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

/// The check that accepts any text.
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

/// A title. An address is not one.
pub fn title(text: &str) -> Option<FieldMessage> {
    let text = text.trim();
    let is_address = ["https://", "http://"]
        .iter()
        .any(|it| text.starts_with(it));
    let is_address = is_address && !text.contains(char::is_whitespace);
    is_address.then(|| problem("This is an address. Enter the title of the page."))
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

/// A whole number without a sign.
pub fn count(text: &str) -> Option<FieldMessage> {
    let text = text.trim();
    let is_count = text.is_empty() || text.parse::<u64>().is_ok();
    (!is_count).then(|| problem(format!("Expected a number like 432, found “{text}”.")))
}

/// A country by its code or name; the note says what is written, and the heading of its events.
pub fn country(text: &str) -> Option<FieldMessage> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let code = continent::country_code(text);
    let heading = code.as_deref().and_then(continent::of_country);
    Some(match (code, heading) {
        (Some(code), Some(heading)) if code.eq_ignore_ascii_case(text) => {
            FieldMessage::Note(format!("Listed under {heading}."))
        }
        (Some(code), Some(heading)) => {
            FieldMessage::Note(format!("Written as {code}. Listed under {heading}."))
        }
        _ if text.len() == 2 => problem(format!("No country has the code {text}.")),
        _ => problem(format!(
            "Expected a country like Germany or DE, found “{text}”."
        )),
    })
}

/// A state or province by its code or name, within a country.
pub fn region(text: &str, country: &str) -> Option<FieldMessage> {
    let (text, typed) = (text.trim(), country.trim());
    if text.is_empty() {
        return None;
    }
    let country =
        continent::country_code(typed).or_else(|| Some(continent::region_home(text)?.to_owned()));
    let country = country?;
    match continent::region_code(&country, text) {
        Some(code) if code.eq_ignore_ascii_case(text) => None,
        Some(code) => Some(FieldMessage::Note(format!("Written as {code}."))),
        None => continent::region_is_known(&country, text)
            .map(|_| problem(format!("{country} has no state or region {text}."))),
    }
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
    fn titles() {
        assert_eq!(text(title("https://a.example/ has moved")), "");
        assert_eq!(
            text(title(" https://a.example/")),
            "! This is an address. Enter the title of the page."
        );
    }

    #[test]
    fn countries() {
        assert_eq!(text(country("UK")), "Listed under Europe.");
        assert_eq!(text(country("XX")), "! No country has the code XX.");
        assert_eq!(
            text(country("Germany")),
            "Written as DE. Listed under Europe."
        );
        assert_eq!(
            text(country("Atlantis")),
            "! Expected a country like Germany or DE, found “Atlantis”."
        );
        assert_eq!(text(region("CA", "US")), "");
        assert_eq!(text(region("Oregon", "usa")), "Written as OR.");
        assert_eq!(text(region("Oregon", "")), "Written as OR.");
        assert_eq!(text(region("Saxony", "DE")), "");
        assert_eq!(text(region("QL", "AU")), "! AU has no state or region QL.");
    }
}
