//! Lines of a prepared text, with their ranges in the issue.

use std::collections::HashMap;
use std::ops::Range;

use crate::render::site::tree::NodeId;
use crate::render::text::slice;

/// One line, without its ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Bytes of the prepared text.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Bytes of the chunk of the issue that was prepared.
    pub(crate) from: usize,
    pub(crate) to: usize,
}

impl Line {
    /// An empty line that has no source.
    pub(crate) const EMPTY: Line = Line {
        start: 0,
        end: 0,
        from: usize::MAX,
        to: 0,
    };

    pub(crate) fn text(self, buffer: &str) -> &str {
        slice(buffer, self.start..self.end)
    }

    pub(crate) fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether the line lost or gained characters.
    pub(crate) fn is_changed(self) -> bool {
        self.end.saturating_sub(self.start) != self.to.saturating_sub(self.from)
    }

    /// The line without its first `len` bytes.
    pub(crate) fn skip(self, len: usize) -> Line {
        Line {
            start: (self.start + len).min(self.end),
            ..self
        }
    }
}

/// A text prepared for the next step.
#[derive(Clone, Debug, Default)]
pub(crate) struct Prepared {
    pub(crate) buffer: String,
    pub(crate) lines: Vec<Line>,
    pub(crate) elements: Elements,
    /// How many lines before the text affect it.
    pub(crate) is_counted: bool,
}

/// HTML elements whose content is Markdown.
#[derive(Clone, Debug, Default)]
pub(crate) struct Elements {
    /// The outermost ones, by the number of the mark that replaces them.
    pub(crate) nodes: HashMap<usize, NodeId>,
    /// The lines of the text in an element or, if `true`, of the text after it.
    pub(crate) lines: HashMap<(NodeId, bool), Vec<Line>>,
}

/// `lines` as one text.
pub(crate) fn join(buffer: &str, lines: &[Line]) -> String {
    let mut text = String::with_capacity(
        lines
            .iter()
            .map(|it| it.end.saturating_sub(it.start) + 1)
            .sum(),
    );
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        text.push_str(line.text(buffer));
    }
    text
}

/// The source range of `lines`.
pub(crate) fn span(lines: &[Line]) -> Range<usize> {
    let from = lines.iter().map(|it| it.from).min().unwrap_or(usize::MAX);
    let to = lines.iter().map(|it| it.to).max().unwrap_or(0);
    from..to
}
