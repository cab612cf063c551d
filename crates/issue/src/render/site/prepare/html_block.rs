//! Raw HTML blocks and comments, set aside whole.
//!
//! A block element at a line's start, up to three spaces in, is taken from the text up to its closing tag, over
//! blank lines; nothing in it is Markdown. What follows on the closing line is a block of its own. Anything else
//! stays in the text. GitHub ends most HTML blocks at the first blank line.
//!
//! The publisher reads the text with a lenient page parser, which stops at the first thing that never ends (an
//! open comment, a `<` before a word with no `>` to come) and starts again there, having lost count of its lines.

mod output;
mod special;
mod tags;

use std::collections::HashMap;

use output::Output;

use crate::render::site::lines::Prepared;
use crate::render::site::stash::Stash;
use crate::render::text::{byte, find, find_str, is_blank, rest, skip_while, slice, space_at};

/// Sets HTML blocks aside; `None` if something is open at the end and more text follows.
pub(crate) fn set_aside(prepared: Prepared, stash: &mut Stash, last: bool) -> Option<Prepared> {
    if !prepared.buffer.contains('<') && !prepared.buffer.contains("&#") {
        return Some(prepared);
    }
    let (text, output) = Output::new(&prepared);
    let mut extractor = Extractor::new(&text, output, stash);
    extractor.read(false);
    let is_open = extractor.at < text.len()
        || extractor.is_raw
        || extractor.in_tail
        || !extractor.cache.is_empty();
    if is_open && !last {
        return None;
    }
    extractor.start_again();
    extractor.read(true);
    extractor.finish();
    Some(extractor.output.finish())
}

/// The publisher's page parser.
struct Extractor<'a> {
    text: &'a str,
    /// Where the text that is left begins.
    base: usize,
    at: usize,
    output: Output<'a>,
    stash: &'a mut Stash,
    /// Inside a raw block.
    is_raw: bool,
    /// Behind a raw block, on its last line.
    in_tail: bool,
    /// The raw block so far.
    cache: String,
    stack: Vec<String>,
    counts: HashMap<String, usize>,
    /// Inside `script` or `style`.
    raw_text: Option<String>,
    /// Where lines start, from `base` on; wrong after starting again, as the publisher's are.
    line_starts: Vec<usize>,
    line: usize,
    column: usize,
    /// No `>` from here on.
    last_angle: usize,
    no_comment_end: bool,
}

impl<'a> Extractor<'a> {
    fn new(text: &'a str, output: Output<'a>, stash: &'a mut Stash) -> Self {
        Extractor {
            text,
            base: 0,
            at: 0,
            output,
            stash,
            is_raw: false,
            in_tail: false,
            cache: String::new(),
            stack: Vec::new(),
            counts: HashMap::new(),
            raw_text: None,
            line_starts: vec![0],
            line: 1,
            column: 0,
            last_angle: text.rfind('>').unwrap_or(0),
            no_comment_end: false,
        }
    }

    /// Forgets what was read before the thing that does not end.
    fn start_again(&mut self) {
        self.base = self.at;
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

    /// A reference that is none is passed over if there is a semicolon somewhere behind it.
    fn skip_number_sign(&mut self) {
        if slice(self.text, self.at..self.at + 2) == "&#"
            && find(self.text, self.at, b';').is_some()
        {
            self.data(self.at, self.at + 2);
            self.advance(self.at + 2);
        }
    }

    /// Where the next markup is, or the end; nothing in a script that does not end.
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

    /// Handles a `<`; where to go on, or `None` if it has to wait for more.
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

    /// A tag, comment or reference without content.
    fn empty(&mut self, source: &str, end: usize, is_block: bool) {
        if self.is_raw || self.in_tail {
            self.cache.push_str(source);
        } else if is_block && self.at_line_start() {
            let mut html = source.to_owned();
            if self.is_blank_after(source.len()) {
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
        } else {
            self.output.push(data, start, end);
        }
    }

    fn advance(&mut self, to: usize) {
        let read = slice(self.text, self.at..to);
        match read.rfind('\n') {
            Some(last) => {
                self.line += read.bytes().filter(|it| *it == b'\n').count();
                self.column = read.len() - last - 1;
            }
            None => self.column += read.len(),
        }
        self.at = to;
    }

    /// Where the publisher thinks that its line starts, in the whole text.
    fn line_start(&mut self) -> usize {
        while self.line_starts.len() < self.line {
            let last = self.line_starts.last().copied().unwrap_or(0);
            let next = find(self.text, self.base + last, b'\n').unwrap_or(self.text.len());
            self.line_starts.push(next + 1 - self.base);
        }
        self.base + self.line_starts.get(self.line - 1).copied().unwrap_or(0)
    }

    /// Where the publisher thinks that it is.
    fn counted(&mut self) -> usize {
        self.line_start() + self.column
    }

    fn at_line_start(&mut self) -> bool {
        if self.column == 0 {
            return true;
        }
        let line = slice(self.text, self.at.saturating_sub(self.column)..self.at);
        if self.column > 12 || line.chars().count() > 3 {
            return false;
        }
        let start = self.line_start();
        is_blank(slice(self.text, start..start + self.column))
    }

    /// Whether the rest of the line and the next line are empty, `len` bytes on.
    fn is_blank_after(&mut self, len: usize) -> bool {
        let mut at = self.counted() + len;
        for _ in 0..2 {
            at = skip_while(self.text, at, |it| it == b' ');
            if byte(self.text, at) != b'\n' {
                return false;
            }
            at += 1;
        }
        true
    }

    fn finish(&mut self) {
        if self.at < self.text.len() {
            self.data(self.at, self.text.len());
        }
        if !self.cache.is_empty() {
            let mark = self.stash.store(std::mem::take(&mut self.cache));
            self.output.push_mark(&mark, self.text.len());
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
    fn holds_no_markdown_and_goes_on_over_blank_lines() {
        check(
            "a\n<div>\n*b*\n\nc</div> *d*",
            "<p>a</p>\n<div>\n*b*\n\nc</div>\n<p><em>d</em></p>",
        );
        check("<small>*a*</small>", "<p><small><em>a</em></small></p>");
    }

    #[test]
    fn what_stops_the_publishers_build_is_shown_as_text() {
        check(
            "<![-- *a*\n\n* b",
            "<p>&lt;![-- <em>a</em></p>\n<ul>\n<li>b</li>\n</ul>",
        );
        check("<![", "<p>&lt;![</p>");
        check("<![ *a* ]> b", "<p>b</p>");
    }

    #[test]
    fn a_comment_is_gone_to_its_end() {
        check("<!-- a\n\n* b -->\n* c", "<ul>\n<li>c</li>\n</ul>");
    }
}
