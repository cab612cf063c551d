//! Tags: where a raw block opens, and where its closing tag is.

use super::markdown::State;
use super::{Extractor, skip_spaces};
use crate::render::site::tree::is_block;
use crate::render::tag::{Reader, ScannedTag, StartTag, start_tag};
use crate::render::text::{byte, find, skip_while, slice};

impl Extractor<'_> {
    pub(super) fn start_tag(&mut self) -> Option<usize> {
        match start_tag(self.text, self.at, Reader::Publisher) {
            ScannedTag::Unfinished => None,
            ScannedTag::Text(end) => {
                self.data(self.at, end);
                Some(end)
            }
            ScannedTag::Tag(tag) => {
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
        // The start of the line is looked up only for blocks, and the result is kept.
        let begins = is_block(&tag.name) && self.at_line_start() || self.in_tail;
        if tag.name == "hr" && (begins || self.is_raw) {
            self.empty(source, tag.end, true);
            return;
        }
        if is_block(&tag.name) && begins && !self.is_raw {
            let state = self.state(tag);
            if state != State::Off || !self.open.is_empty() {
                self.open_element(tag, state, source);
                return;
            }
        }
        if self.is_raw || is_block(&tag.name) && begins {
            self.open_raw(tag, source, begins);
            return;
        }
        self.words(source, tag.end);
        if is_raw_text {
            self.raw_text = None;
        }
    }

    fn open_raw(&mut self, tag: &StartTag, source: &str, begins: bool) {
        if is_block(&tag.name) && begins && (self.in_tail || !self.is_raw) {
            self.is_raw = true;
            self.output.push("\n", self.at, self.at);
        }
        self.stack.push(tag.name.clone());
        *self.counts.entry(tag.name.clone()).or_default() += 1;
        self.cache.push_str(source);
    }

    pub(super) fn end_tag(&mut self) -> Option<usize> {
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
        let source = self.end_tag_text(name);
        if self.is_raw {
            self.close_raw(name, &source);
        } else if is_block(name) && self.open.iter().any(|it| it.name == name) {
            let end = find(self.text, self.at, b'>').map_or(self.text.len(), |it| it + 1);
            self.close_element(name, &source, end);
        } else {
            self.words(&source, self.at + source.len());
        }
    }

    fn close_raw(&mut self, name: &str, source: &str) {
        self.cache.push_str(source);
        if self.counts.get(name).is_some_and(|it| *it > 0) {
            while let Some(last) = self.stack.pop() {
                if let Some(count) = self.counts.get_mut(&last) {
                    *count = count.saturating_sub(1);
                }
                if last == name {
                    break;
                }
            }
        }
        if !self.stack.is_empty() {
            return;
        }
        if self.is_blank_after(source) {
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
