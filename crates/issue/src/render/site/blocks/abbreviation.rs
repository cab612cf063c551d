//! `*[HTML]: Hypertext Markup Language` explains every `HTML` on the page.
//!
//! GitHub shows the line as it is written.

use crate::render::site::blocks::piece::Kind;
use crate::render::site::blocks::{Level, Parser, Piece};
use crate::render::site::lines::{Line, join};
use crate::render::text::{byte, find, find_str, skip_while, slice, strip};

impl Parser<'_> {
    pub(super) fn abbreviation(&mut self, level: &mut Level, piece: &mut Piece) -> bool {
        let buffer = self.buffer;
        let to = piece.to;
        let fits = |lines: &[Line]| {
            lines
                .first()
                .is_some_and(|it| it.text(buffer).starts_with("*["))
                && read(lines, buffer).is_some()
        };
        let Some(at) = piece.first(level, Kind::Abbreviation, fits) else {
            return false;
        };
        let lines = level.lines.get(at..to).unwrap_or_default();
        let Some((name, title, used)) = read(lines, buffer) else {
            return false;
        };
        if name.is_empty() || title.is_empty() {
            return false;
        }
        self.definitions.abbreviations.push((name, title));
        level.push_rest(piece.starting_at(at + used), buffer);
        level.push_rest(piece.ending_at(at), buffer);
        true
    }
}

/// The name, its meaning, and the number of lines that they take.
fn read(lines: &[Line], buffer: &str) -> Option<(String, String, usize)> {
    // A name may continue over several lines, up to a backslash, but never over many.
    let text = join(buffer, lines.get(..lines.len().min(100)).unwrap_or(lines));
    let limit = find(&text, 0, b'\\').unwrap_or(text.len());
    let mut at = 2;
    loop {
        let close = find_str(&text, at, "]").filter(|it| *it < limit)?;
        at = close + 1;
        let colon = close + 1 + usize::from(byte(&text, close + 1) == b' ');
        if byte(&text, colon) != b':' {
            continue;
        }
        let mut start = skip_while(&text, colon + 1, |it| it == b' ');
        if byte(&text, start) == b'\n' {
            start = skip_while(&text, start + 1, |it| it == b' ');
        }
        let end = find(&text, start, b'\n').unwrap_or(text.len());
        let used = slice(&text, 0..end).matches('\n').count() + 1;
        let name = strip(slice(&text, 2..close)).to_owned();
        return Some((name, strip(slice(&text, start..end)).to_owned(), used));
    }
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn explains_a_word_from_anywhere() {
        check(
            "HTML, XHTML\n\n*[HTML]: Hyper \"text\"\nb",
            "<p><abbr title=\"Hyper &quot;text&quot;\">HTML</abbr>, XHTML</p>\n<p>b</p>",
        );
    }
}
