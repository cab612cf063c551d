//! Finds the blocks: headings, lists, quotes, code, tables, definitions and paragraphs.
//!
//! The text is split at blank lines. Each piece is offered to one construct after the other, in the order of
//! [`Parser::take`]. The first construct that matches anywhere in the piece takes the matching lines; the lines before
//! and after them are parsed next. Nested constructs are parsed in the same way.

mod abbreviation;
mod code;
mod definition_list;
mod element;
mod footnote;
mod heading;
mod indented;
mod list;
mod paragraph;
mod piece;
mod quote;
mod reference;
mod rule;
mod table;

pub(crate) use code::language;
pub(crate) use heading::words as heading_words;
pub(crate) use piece::{Level, Piece};

use crate::render::site::definitions::Definitions;
use crate::render::site::lines::{Elements, Line};
use crate::render::site::tree::{NodeId, Tree};

/// The deepest nesting of blocks; deeper ones are parsed as paragraphs.
const DEPTH: usize = 60;

/// The construct around the piece being parsed; only the innermost one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    List,
    LooseList,
    Detabbed,
    Quote,
}

/// Parses blocks into a tree.
#[derive(Debug)]
pub(crate) struct Parser<'a> {
    pub(crate) buffer: &'a str,
    pub(crate) tree: Tree,
    pub(crate) definitions: Definitions,
    states: Vec<State>,
    depth: usize,
    /// HTML elements whose content is Markdown.
    pub(crate) elements: Elements,
    /// How many cells may still be added to rows that have fewer than their table's header.
    spare_cells: usize,
}

impl<'a> Parser<'a> {
    pub(crate) fn new(buffer: &'a str) -> Self {
        let (tree, definitions) = (Tree::new(), Definitions::default());
        Parser {
            buffer,
            tree,
            definitions,
            states: Vec::new(),
            depth: 0,
            elements: Elements::default(),
            spare_cells: 1_000 + 4 * buffer.len(),
        }
    }

    /// Parses `lines`, split at blank lines, into `parent`.
    pub(crate) fn parse(&mut self, parent: NodeId, lines: Vec<Line>) {
        self.parse_level(parent, Level::cut(lines));
    }

    /// Parses `lines` as one piece.
    fn parse_piece(&mut self, parent: NodeId, lines: Vec<Line>) {
        self.parse_level(parent, Level::whole(lines));
    }

    fn parse_level(&mut self, parent: NodeId, mut level: Level) {
        self.depth += 1;
        while let Some(piece) = level.pieces.pop() {
            self.take(parent, &mut level, piece);
        }
        self.depth -= 1;
    }

    /// Parses a piece of the level before the others.
    fn parse_before(&mut self, parent: NodeId, level: &mut Level, piece: Piece) {
        let later = std::mem::take(&mut level.pieces);
        level.pieces.push(piece);
        while let Some(piece) = level.pieces.pop() {
            self.take(parent, level, piece);
        }
        level.pieces = later;
    }

    /// Offers a piece to one construct after the other.
    fn take(&mut self, parent: NodeId, level: &mut Level, mut piece: Piece) {
        let is_deep = self.depth > DEPTH;
        let _ = self.element(parent, level, &piece)
            || self.empty(parent, level, &piece)
            || !is_deep && self.indented_in_list(parent, level, &piece)
            || !is_deep && self.indented_in_definition(parent, level, &piece)
            || self.code(parent, level, &piece)
            || self.table(parent, level, &mut piece)
            || self.heading(parent, level, &mut piece)
            || self.underlined_heading(parent, level, &piece)
            || self.rule(parent, level, &mut piece)
            || !is_deep && self.list(parent, level, &piece)
            || !is_deep && self.definition_list(parent, level, &mut piece)
            || !is_deep && self.quote(parent, level, &mut piece)
            || self.footnote(level, &mut piece)
            || self.abbreviation(level, &mut piece)
            || self.reference(level, &mut piece)
            || self.paragraph(parent, level, &piece);
    }

    /// Handles a piece that starts with an empty line. If there is code before it, the line belongs to the code.
    fn empty(&mut self, parent: NodeId, level: &mut Level, piece: &Piece) -> bool {
        let is_empty = level.first(piece).is_none_or(Line::is_empty);
        let code = self
            .tree
            .last_child(parent)
            .filter(|it| is_empty && self.tree.tag(*it) == "pre");
        if let Some(code) = code {
            self.tree
                .push_text(code, if piece.len() > 1 { "\n" } else { "\n\n" });
        }
        if is_empty && piece.len() > 1 {
            level.pieces.push(piece.starting_at(piece.from + 1));
        }
        is_empty
    }

    fn is_in(&self, state: State) -> bool {
        self.states.last() == Some(&state)
    }

    fn with_state(&mut self, state: State, parse: impl FnOnce(&mut Self)) {
        self.states.push(state);
        parse(self);
        self.states.pop();
    }
}

/// The line with one level of indent removed; `None` if it is not indented that far.
fn outdent(line: Line, buffer: &str, width: usize) -> Option<Line> {
    let bytes = line.text(buffer).as_bytes();
    let head = bytes.get(..width)?;
    head.iter().all(|it| *it == b' ').then(|| line.skip(width))
}
