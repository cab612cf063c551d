//! What is left of the text, line by line, and where each line came from.

use crate::render::site::lines::{Line, Prepared, join};

/// Collects text.
pub(crate) struct Output<'a> {
    /// The lines that are read; offsets of the joined text are counted from `starts`.
    lines: &'a [Line],
    starts: Vec<usize>,
    out: Prepared,
    line_start: usize,
    from: usize,
    to: usize,
    /// Where the last piece starts.
    piece: usize,
    /// Where the last mark's construct started.
    construct: usize,
}

impl<'a> Output<'a> {
    /// The text of `prepared`, and an output for what is left of it.
    pub(crate) fn new(prepared: &'a Prepared) -> (String, Output<'a>) {
        let text = join(&prepared.buffer, &prepared.lines);
        let mut starts = Vec::with_capacity(prepared.lines.len());
        let mut at = 0;
        for line in &prepared.lines {
            starts.push(at);
            at += line.end - line.start + 1;
        }
        let out = Prepared {
            buffer: String::with_capacity(text.len()),
            lines: Vec::with_capacity(starts.len()),
        };
        let lines = &prepared.lines;
        (
            text,
            Output {
                lines,
                starts,
                out,
                line_start: 0,
                from: usize::MAX,
                to: 0,
                piece: 0,
                construct: 0,
            },
        )
    }

    /// Where offset `at` of the text came from. In a line that lost or gained characters only its ends are
    /// known: what begins there came from its start, what ends there from its end.
    fn source(&self, at: usize, is_end: bool) -> usize {
        let index = self
            .starts
            .partition_point(|it| *it <= at)
            .saturating_sub(1);
        let Some((line, start)) = self.lines.get(index).zip(self.starts.get(index)) else {
            return 0;
        };
        let inside = at.saturating_sub(*start);
        if inside > 0 && line.is_changed() {
            return if is_end { line.to } else { line.from };
        }
        line.from.saturating_add(inside).min(line.to)
    }

    /// Adds `piece`, which stands for `start..end` of the text.
    pub(crate) fn push(&mut self, piece: &str, start: usize, end: usize) {
        self.piece = self.out.buffer.len();
        let mut at = start;
        for (index, part) in piece.split('\n').enumerate() {
            if index > 0 {
                self.end_line(at);
                at = (at + 1).min(end);
            }
            if !part.is_empty() {
                self.from = self.from.min(self.source(at, false));
                at = (at + part.len()).min(end);
                self.to = self.to.max(self.source(at, true));
                self.out.buffer.push_str(part);
            }
        }
        self.construct = end;
    }

    /// Adds a mark for everything since the last piece, up to `end`.
    pub(crate) fn push_mark(&mut self, mark: &str, end: usize) {
        self.push(mark, self.construct, end);
        self.to = self.to.max(self.source(end, true));
    }

    fn end_line(&mut self, at: usize) {
        let end = self.out.buffer.len();
        let from = if self.from == usize::MAX {
            self.source(at, false)
        } else {
            self.from
        };
        self.out.lines.push(Line {
            start: self.line_start,
            end,
            from,
            to: self.to.max(from),
        });
        self.out.buffer.push('\n');
        self.line_start = end + 1;
        self.from = usize::MAX;
        self.to = 0;
    }

    /// Whether the last piece ends with a newline, but not with two.
    pub(crate) fn ends_with_one_newline(&self) -> bool {
        let piece = self.out.buffer.get(self.piece..).unwrap_or_default();
        piece.ends_with('\n') && !piece.ends_with("\n\n")
    }

    /// The lines that are left.
    pub(crate) fn finish(mut self) -> Prepared {
        self.end_line(usize::MAX);
        self.out
    }
}
