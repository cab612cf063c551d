//! Sets raw HTML blocks and comments aside as a whole.
//!
//! A block element at the start of a line, indented by up to three spaces, is set aside up to its closing tag, even
//! over blank lines; its content is not Markdown. Text after the closing tag, on the same line, becomes a separate
//! block. Everything else stays in the text. GitHub ends most HTML blocks at the first blank line.
//!
//! The publisher uses a lenient HTML parser. It stops at the first construct that never ends (an open comment, or a `<`
//! before a word without a `>` after it), and starts again there with a wrong line count.

mod columns;
mod markdown;
mod output;
mod special;
mod tags;

use std::collections::HashMap;

use columns::Columns;
use markdown::Open;
use output::Output;
use special::Never;

use crate::render::site::lines::{Elements, Prepared};
use crate::render::site::stash::Stash;
use crate::render::site::tree::Tree;
use crate::render::text::{byte, find, find_str, is_space, rest, skip_while, slice, space_at};

/// How far the publisher has counted lines.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Count {
    lines: usize,
    characters: usize,
    /// The number of the last line that it looked for, from 1, and where it found that line.
    known: (usize, usize),
}

/// Counts the lines of the text before a piece.
pub(crate) fn count(prepared: &Prepared) -> Count {
    let (mut stash, mut tree) = (Stash::default(), Tree::new());
    let (text, output) = Output::new(prepared);
    let mut extractor = Extractor::new(&text, output, &mut stash, &mut tree);
    extractor.read(false);
    let lines = prepared.lines.len();
    Count {
        lines,
        characters: text.chars().count() + usize::from(lines > 0),
        known: extractor.known,
    }
}

/// Sets HTML blocks aside. `last` is the line count so far if no more text follows. If more follows, returns `None` if
/// a construct is open at the end.
pub(crate) fn set_aside(
    prepared: Prepared,
    stash: &mut Stash,
    tree: &mut Tree,
    last: Option<&dyn Fn() -> Count>,
) -> Option<Prepared> {
    if !prepared.buffer.contains('<') && !prepared.buffer.contains("&#") {
        return Some(prepared);
    }
    let (text, output) = Output::new(&prepared);
    let mut extractor = Extractor::new(&text, output, stash, tree);
    extractor.read(false);
    let is_open = extractor.at < text.len()
        || extractor.is_raw
        || extractor.in_tail
        || !extractor.cache.is_empty()
        || !extractor.open.is_empty();
    if is_open {
        let before = last?();
        if extractor.at < text.len() {
            extractor.start_again(before);
        }
    }
    let is_counted = extractor.base > 0;
    extractor.read(true);
    extractor.finish();
    let (mut prepared, moved) = extractor.output.finish();
    prepared.elements = extractor.elements;
    prepared.is_counted = is_counted;
    for line in prepared.elements.lines.values_mut().flatten() {
        line.start += moved;
        line.end += moved;
    }
    Some(prepared)
}

/// The publisher's page parser.
struct Extractor<'a> {
    text: &'a str,
    /// Where the remaining text begins.
    base: usize,
    at: usize,
    output: Output<'a>,
    stash: &'a mut Stash,
    tree: &'a mut Tree,
    /// Elements whose content is Markdown, and elements in them, that are open.
    open: Vec<Open>,
    elements: Elements,
    /// Inside a raw block.
    is_raw: bool,
    /// After a raw block, on its last line.
    in_tail: bool,
    /// The raw block so far.
    cache: String,
    stack: Vec<String>,
    counts: HashMap<String, usize>,
    /// Inside `script` or `style`.
    raw_text: Option<String>,
    /// The last line that was looked for, and where it starts, in characters from `base` on. After a restart it is
    /// wrong, like the publisher's.
    known: (usize, usize),
    /// Whether any line was looked for.
    has_looked: bool,
    line: usize,
    /// In characters.
    column: usize,
    columns: Columns,
    /// How much text may still be copied from the wrong positions that the publisher assumes; bounds the work.
    spare: usize,
    /// There is no `>` after this point.
    last_angle: usize,
    never: Never,
    /// The last run of spaces that was skipped: its start and its end.
    spaces: (usize, usize),
}

impl<'a> Extractor<'a> {
    fn new(text: &'a str, output: Output<'a>, stash: &'a mut Stash, tree: &'a mut Tree) -> Self {
        Extractor {
            text,
            base: 0,
            at: 0,
            output,
            stash,
            tree,
            open: Vec::new(),
            elements: Elements::default(),
            is_raw: false,
            in_tail: false,
            cache: String::new(),
            stack: Vec::new(),
            counts: HashMap::new(),
            raw_text: None,
            known: (1, 0),
            has_looked: false,
            line: 1,
            column: 0,
            columns: Columns::new(text),
            spare: 1_000 + 4 * text.len(),
            last_angle: text.rfind('>').unwrap_or(0),
            never: Never::default(),
            spaces: (0, 0),
        }
    }

