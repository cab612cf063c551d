//! An entry's title as readers see it.

use issue::entry::Entry;
use issue::inline::{code_end, plain};

/// A piece of a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitlePiece {
    /// Its text.
    pub text: String,
    /// Whether it is code.
    pub is_code: bool,
}

/// The title as plain text.
pub fn display_title(entry: &Entry) -> String {
    let pieces = title_pieces(entry).into_iter();
    pieces.map(|it| it.text).collect()
}

/// The title in pieces of text and of code.
pub fn title_pieces(entry: &Entry) -> Vec<TitlePiece> {
    match entry {
        Entry::CfpProject(it) => {
            let mut pieces = pieces(&it.project);
            pieces.push(TitlePiece::text(" – ".to_owned()));
            pieces.extend(self::pieces(&it.title));
            pieces
        }
        Entry::Other(it) => pieces(it.raw.trim_start_matches(['*', '-', '+', ' '])),
        _ => pieces(entry.title()),
    }
}

impl TitlePiece {
    fn text(text: String) -> Self {
        Self {
            text,
            is_code: false,
        }
    }
}

/// The pieces of a line of Markdown.
fn pieces(line: &str) -> Vec<TitlePiece> {
    // Code may be in the text of a link, whose markup belongs to it.
    if !line.contains('`') || line.contains("](") {
        return Vec::from([TitlePiece::text(text(line))]);
    }
    let (mut pieces, mut rest) = (Vec::new(), line);
    while let Some((before, code, after)) = first_code(rest) {
        push_text(&mut pieces, before);
        pieces.push(TitlePiece {
            text: plain(code),
            is_code: true,
        });
        rest = after;
    }
    push_text(&mut pieces, rest);
    pieces
}

/// The text before the first code span of `line`, the span, and the text after it.
fn first_code(line: &str) -> Option<(&str, &str, &str)> {
    let mut at = 0;
    loop {
        at += line.get(at..)?.find('`')?;
        let is_escaped = line.get(..at)?.ends_with('\\');
        if let Some(end) = code_end(line, at).filter(|_| !is_escaped) {
            return Some((line.get(..at)?, line.get(at..end)?, line.get(end..)?));
        }
        at += 1;
    }
}

/// Adds a piece of text, including its spaces at both ends.
fn push_text(pieces: &mut Vec<TitlePiece>, line: &str) {
    let space = |is: bool| if is { " " } else { "" };
    let inner = text(line);
    let before = space(line.starts_with(char::is_whitespace) && !pieces.is_empty());
    let after = space(line.ends_with(char::is_whitespace) && !inner.is_empty());
    let text = format!("{before}{inner}{after}");
    if !text.is_empty() {
        pieces.push(TitlePiece::text(text));
    }
}

/// The text of a line of Markdown without code.
fn text(line: &str) -> String {
    let text = plain(line);
    if text.contains('&') {
        decoded(&text)
    } else {
        text
    }
}

/// The character references that occur in titles, and the characters they stand for. The last one begins all others.
const REFERENCES: [(&str, &str); 7] = [
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&apos;", "'"),
    ("&#39;", "'"),
    ("&nbsp;", "\u{a0}"),
    ("&amp;", "&"),
];

fn decoded(text: &str) -> String {
    let decode = |text: String, (name, sign): &(&str, &str)| text.replace(name, sign);
    REFERENCES.iter().fold(text.to_owned(), decode)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str) -> String {
        let mark = |it: TitlePiece| {
            if it.is_code {
                format!("<{}>", it.text)
            } else {
                it.text
            }
        };
        pieces(line).into_iter().map(mark).collect()
    }

    #[test]
    fn code_and_text_are_distinguished() {
        assert_eq!(
            shown("now with `--look` and *more*"),
            "now with <--look> and more"
        );
        assert_eq!(shown("`a` `b`"), "<a> <b>");
        assert_eq!(shown("``a`b``c"), "<a`b>c");
        assert_eq!(shown("one ` tick"), "one tick");
        assert_eq!(shown("a [link with `code`](u)"), "a link with code");
    }

    #[test]
    fn references_are_what_they_stand_for() {
        assert_eq!(shown("Vec&lt;T&gt; &amp;amp; R&D"), "Vec<T> &amp; R&D");
        assert_eq!(shown("`&lt;` is &lt;"), "<&lt;> is <");
    }
}
