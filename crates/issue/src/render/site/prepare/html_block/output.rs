//! The remaining text, line by line, with the source range of each line.

use crate::render::site::lines::{Line, Prepared, join};

/// The lines of the source, and where each starts in the joined text.
struct Source<'a> {
    lines: &'a [Line],
    starts: Vec<usize>,
}

impl Source<'_> {
    /// The source offset for offset `at` of the text. In a line that lost or gained characters, only the ends are
    /// known: so the offset is the line's start for the start of a range, and the line's end for its end.
    fn place(&self, at: usize, is_end: bool) -> usize {
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
}

/// Lines that are being written.
#[derive(Default)]
struct Lines {
    buffer: String,
    done: Vec<Line>,
    line_start: usize,
    from: Option<usize>,
    to: usize,
}

impl Lines {
    /// Adds `piece`, which replaces `start..end` of the text.
    fn push(&mut self, source: &Source, piece: &str, start: usize, end: usize) {
        let mut at = start;
        for (index, part) in piece.split('\n').enumerate() {
            if index > 0 {
                self.end_line(source, at);
                at = (at + 1).min(end);
            }
            if !part.is_empty() {
                let from = source.place(at, false);
                self.from = Some(self.from.map_or(from, |it| it.min(from)));
                at = (at + part.len()).min(end);
                self.to = self.to.max(source.place(at, true));
                self.buffer.push_str(part);
            }
        }
    }

    fn end_line(&mut self, source: &Source, at: usize) {
        let end = self.buffer.len();
        let from = self.from.unwrap_or_else(|| source.place(at, false));
        self.done.push(Line {
            start: self.line_start,
            end,
            from,
            to: self.to.max(from),
        });
        self.buffer.push('\n');
        self.line_start = end + 1;
        self.from = None;
        self.to = 0;
    }
}

/// Collects text.
pub(crate) struct Output<'a> {
    source: Source<'a>,
    out: Lines,
    /// The text of elements whose content is Markdown.
    inside: Lines,
    has_inside: bool,
    /// Where the last piece starts.
    piece: usize,
    /// Where the construct of the last mark started.
    construct: usize,
}

impl<'a> Output<'a> {
    /// The text of `prepared`, and an output for what remains of it.
    pub(crate) fn new(prepared: &'a Prepared) -> (String, Output<'a>) {
        let text = join(&prepared.buffer, &prepared.lines);
        let mut starts = Vec::with_capacity(prepared.lines.len());
        let mut at = 0;
        for line in &prepared.lines {
            starts.push(at);
            at += line.end - line.start + 1;
        }
        let out = Lines {
            buffer: String::with_capacity(text.len()),
            done: Vec::with_capacity(starts.len()),
            ..Lines::default()
        };
        let lines = &prepared.lines;
        let output = Output {
            source: Source { lines, starts },
            out,
            inside: Lines::default(),
            has_inside: false,
            piece: 0,
            construct: 0,
        };
        (text, output)
    }

    /// The source offset of offset `at` of the text.
    pub(crate) fn place(&self, at: usize, is_end: bool) -> usize {
        self.source.place(at, is_end)
    }

    /// Adds `piece`, which replaces `start..end` of the text.
    pub(crate) fn push(&mut self, piece: &str, start: usize, end: usize) {
        self.piece = self.out.buffer.len();
        self.out.push(&self.source, piece, start, end);
        self.construct = end;
    }

    /// Adds a mark for everything since the last piece, up to `end`.
    pub(crate) fn push_mark(&mut self, mark: &str, end: usize) {
        self.push(mark, self.construct, end);
        self.out.to = self.out.to.max(self.source.place(end, true));
    }

    /// Adds `piece` to the text of an element whose content is Markdown.
    pub(crate) fn push_inside(&mut self, piece: &str, start: usize, end: usize) {
        self.inside.push(&self.source, piece, start, end);
        self.has_inside |= !piece.is_empty();
    }

    /// The text pushed inside since the last call, with its lines; `None` if there was none.
    pub(crate) fn take_inside(&mut self, at: usize) -> Option<(String, Vec<Line>)> {
        if !std::mem::take(&mut self.has_inside) {
            return None;
        }
        self.inside.end_line(&self.source, at);
        let lines = std::mem::take(&mut self.inside.done);
        Some((join(&self.inside.buffer, &lines), lines))
    }

    /// Whether the last piece ends with exactly one newline.
    pub(crate) fn ends_with_one_newline(&self) -> bool {
        let piece = self.out.buffer.get(self.piece..).unwrap_or_default();
        piece.ends_with('\n') && !piece.ends_with("\n\n")
    }

    /// The remaining lines, and how far those inside elements have moved.
    pub(crate) fn finish(mut self) -> (Prepared, usize) {
        self.out.end_line(&self.source, usize::MAX);
        let moved = self.out.buffer.len();
        self.out.buffer.push_str(&self.inside.buffer);
        let prepared = Prepared {
            buffer: self.out.buffer,
            lines: self.out.done,
            ..Prepared::default()
        };
        (prepared, moved)
    }
}