    /// Forgets the text before the construct that does not end, but keeps the line count.
    fn start_again(&mut self, before: Count) {
        self.base = self.at;
        self.line += before.lines;
        if self.has_looked {
            self.known.0 += before.lines;
            self.known.1 += before.characters;
        } else {
            self.known = before.known;
        }
    }

    fn read(&mut self, is_end: bool) {
        let len = self.text.len();
        while self.at < len {
            let Some(next) = self.next_interesting() else {
                break;
            };
            if self.at < next {
                self.data(self.at, next);
            }
            self.advance(next);
            if self.at >= len {
                break;
            }
            let next = match (byte(self.text, self.at), byte(self.text, self.at + 1)) {
                (b'<', _) => self.angle(is_end),
                (b'&', b'#') => self.number_reference(),
                _ if self.at + 1 >= len => break,
                _ => Some(self.name_reference()),
            };
            let Some(next) = next else {
                self.skip_number_sign();
                break;
            };
            self.advance(next);
        }
        if is_end && self.at < len && self.raw_text.is_none() {
            self.data(self.at, len);
            self.advance(len);
        }
    }

    /// Skips a `&#` that does not start a valid reference, if there is a semicolon somewhere after it.
    fn skip_number_sign(&mut self) {
        if slice(self.text, self.at..self.at + 2) == "&#"
            && find(self.text, self.at, b';').is_some()
        {
            self.data(self.at, self.at + 2);
            self.advance(self.at + 2);
        }
    }

    /// Returns the offset of the next markup, or of the end; `None` inside a script that does not end.
    fn next_interesting(&self) -> Option<usize> {
        let Some(name) = &self.raw_text else {
            let at = rest(self.text, self.at)
                .bytes()
                .position(|it| matches!(it, b'<' | b'&'));
            return Some(at.map_or(self.text.len(), |it| it + self.at));
        };
        let mut at = self.at;
        loop {
            at = find_str(self.text, at, "</")?;
            let start = skip_spaces(self.text, at + 2);
            let end = start + name.len();
            if slice(self.text, start..end).eq_ignore_ascii_case(name)
                && byte(self.text, skip_spaces(self.text, end)) == b'>'
            {
                return Some(at);
            }
            at += 2;
        }
    }

    /// Handles a `<`. Returns where to continue, or `None` if more text is needed.
    fn angle(&mut self, is_end: bool) -> Option<usize> {
        let at = self.at;
        if is_end && at > self.last_angle {
            self.data(at, at + 1);
            return Some(at + 1);
        }
        let next = match byte(self.text, at + 1) {
            b'a'..=b'z' | b'A'..=b'Z' => self.start_tag(),
            b'/' => self.end_tag(),
            b'!' if rest(self.text, at).starts_with("<!--") => self.comment(),
            b'?' => self.instruction(),
            b'!' => self.declaration(),
            _ if at + 1 < self.text.len() => {
                self.data(at, at + 1);
                return Some(at + 1);
            }
            _ => return None,
        };
        if next.is_some() || !is_end {
            return next;
        }
        let next = match find(self.text, at + 1, b'>') {
            Some(angle) => angle + 1,
            None => find(self.text, at + 1, b'<').unwrap_or(at + 1),
        };
        self.data(at, next);
        Some(next)
    }

    /// Handles a tag, comment or reference without content.
    fn empty(&mut self, source: &str, end: usize, is_block: bool) {
        if !self.is_raw && !self.open.is_empty() {
            let mut mark = self.stash.store(source.to_owned());
            if self.at_line_start() && is_block {
                mark = format!("\n{mark}\n\n");
            }
            self.data_of(&mark, self.at, end);
        } else if self.is_raw || self.in_tail {
            self.cache.push_str(source);
        } else if self.at_line_start() && is_block {
            let mut html = source.to_owned();
            if self.is_blank_after(source) {
                html.push('\n');
            } else {
                self.in_tail = true;
            }
            if self.output.ends_with_one_newline() {
                self.output.push("\n", self.at, self.at);
            }
            let mark = self.stash.store(html);
            self.output.push_mark(&mark, end);
            self.output.push("\n\n", end, end);
        } else {
            self.output.push(source, self.at, end);
        }
    }

    fn data(&mut self, start: usize, end: usize) {
        let text = self.text;
        self.data_of(slice(text, start..end), start, end);
    }

