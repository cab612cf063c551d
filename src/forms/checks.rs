//! What is wrong with a field, in words; and what is good to know about it.

use issue::calendar::Date;
use issue::continent;

use crate::parts::field::Remark;

/// A check of one field.
pub type Check = fn(&str) -> Option<Remark>;

fn problem(words: impl Into<String>) -> Remark {
    Remark::Problem(words.into())
}

/// Nothing can be wrong with it.
pub fn any(_: &str) -> Option<Remark> {
    None
}

/// An address on the web.
pub fn url(text: &str) -> Option<Remark> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    fault_of_url(text).map(Remark::Problem)
}

fn fault_of_url(text: &str) -> Option<String> {
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
        Some(host) => Some(format!("“{host}” is no host on the web: it has no dot.")),
    }
}

/// A day; says which day of the week it is.
pub fn date(text: &str) -> Option<Remark> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    Some(match Date::parse(text) {
        Some(date) => Remark::Note(without_year(&date.in_words()).to_owned()),
        None if looks_like_date(text) => problem(format!("The calendar has no {text}.")),
        None => problem(format!("Expected a day like 2026-08-26, found “{text}”.")),
    })
}

/// The year stands in the field already.
fn without_year(words: &str) -> &str {
    words.rsplit_once(' ').map_or(words, |(rest, _)| rest)
}

/// A last day, of something whose first day is `first`.
pub fn end_date(text: &str, first: Option<Date>) -> Option<Remark> {
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
pub fn count(text: &str) -> Option<Remark> {
    let text = text.trim();
    let is_count = text.is_empty() || text.parse::<u64>().is_ok();
    (!is_count).then(|| problem(format!("Expected a number like 432, found “{text}”.")))
}

/// A country's code; says under which heading its events stand.
pub fn country(text: &str) -> Option<Remark> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    Some(match continent::of_country(&text.to_ascii_uppercase()) {
        Some(heading) => Remark::Note(format!("Stands under {heading}.")),
        None if text.len() == 2 => problem(format!("No country has the code {text}.")),
        None => problem(format!(
            "Expected a code of two letters like DE, found “{text}”."
        )),
    })
}

/// A state's or province's code, within a country.
pub fn region(text: &str, country: &str) -> Option<Remark> {
    let (text, country) = (text.trim(), country.trim());
    let is_unknown = continent::region_is_known(country, text) == Some(false);
    (is_unknown && !text.is_empty())
        .then(|| problem(format!("{country} has no state or region {text}.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(remark: Option<Remark>) -> String {
        match remark {
            Some(Remark::Problem(words)) => format!("! {words}"),
            Some(Remark::Note(words)) => words,
            None => String::new(),
        }
    }

    #[test]
    fn addresses() {
        assert_eq!(said(url("https://a.example/ä?b=(c)")), "");
        assert_eq!(
            said(url("example.com")),
            "! An address begins with https://"
        );
        assert_eq!(said(url("ftp://a.b")), "! Expected https://, found ftp://");
        assert_eq!(said(url("https://")), "! Nothing follows https://");
        assert_eq!(
            said(url("https://a b")),
            "! An address has no spaces; write %20 for one."
        );
        assert_eq!(
            said(url("https://foo/")),
            "! “foo” is no host on the web: it has no dot."
        );
    }

    #[test]
    fn days() {
        assert_eq!(said(date("2026-08-26")), "Wednesday 26 August");
        assert_eq!(
            said(date("2026-02-30")),
            "! The calendar has no 2026-02-30."
        );
        assert_eq!(
            said(date("26 Aug")),
            "! Expected a day like 2026-08-26, found “26 Aug”."
        );
    }

    #[test]
    fn countries() {
        assert_eq!(said(country("UK")), "Stands under Europe.");
        assert_eq!(said(country("XX")), "! No country has the code XX.");
        assert_eq!(
            said(country("Germany")),
            "! Expected a code of two letters like DE, found “Germany”."
        );
        assert_eq!(said(region("CA", "US")), "");
        assert_eq!(said(region("QL", "AU")), "! AU has no state or region QL.");
    }
}
