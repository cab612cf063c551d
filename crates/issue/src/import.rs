//! Links that somebody pastes: Markdown, bare addresses, or what a page's rich text gave.
//!
//! Each becomes a proposal to look at; nothing is added here. Lines of an issue are read as its entries: `entries`.

mod entries;

pub use entries::entries_in;

use crate::address::{media, without_tracking};
use crate::entry::{Entry, Link, read};
use crate::inline::{is_link_text, is_link_url, link_at};
use crate::lines::lines;
use crate::section::Kind;

/// The links in pasted text, in order: list items with their tags, links within prose, bare addresses.
///
/// Tracking parameters go; a film's address gets the tag "video". The title of a bare address is what stands before
/// it on its line, or on the line above where it has its line for itself; it may have none.
pub fn links_in(text: &str) -> Vec<Link> {
    let mut found = Vec::new();
    let mut above = "";
    for line in lines(text).filter_map(|it| text.get(it.range)) {
        let line = line.trim();
        let mut links = line_links(line);
        if let [link] = links.as_mut_slice()
            && link.title.is_empty()
        {
            link.title = title_before(line, above);
        }
        above = if links.is_empty() { line } else { "" };
        found.append(&mut links);
    }
    found
}

/// The words before the address that `line` ends with, or those of the line above if there are none.
fn title_before(line: &str, above: &str) -> String {
    let address = line.find("https://").or_else(|| line.find("http://"));
    let (before, address) = line.split_at(address.unwrap_or_default());
    if address.contains(char::is_whitespace) {
        return String::new();
    }
    let words = |it: &str| {
        let start = crate::item::marker(it).map_or(0, |it| it.content);
        let it = it.get(start..).unwrap_or_default();
        let is_sign =
            |it: char| it.is_whitespace() || matches!(it, ':' | '-' | '–' | '—' | '|' | '<');
        as_title(it.trim_end_matches(is_sign))
    };
    let title = words(before);
    if title.is_empty() {
        words(above)
    } else {
        title
    }
}

/// Brackets and addresses looked at in one line; the bound keeps hostile lines cheap.
const MOST_TRIES: usize = 1000;

fn line_links(line: &str) -> Vec<Link> {
    let item = if crate::item::marker(line).is_some() {
        line.to_owned()
    } else {
        format!("* {line}")
    };
    if let Entry::Link(link) = read(&item, Kind::Links) {
        return vec![proposed(link)];
    }
    let mut found = Vec::new();
    let mut at = 0;
    for _ in 0..MOST_TRIES {
        let Some(rest) = line.get(at..).filter(|it| !it.is_empty()) else {
            break;
        };
        let Some(next) = next_link(rest) else { break };
        let start = at + next;
        at = match link_at(line, start) {
            Some(link) => {
                let text =
                    |range: std::ops::Range<usize>| line.get(range).unwrap_or_default().to_owned();
                found.push(proposed(Link {
                    title: text(link.text),
                    url: text(link.url),
                    ..Link::default()
                }));
                link.end
            }
            None if rest.get(next..).is_some_and(|it| it.starts_with("http")) => {
                let (url, end) = bare(line, start);
                found.push(proposed(Link {
                    url: url.to_owned(),
                    ..Link::default()
                }));
                end
            }
            None => start + 1,
        };
    }
    found
}

/// Where the next bracket or address begins.
fn next_link(text: &str) -> Option<usize> {
    [text.find('['), text.find("https://"), text.find("http://")]
        .into_iter()
        .flatten()
        .min()
}

/// The address that starts at byte `start`, without the sentence's punctuation after it, and where it ends.
fn bare(line: &str, start: usize) -> (&str, usize) {
    let rest = line.get(start..).unwrap_or_default();
    let length = rest
        .find(|it: char| it.is_whitespace() || matches!(it, '<' | '>' | '"'))
        .unwrap_or(rest.len());
    let word = rest.get(..length).unwrap_or_default();
    let mut url = word.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
    while let Some(cut) = url.strip_suffix(')').filter(|_| !is_link_url(url)) {
        url = cut;
    }
    (url, start + length.max(1))
}

/// A link as it is proposed: without tracking, with the tag of its medium.
pub fn proposed(mut link: Link) -> Link {
    if let Some(clean) = without_tracking(&link.url) {
        link.url = clean;
    }
    if let Some(tag) = media(&link.url).filter(|_| link.tags.is_empty()) {
        link.tags.push(tag.to_owned());
    }
    link
}

/// A link from a page's rich text: the anchor's text and its address.
///
/// White space folds, and what would not read back as a title is escaped; `None` for other addresses than web pages.
pub fn from_anchor(text: &str, url: &str) -> Option<Link> {
    if !url.starts_with("https://") && !url.starts_with("http://") {
        return None;
    }
    let url = url.replace(' ', "%20");
    let url = if is_link_url(&url) {
        url
    } else {
        url.replace('(', "%28").replace(')', "%29")
    };
    Some(proposed(Link {
        title: as_title(text),
        url,
        ..Link::default()
    }))
}

/// Words as a title that reads back: white space folded, brackets escaped; empty where that is not enough.
fn as_title(text: &str) -> String {
    let title = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if is_link_text(&title) {
        return title;
    }
    let escaped = title.replace('[', "\\[").replace(']', "\\]");
    if is_link_text(&escaped) {
        escaped
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let line = |it: Link| format!("{}|{}|{}|{}", it.tags.join(" "), it.title, it.url, it.tail);
        links_in(text).into_iter().map(line).collect()
    }

    #[test]
    fn many_shapes_become_links() {
        assert_eq!(
            found(
                "* [video] [A `b`](https://a.example/?utm_x=1) more\r\n- https://b.example/x.\n\nSee [C](https://c.example) and (https://d.example/e_(f)), or <https://youtu.be/g>.\nnothing [here]"
            ),
            [
                "video|A `b`|https://a.example/| more",
                "||https://b.example/x|",
                "|C|https://c.example|",
                "||https://d.example/e_(f)|",
                "video||https://youtu.be/g|",
            ]
        );
        assert!(found("").is_empty() && found("[[[[").is_empty());
    }

    #[test]
    fn words_before_an_address_are_its_title() {
        assert_eq!(
            found(
                "My first: https://a.example/1\r\n* My [second] 💛 - <https://a.example/2>\n\nMy third\nhttps://a.example/3\nhttps://a.example/4\nRead https://a.example/5 today"
            ),
            [
                "|My first|https://a.example/1|",
                "|My [second] 💛|https://a.example/2|",
                "|My third|https://a.example/3|",
                "||https://a.example/4|",
                "||https://a.example/5|",
            ]
        );
    }

    #[test]
    fn anchors_become_links_that_read_back() {
        let link = from_anchor(" A\n ] 💛 ", "https://a.example/b c)").unwrap();
        assert_eq!(
            (link.title.as_str(), link.url.as_str()),
            ("A \\] 💛", "https://a.example/b%20c%29")
        );
        assert_eq!(from_anchor("x", "javascript:alert(1)"), None);
    }
}
