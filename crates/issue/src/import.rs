//! Pasted links: Markdown, bare addresses, or rich text from a page.
//!
//! Each link becomes a proposal for the user to check; this module does not add it. `entries` parses pasted lines of an
//! issue.

mod entries;
mod literal;

pub use entries::entries_in;

use crate::address::{media, without_tracking};
use crate::entry::{Entry, Link, read};
use crate::inline::{bracket_end, is_link_text, is_link_url, link_at};
use crate::item::marker;
use crate::lines::lines;
use crate::section::Kind;
use literal::literal;

/// Returns the links in pasted text, in order: list items with their tags, links in prose, bare addresses.
///
/// Tracking parameters are removed, and a video's address gets the tag "video". The title of a bare address is the text
/// before it on its line, the text after it if a dash follows, or the line above if the address is alone on its line.
/// The title may be empty. A line such as `www.example.org/post` also counts as an address.
pub fn links_in(text: &str) -> Vec<Link> {
    let mut found = Vec::new();
    let mut above = "";
    for line in lines(text).filter_map(|it| text.get(it.range)) {
        let line = line.trim().trim_start_matches(['•', '·']).trim_start();
        let content = marker(line).map_or(0, |it| it.content);
        let line = line.get(content..).unwrap_or_default();
        let mut links = if is_address(line) {
            line_links(&format!("https://{line}"))
        } else {
            line_links(line)
        };
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

/// Whether `line` is an address without `https://`: no space, a host with a dot, and a path or `www.`.
fn is_address(line: &str) -> bool {
    let host = line.split('/').next().unwrap_or_default();
    let is_host = |it: char| it.is_ascii_alphanumeric() || matches!(it, '.' | '-');
    let has_path = line.len() > host.len() || host.starts_with("www.");
    let has_dot = host.trim_matches('.').contains('.');
    has_path && has_dot && host.chars().all(is_host) && !line.contains(char::is_whitespace)
}

/// Returns the words before the address at the end of `line`, or the line above if there are no words. For an address
/// at the start of the line, returns the words after a dash or a colon.
fn title_before(line: &str, above: &str) -> String {
    let address = line.find("https://").or_else(|| line.find("http://"));
    let (before, address) = line.split_at(address.unwrap_or_default());
    let is_sign = |it: char| it.is_whitespace() || ":-–—|<(".contains(it);
    let title = before.trim_end_matches(is_sign);
    as_title(match address.split_once(char::is_whitespace) {
        Some((url, after)) => {
            let is_described = url.ends_with(':') || after.starts_with(['-', '–', '—']);
            let description = after.trim_start_matches(is_sign);
            if is_described && title.is_empty() {
                description
            } else {
                ""
            }
        }
        None if title.is_empty() => above.trim_end_matches(is_sign),
        None => title,
    })
}

/// The most brackets and addresses to check in one line; bounds the work on hostile text.
const MOST_TRIES: usize = 1000;

fn line_links(line: &str) -> Vec<Link> {
    if let Entry::Link(link) = read(&format!("* {line}"), Kind::Links) {
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
        at = if let Some(link) = link_at(line, start) {
            let text =
                |range: std::ops::Range<usize>| line.get(range).unwrap_or_default().to_owned();
            found.push(proposed(Link {
                title: text(link.text),
                url: text(link.url),
                ..Link::default()
            }));
            link.end
        } else if let Some((link, end)) = titled(line, start) {
            found.push(link);
            end
        } else if rest.get(next..).is_some_and(|it| it.starts_with("http")) {
            let (url, end) = bare(line, start);
            found.push(proposed(Link {
                url: url.to_owned(),
                ..Link::default()
            }));
            end
        } else {
            start + 1
        };
    }
    found
}

/// Returns a link in other Markdown forms, `[A](https://… "B")` or `[A](<https://…>)`, and where it ends.
fn titled(line: &str, start: usize) -> Option<(Link, usize)> {
    let close = bracket_end(line, start)?;
    let body = line.get(close + 1..)?.strip_prefix('(')?;
    let ends = ["\")", "')", ">)"];
    let length = ends.into_iter().filter_map(|it| body.find(it)).min()?;
    let inner = body.get(..length)?;
    let url = match inner.strip_prefix('<') {
        Some(angled) => angled.split('>').next(),
        None => inner
            .split_once(" \"")
            .or(inner.split_once(" '"))
            .map(|it| it.0),
    };
    let title = line.get(start + 1..close)?.to_owned();
    Some((link(title, url?)?, close + 2 + length + 2))
}

/// Returns where the next bracket or address starts.
fn next_link(text: &str) -> Option<usize> {
    [text.find('['), text.find("https://"), text.find("http://")]
        .into_iter()
        .flatten()
        .min()
}

/// Returns the address at byte `start`, without the punctuation of its sentence, and where it ends.
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

/// Returns the link to propose: without tracking parameters, with the tag of its medium.
pub fn proposed(mut link: Link) -> Link {
    if let Some(clean) = without_tracking(&link.url) {
        link.url = clean;
    }
    if let Some(tag) = media(&link.url).filter(|_| link.tags.is_empty()) {
        link.tags.push(tag.to_owned());
    }
    link
}

/// Returns a link from rich text: an anchor's text and its address.
///
/// White space is collapsed, and Markdown syntax is escaped. Text between [`CODE_MARKS`] becomes code. Returns `None`
/// if the address is not that of a web page.
pub fn from_anchor(text: &str, url: &str) -> Option<Link> {
    let mut title = String::with_capacity(text.len());
    for piece in text.split(CODE_MARKS.0) {
        match piece.split_once(CODE_MARKS.1) {
            Some((code, after)) => {
                title += &as_code(code);
                title += &literal(after);
            }
            None => title += &literal(piece),
        }
    }
    link(as_title(&title), url)
}

/// The characters that mark the start and end of code in an anchor's text. No page uses them.
pub const CODE_MARKS: (char, char) = ('\u{F8F0}', '\u{F8F1}');

/// Returns `code` as a code span; as plain text if it is blank or contains backticks.
fn as_code(code: &str) -> String {
    if code.contains('`') || code.trim().is_empty() {
        literal(code)
    } else {
        format!("`{}`", code.trim())
    }
}

/// Returns a link to a web page, with its address escaped for parentheses.
fn link(title: String, url: &str) -> Option<Link> {
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
        title,
        url,
        ..Link::default()
    }))
}

