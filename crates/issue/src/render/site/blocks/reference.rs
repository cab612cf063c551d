//! `[name]: address "title"` at the start of any line defines a link's address.
//!
//! It may be in the middle of a paragraph and needs no space after the colon. Of several definitions of a name, the
//! last one counts. On GitHub a definition cannot follow a line of a paragraph, and the first one counts.

use crate::render::site::blocks::piece::Kind;
use crate::render::site::blocks::{Level, Parser, Piece};
use crate::render::site::definitions::Reference;
use crate::render::site::lines::{Line, join};
use crate::render::text::{byte, char_at, indent, is_space, rest, skip_while, slice, strip};

impl Parser<'_> {
    pub(super) fn reference(&mut self, level: &mut Level, piece: &mut Piece) -> bool {
        let buffer = self.buffer;
        let to = piece.to;
        let fits = |lines: &[Line]| {
            let line = lines.first().map_or("", |it| it.text(buffer));
            rest(line, indent(line)).starts_with('[') && read(lines, buffer).is_some()
        };
        let Some(at) = piece.first(level, Kind::Reference, fits) else {
            return false;
        };
        let lines = level.lines.get(at..to).unwrap_or_default();
        let Some((reference, used)) = read(lines, buffer) else {
            return false;
        };
        self.definitions.references.push(reference);
        level.push_rest(piece.starting_at(at + used), buffer);
        level.push_rest(piece.ending_at(at), buffer);
        true
    }
}

/// A definition at the start of `lines`, and the number of lines it takes.
fn read(lines: &[Line], buffer: &str) -> Option<(Reference, usize)> {
    // A name may continue over several lines, but never over many.
    let text = join(buffer, lines.get(..lines.len().min(20)).unwrap_or(lines));
    let start = indent(&text);
    if start > 3 || byte(&text, start) != b'[' {
        return None;
    }
    let close = skip_while(&text, start + 1, |it| it != b'[' && it != b']');
    if !rest(&text, close).starts_with("]:") {
        return None;
    }
    let mut at = skip_while(&text, close + 2, |it| it == b' ');
    if byte(&text, at) == b'\n' {
        at = skip_while(&text, at + 1, |it| it == b' ');
    }
    let (end, title, next) = address_and_title(&text, at)?;
    let address = slice(&text, at..end)
        .trim_start_matches('<')
        .trim_end_matches('>')
        .to_owned();
    let name = strip(slice(&text, start + 1..close)).to_lowercase();
    let used = slice(&text, 0..next).matches('\n').count() + 1;
    Some((
        Reference {
            name,
            address,
            title,
        },
        used,
    ))
}

/// Returns where the address ends, the title, and where both end.
fn address_and_title(text: &str, start: usize) -> Option<(usize, Option<String>, usize)> {
    let len = rest(text, start)
        .find(is_space)
        .unwrap_or(text.len() - start.min(text.len()));
    let whole = start + len;
    let mut end = whole;
    while end > start {
        if let Some((title, next)) = title(text, end) {
            return Some((end, title, next));
        }
        // Try a shorter address, so that the title starts at the previous quote or parenthesis.
        end = slice(text, start..end).rfind(['"', '\'', '('])? + start;
    }
    None
}

/// Parses what may follow an address: nothing up to the end of the line, or a title on this line or the next.
fn title(text: &str, at: usize) -> Option<(Option<String>, usize)> {
    let same_line = skip_while(text, at, |it| it == b' ');
    if byte(text, same_line) == b'\n' {
        let next_line = skip_while(text, same_line + 1, |it| it == b' ');
        if let Some(found) = quoted(text, next_line) {
            return Some(found);
        }
    }
    if same_line >= text.len() || byte(text, same_line) == b'\n' {
        return Some((None, same_line));
    }
    quoted(text, same_line)
}

fn quoted(text: &str, at: usize) -> Option<(Option<String>, usize)> {
    let close = match char_at(text, at)? {
        '(' => ')',
        it @ ('"' | '\'') => it,
        _ => return None,
    };
    let end = skip_while(text, at, |it| it != b'\n');
    let line = slice(text, at + 1..end).trim_end_matches(' ');
    let title = line.strip_suffix(close)?;
    Some((Some(title.to_owned()).filter(|it| !it.is_empty()), end))
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn a_name_on_two_lines_is_a_different_name() {
        check(
            "[a] [B c]\n\n[a]: <b> (c)\n[b\n c]: d",
            "<p><a href=\"b\" title=\"c\">a</a> [B c]</p>",
        );
    }
}
