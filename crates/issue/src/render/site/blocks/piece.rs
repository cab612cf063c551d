//! Text between blank lines, and what is known about it.

use crate::render::site::lines::Line;
use crate::render::text::is_blank;

/// Constructs that are searched for on every line of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Heading,
    Rule,
    Definition,
    Quote,
    Footnote,
    Abbreviation,
    Reference,
    /// Not a construct, but a line that a table with one column cannot contain.
    Borderless,
}

const KINDS: usize = 8;

/// Some lines of a [`Level`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// The first line of each kind at or after `from`, if it was searched for. Without this, a piece of a hundred
    /// thousand definitions would be searched for headings a hundred thousand times.
    known: [Option<usize>; KINDS],
}

impl Piece {
    pub(crate) fn new(from: usize, to: usize) -> Piece {
        Piece {
            from,
            to,
            known: [None; KINDS],
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.to.saturating_sub(self.from)
    }

    /// The rest of the piece, from line `from` on.
    pub(crate) fn starting_at(&self, from: usize) -> Piece {
        let mut rest = Piece { from, ..*self };
        for known in &mut rest.known {
            *known = known.filter(|it| *it >= from);
        }
        rest
    }

    /// The piece up to line `to`.
    pub(crate) fn ending_at(&self, to: usize) -> Piece {
        Piece { to, ..*self }
    }

    /// The first line for which `fits` holds, given the lines from it on.
    pub(crate) fn first(
        &mut self,
        level: &Level,
        kind: Kind,
        fits: impl Fn(&[Line]) -> bool,
    ) -> Option<usize> {
        let known = self.known.get(kind as usize).copied().flatten();
        let first = known.unwrap_or_else(|| {
            let lines = level.lines.get(self.from..self.to).unwrap_or_default();
            let position = (0..lines.len()).find(|it| fits(lines.get(*it..).unwrap_or_default()));
            position.map_or(usize::MAX, |it| it + self.from)
        });
        if let Some(known) = self.known.get_mut(kind as usize) {
            *known = Some(first);
        }
        (first < self.to).then_some(first)
    }

    /// Clears the cache, because lines changed.
    pub(crate) fn forget(&mut self) {
        self.known = [None; KINDS];
    }
}

/// Lines with the same parent, and their pieces that are not parsed yet, in reverse order.
#[derive(Debug)]
pub(crate) struct Level {
    pub(crate) lines: Vec<Line>,
    pub(crate) pieces: Vec<Piece>,
}

impl Level {
    /// Splits at each empty line. If two empty lines follow each other, the second starts a piece.
    pub(crate) fn cut(lines: Vec<Line>) -> Level {
        let mut pieces = Vec::new();
        let mut from = 0;
        let mut at = 0;
        while at < lines.len() {
            let next_is_empty = lines.get(at + 1).is_some_and(|it| it.is_empty());
            // An empty line at the end belongs to its piece, so that `a  ` before it ends in a line break.
            if next_is_empty && at + 2 < lines.len() {
                pieces.push(Piece::new(from, at + 1));
                from = at + 2;
                at += 2;
            } else {
                at += 1;
            }
        }
        if from < lines.len() {
            pieces.push(Piece::new(from, lines.len()));
        }
        pieces.reverse();
        Level { lines, pieces }
    }

    /// All lines as one piece.
    pub(crate) fn whole(lines: Vec<Line>) -> Level {
        let pieces = vec![Piece::new(0, lines.len())];
        Level { lines, pieces }
    }

    pub(crate) fn of(&self, piece: &Piece) -> &[Line] {
        self.lines.get(piece.from..piece.to).unwrap_or_default()
    }

    pub(crate) fn first(&self, piece: &Piece) -> Option<Line> {
        self.of(piece).first().copied()
    }

    /// Makes the rest of a piece the next one, unless it is empty.
    pub(crate) fn push_rest(&mut self, rest: Piece, buffer: &str) {
        let mut rest = rest;
        while self.first(&rest).is_some_and(Line::is_empty) {
            rest = rest.starting_at(rest.from + 1);
        }
        if self.of(&rest).iter().any(|it| !is_blank(it.text(buffer))) {
            self.pieces.push(rest);
        }
    }
}
