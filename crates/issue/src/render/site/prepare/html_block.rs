//! Raw HTML blocks and comments, set aside whole.
//!
//! A block element at a line's start, up to three spaces in, is taken from the text up to its closing tag, over
//! blank lines; nothing in it is Markdown. What follows on the closing line is a block of its own. Anything else
//! stays in the text. GitHub ends most HTML blocks at the first blank line.
//!
//! The publisher reads the text with a lenient page parser, which stops at the first thing that never ends (an
//! open comment, a `<` before a word with no `>` to come) and starts again there, having lost count of its lines.

mod output;

use std::collections::BTreeMap;

use output::Output;

use crate::render::clean::comment_end;
use crate::render::site::lines::Prepared;
use crate::render::site::stash::Stash;
use crate::render::site::tree::is_block;
use crate::render::tag::{Found, Reader, StartTag, start_tag};
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
    counts: BTreeMap<String, usize>,
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
            counts: BTreeMap::new(),
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

    fn start_tag(&mut self) -> Option<usize> {
        match start_tag(self.text, self.at, Reader::Publisher) {
            Found::Unfinished => None,
            Found::Text(end) => {
                self.data(self.at, end);
                Some(end)
            }
            Found::Tag(tag) => {
                let source = slice(self.text, self.at..tag.end);
                if tag.closes_itself {
                    self.empty(source, tag.end, is_block(&tag.name));
                } else {
                    self.open(&tag, source);
                }
                Some(tag.end)
            }
        }
    }

    fn open(&mut self, tag: &StartTag, source: &str) {
        let is_raw_text = matches!(tag.name.as_str(), "script" | "style");
        if is_raw_text {
            self.raw_text = Some(tag.name.clone());
        }
        let begins = self.at_line_start() || self.in_tail;
        if tag.name == "hr" && (begins || self.is_raw) {
            self.empty(source, tag.end, true);
            return;
        }
        if is_block(&tag.name) && begins && (self.in_tail || !self.is_raw) {
            self.is_raw = true;
            self.output.push("\n", self.at, self.at);
        }
        if self.is_raw {
            self.stack.push(tag.name.clone());
            *self.counts.entry(tag.name.clone()).or_default() += 1;
            self.cache.push_str(source);
        } else {
            self.data(self.at, tag.end);
            if is_raw_text {
                self.raw_text = None;
            }
        }
    }

    fn end_tag(&mut self) -> Option<usize> {
        let angle = find(self.text, self.at + 1, b'>')? + 1;
        let start = skip_spaces(self.text, self.at + 2);
        let end = skip_while(self.text, start, |it| {
            it.is_ascii_alphanumeric() || b"-.:_".contains(&it)
        });
        let is_plain = byte(self.text, start).is_ascii_alphabetic()
            && byte(self.text, skip_spaces(self.text, end)) == b'>';
        if is_plain {
            let name = slice(self.text, start..end).to_lowercase();
            if self.raw_text.as_ref().is_some_and(|it| *it != name) {
                self.data(self.at, angle);
                return Some(angle);
            }
            self.close(&name);
            self.raw_text = None;
            return Some(angle);
        }
        if self.raw_text.is_some() {
            self.data(self.at, angle);
            return Some(angle);
        }
        if !byte(self.text, self.at + 2).is_ascii_alphabetic() {
            if byte(self.text, self.at + 2) == b'>' {
                return Some(self.at + 3);
            }
            let source = slice(self.text, self.at..angle);
            self.empty(source, angle, false);
            return Some(angle);
        }
        let end = skip_while(self.text, self.at + 2, |it| {
            !matches!(it, b'\t' | b'\n' | b'\r' | 0x0c | b' ' | b'/' | b'>' | 0)
        });
        let name = slice(self.text, self.at + 2..end).to_lowercase();
        self.close(&name);
        Some(angle)
    }

    fn close(&mut self, name: &str) {
        let start = self.counted();
        let text = self.text;
        let plain = format!("</{name}>");
        let source =
            find(text, start, b'>').map_or(plain.as_str(), |it| slice(text, start..it + 1));
        if !self.is_raw {
            self.data_of(source, self.at, self.at + source.len());
            return;
        }
        self.cache.push_str(source);
        if self.counts.get(name).is_some_and(|it| *it > 0) {
            while let Some(last) = self.stack.pop() {
                self.counts
                    .entry(last.clone())
                    .and_modify(|it| *it = it.saturating_sub(1));
                if last == name {
                    break;
                }
            }
        }
        if self.stack.is_empty() {
            if self.is_blank_after(source.len()) {
                self.cache.push('\n');
            } else {
                self.in_tail = true;
            }
            self.is_raw = false;
            let mark = self.stash.store(std::mem::take(&mut self.cache));
            let to = find(self.text, self.at, b'>').map_or(self.text.len(), |it| it + 1);
            self.output.push_mark(&mark, to);
            self.output.push("\n\n", to, to);
        }
    }

    fn comment(&mut self) -> Option<usize> {
        let end = if self.no_comment_end {
            None
        } else {
            comment_end(self.text, self.at + 4)
        };
        let Some(end) = end else {
            self.no_comment_end = true;
            return None;
        };
        let content =
            slice(self.text, self.at + 4..end - 1).trim_end_matches(crate::render::text::is_space);
        let content = content
            .get(..content.len().saturating_sub(2))
            .unwrap_or_default();
        self.empty(&format!("<!--{content}-->"), end, true);
        Some(end)
    }

    fn instruction(&mut self) -> Option<usize> {
        if !(self.at_line_start() || self.in_tail) {
            self.data(self.at, self.at + 2);
            return Some(self.at + 2);
        }
        let end = find_str(self.text, self.at + 2, "?>")? + 2;
        let source = slice(self.text, self.at..end);
        self.empty(source, end, true);
        Some(end)
    }

    fn declaration(&mut self) -> Option<usize> {
        if !(self.at_line_start() || self.in_tail) {
            self.data(self.at, self.at + 2);
            return Some(self.at + 2);
        }
        let end = if rest(self.text, self.at).starts_with("<![") {
            find_str(self.text, self.at + 3, "]>")? + 2
        } else {
            find(self.text, self.at + 2, b'>')? + 1
        };
        let source = slice(self.text, self.at..end);
        let head = slice(source, 0..9);
        self.empty(
            source,
            end,
            head.starts_with("<![") || head.eq_ignore_ascii_case("<!doctype"),
        );
        Some(end)
    }

    /// `&#38;`, with or without its semicolon; `None` if it is neither.
    fn number_reference(&mut self) -> Option<usize> {
        let is_hex = matches!(byte(self.text, self.at + 2), b'x' | b'X');
        let start = self.at + 2 + usize::from(is_hex);
        let end = skip_while(self.text, start, |it| {
            if is_hex {
                it.is_ascii_hexdigit()
            } else {
                it.is_ascii_digit()
            }
        });
        if end == start || end >= self.text.len() || byte(self.text, end).is_ascii_hexdigit() {
            return None;
        }
        let next = end + usize::from(byte(self.text, end) == b';');
        let reference = format!("{};", slice(self.text, self.at..end));
        self.empty(&reference, next, false);
        Some(next)
    }

    fn name_reference(&mut self) -> usize {
        let start = self.at + 1;
        let end = skip_while(self.text, start, |it| {
            it.is_ascii_alphanumeric() || it == b'-' || it == b'.'
        });
        if byte(self.text, start).is_ascii_alphabetic() && byte(self.text, end) == b';' {
            let source = slice(self.text, self.at..end + 1);
            self.empty(source, end + 1, false);
            return end + 1;
        }
        self.data(self.at, start);
        start
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