    fn data_of(&mut self, data: &str, start: usize, end: usize) {
        if self.in_tail && data.contains('\n') {
            self.in_tail = false;
        }
        if self.is_raw {
            self.cache.push_str(data);
        } else if self.open.is_empty() {
            self.output.push(data, start, end);
        } else {
            self.output.push_inside(data, start, end);
        }
    }

    fn advance(&mut self, to: usize) {
        let read = slice(self.text, self.at..to);
        match read.rfind('\n') {
            Some(last) => {
                self.line += read.bytes().filter(|it| *it == b'\n').count();
                self.column = rest(read, last + 1).chars().count();
            }
            None => self.column += read.chars().count(),
        }
        self.at = to;
    }

    /// Where, according to the publisher's count, the current line starts in the whole text.
    fn line_start(&mut self) -> usize {
        self.has_looked = true;
        while self.known.0 < self.line {
            let last = self.columns.ahead(self.text, self.base, self.known.1);
            let next = find(self.text, last, b'\n').unwrap_or(self.text.len());
            let start = self.columns.between(self.text, self.base, next + 1);
            self.known = (self.known.0 + 1, start);
        }
        self.columns.ahead(self.text, self.base, self.known.1)
    }

    /// The current position according to the publisher's count.
    fn counted(&mut self) -> usize {
        // The publisher looks for the line now, and uses the result later.
        let start = self.line_start();
        if self.base == 0 {
            return self.at;
        }
        self.columns.ahead(self.text, start, self.column)
    }

    fn at_line_start(&mut self) -> bool {
        if self.column == 0 || self.column > 3 {
            return self.column == 0;
        }
        let start = self.line_start();
        let mut before = rest(self.text, start).chars().take(self.column);
        before.all(is_space)
    }

    /// Whether the rest of the line after `source`, and the next line, are empty.
    fn is_blank_after(&mut self, source: &str) -> bool {
        let start = self.counted();
        let count = source.chars().count();
        let mut at = self.columns.ahead(self.text, start, count);
        for _ in 0..2 {
            at = self.skip_known_spaces(at);
            if byte(self.text, at) != b'\n' {
                return false;
            }
            at += 1;
        }
        true
    }

    fn skip_known_spaces(&mut self, at: usize) -> usize {
        if !(self.spaces.0..self.spaces.1).contains(&at) {
            self.spaces = (at, skip_while(self.text, at, |it| it == b' '));
        }
        self.spaces.1
    }

    /// The text of an end tag at the position according to the publisher's count.
    fn end_tag_text(&mut self, name: &str) -> String {
        let start = self.counted();
        let angle = (start <= self.last_angle)
            .then(|| find(self.text, start, b'>'))
            .flatten();
        let source = angle.map_or("", |it| slice(self.text, start..it + 1));
        let is_affordable = start == self.at || source.len() <= self.spare;
        if source.is_empty() || !is_affordable {
            return format!("</{name}>");
        }
        if start != self.at {
            self.spare -= source.len();
        }
        source.to_owned()
    }

    fn finish(&mut self) {
        if self.at < self.text.len() {
            self.data(self.at, self.text.len());
        }
        if !self.cache.is_empty() {
            let mark = self.stash.store(std::mem::take(&mut self.cache));
            self.output.push_mark(&mark, self.text.len());
        }
        if let Some(name) = self.open.first().map(|it| it.name.clone()) {
            self.close_element(&name, "", self.text.len());
        }
    }
}

fn skip_spaces(text: &str, mut at: usize) -> usize {
    while space_at(text, at) > 0 {
        at += space_at(text, at);
    }
    at
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn contains_no_markdown_and_continues_over_blank_lines() {
        check(
            "a\n<div>\n*b*\n\nc</div> *d*",
            "<p>a</p>\n<div>\n*b*\n\nc</div>\n<p><em>d</em></p>",
        );
        check("<small>*a*</small>", "<p><small><em>a</em></small></p>");
    }

    #[test]
    fn text_at_which_the_publishers_build_fails_is_shown_as_text() {
        check(
            "<![-- *a*\n\n* b",
            "<p>&lt;![-- <em>a</em></p>\n<ul>\n<li>b</li>\n</ul>",
        );
        check("<![", "<p>&lt;![</p>");
        check("<![ *a* ]> b", "<p>b</p>");
    }

    #[test]
    fn a_comment_is_removed_up_to_its_end() {
        check("<!-- a\n\n* b -->\n* c", "<ul>\n<li>c</li>\n</ul>");
    }

    #[test]
    fn after_a_comment_that_does_not_end_columns_are_characters() {
        for letter in ["x", "é", "💛"] {
            check(
                &format!("{letter}<!--<code></small>"),
                &format!("<p>{letter}&lt;!--<code>/small&gt;</code></p>"),
            );
        }
    }
}