/// Returns the text as a title that parses back, with white space collapsed and brackets escaped; empty if even that
/// does not parse back.
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
    fn many_forms_of_links_are_recognized() {
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
    fn addresses_without_a_scheme_are_recognized() {
        assert_eq!(
            found(
                "www.a.example/x\n* b.example/crates/y\nhttps://c.example/\nNode.js\nhttps://d.example/\nand/or\nwww.e.example\nsee b.example/y\n"
            ),
            [
                "||https://www.a.example/x|",
                "||https://b.example/crates/y|",
                "||https://c.example/|",
                "|Node.js|https://d.example/|",
                "|and/or|https://www.e.example|",
            ]
        );
    }

    #[test]
    fn addresses_with_a_title_after_them_are_whole() {
        assert_eq!(
            found(
                "[A](https://a.example/x \"B (b)\")\n[C](https://c.example 'D'), [E](https://e.example)\n[F](<https://f.example/a b>)\n[g](h 'i') https://j.example\n"
            ),
            [
                "|A|https://a.example/x|",
                "|C|https://c.example|",
                "|E|https://e.example|",
                "|F|https://f.example/a%20b|",
                "|[g](h 'i')|https://j.example|",
            ]
        );
    }

    #[test]
    fn text_after_a_dash_is_the_title_too() {
        assert_eq!(
            found(
                "https://a.example/ - An `a`\nhttps://b.example: The b\n• Third https://c.example\n(https://d.example)\nFifth (https://e.example)\nSixth https://f.example - today\n"
            ),
            [
                "|An `a`|https://a.example/|",
                "|The b|https://b.example|",
                "|Third|https://c.example|",
                "||https://d.example|",
                "|Fifth|https://e.example|",
                "||https://f.example|",
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
