//! `[^name]: text` defines a footnote; footnotes are shown at the end of the page.
//!
//! GitHub's plain preview shows the definition as it is written.

use crate::render::site::blocks::piece::Kind;
use crate::render::site::blocks::{Level, Parser, Piece, outdent};
use crate::render::site::definitions::Footnote;
use crate::render::site::lines::{Line, join, span};
use crate::render::text::{find, indent, is_space, rest, skip_while, slice};

impl Parser<'_> {
    pub(super) fn footnote(&mut self, level: &mut Level, piece: &mut Piece) -> bool {
        let buffer = self.buffer;
        let is_footnote = |lines: &[Line]| {
            lines
                .first()
                .is_some_and(|it| head(it.text(buffer)).is_some())
        };
        let Some(at) = piece.first(level, Kind::Footnote, is_footnote) else {
            return false;
        };
        let mut after = piece.starting_at(at + 1);
        let next = after.first(level, Kind::Footnote, is_footnote);
        let Some(first) = level.lines.get(at).copied() else {
            return false;
        };
        let (name, start) = head(first.text(buffer)).unwrap_or(("", 0));
        let mut lines = vec![first.skip(start)];
        let own = after.ending_at(next.unwrap_or(after.to));
        lines.extend(
            level
                .of(&own)
                .iter()
                .map(|it| outdent(*it, buffer, 4).unwrap_or(*it)),
        );
        if let Some(next) = next {
            level.pieces.push(after.starting_at(next));
        } else {
            indented(level, buffer, &mut lines);
        }
        let text = join(buffer, &lines);
        let text = text
            .trim_start_matches('\n')
            .trim_end_matches(is_space)
            .to_owned();
        self.definitions.footnotes.push(Footnote {
            name: name.to_owned(),
            text,
            pieces: Vec::new(),
            span: span(&lines),
        });
        level.push_rest(piece.ending_at(at), buffer);
        true
    }
}

/// Takes the indented pieces that follow.
fn indented(level: &mut Level, buffer: &str, lines: &mut Vec<Line>) {
    while let Some(mut piece) = level.pieces.last().copied() {
        if level
            .first(&piece)
            .is_none_or(|it| indent(it.text(buffer)) < 4)
        {
            return;
        }
        level.pieces.pop();
        let is_footnote = |lines: &[Line]| {
            lines
                .first()
                .is_some_and(|it| head(it.text(buffer)).is_some())
        };
        let next = piece.first(level, Kind::Footnote, is_footnote);
        let own = piece.ending_at(next.unwrap_or(piece.to));
        lines.push(Line::EMPTY);
        lines.extend(
            level
                .of(&own)
                .iter()
                .map(|it| outdent(*it, buffer, 4).unwrap_or(*it)),
        );
        if let Some(next) = next {
            level.pieces.push(piece.starting_at(next));
            return;
        }
    }
}

/// The name of the footnote that a line defines, and where its text starts.
fn head(line: &str) -> Option<(&str, usize)> {
    let start = indent(line);
    if start > 3 || !rest(line, start).starts_with("[^") {
        return None;
    }
    let end = find(line, start + 2, b']')?;
    if !rest(line, end + 1).starts_with(':') {
        return None;
    }
    Some((
        slice(line, start + 2..end),
        skip_while(line, end + 2, |it| it == b' '),
    ))
}
