//! The query in the page's own address that fills in the form. A bookmarklet, the installed page's share target, or a
//! shared link passes it.

use super::SubmissionKind;
use crate::percent::{decoded_text, encoded};

/// The form's values in an address; empty if the address has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// `kind`: the kind of submission. `None` if it is missing or unknown.
    pub kind: Option<SubmissionKind>,
    /// `url`: the address to submit. Phones send it in `text` instead; then this is the first address in `text`.
    pub url: String,
    /// `title`: the page's title.
    pub title: String,
    /// `section`: the section, a heading's text.
    pub section: String,
    /// `tags`: the tags in order, with commas between them.
    pub tags: Vec<String>,
    /// `event`: the event's data from its page, for [`events_in`](super::events_in).
    pub event: String,
}

/// The most parameters of a query to parse; further ones are ignored.
const MOST_PARAMETERS: usize = 100;

impl Share {
    /// Reads the query of an address, with or without the `?` before it. Unknown parameters are ignored, and so are
    /// addresses other than web pages.
    pub fn from_query(query: &str) -> Self {
        let query = query.trim_start_matches(['?', '#', '&']);
        let mut found = Self::default();
        let mut text = String::new();
        for parameter in query.split('&').take(MOST_PARAMETERS) {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            let value = decoded_text(value);
            match decoded_text(name).as_str() {
                "kind" => found.kind = SubmissionKind::named(value.trim()),
                "url" => first_address(&value).clone_into(&mut found.url),
                "text" => text = value,
                "title" => found.title = one_line(&value),
                "section" => found.section = one_line(&value),
                "tags" => found.tags = tags(&value),
                "event" => found.event = value,
                _ => {}
            }
        }
        if found.url.is_empty() {
            first_address(&text).clone_into(&mut found.url);
        }
        found
    }

    /// The query that parses as this value, without a `?`; empty if there is nothing to fill in.
    pub fn to_query(&self) -> String {
        let tags = self.tags.join(",");
        let kind = self.kind.map(SubmissionKind::name).unwrap_or_default();
        let fields = [
            ("kind", kind),
            ("url", &self.url),
            ("title", &self.title),
            ("section", &self.section),
            ("tags", &tags),
            ("event", &self.event),
        ];
        let given = fields.into_iter().filter(|(_, value)| !value.is_empty());
        let pairs = given.map(|(name, value)| format!("{name}={}", encoded(value.as_bytes())));
        pairs.collect::<Vec<_>>().join("&")
    }
}

/// The first word of `text` that is a web address; empty if there is none.
fn first_address(text: &str) -> &str {
    let is_address = |it: &&str| it.starts_with("https://") || it.starts_with("http://");
    text.split_whitespace().find(is_address).unwrap_or_default()
}

/// `text` with its white space, including line breaks, collapsed.
fn one_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    let mut line = words.join(" ");
    line.retain(|it| !it.is_control());
    line
}

fn tags(text: &str) -> Vec<String> {
    let tags = text.split(',').map(one_line);
    tags.filter(|it| !it.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let share = Share {
            kind: Some(SubmissionKind::CfpProject),
            url: "https://a.example/?b=c&d=%20#e".to_owned(),
            title: "A & B = 100% 💛 + `x`".to_owned(),
            section: "Observations/Thoughts".to_owned(),
            tags: vec!["ZH | EN".to_owned(), "video".to_owned()],
            event: "{\"@type\":\n\"Event\"}".to_owned(),
        };
        assert_eq!(Share::from_query(&share.to_query()), share);
        assert_eq!(Share::default().to_query(), "");
    }

    #[test]
    fn addresses_from_elsewhere_are_read() {
        let phone = "?title=A%0AB&text=Look:%20https://a.example/1%20!&url=&x=y&kind=song";
        let share = Share::from_query(phone);
        assert_eq!(
            (share.url.as_str(), share.title.as_str()),
            ("https://a.example/1", "A B")
        );
        assert_eq!(share.kind, None);
        assert_eq!(
            Share::from_query("url=javascript:alert(1)"),
            Share::default()
        );
        assert_eq!(Share::from_query(""), Share::default());
    }
}
