//! Makes rendered HTML safe to insert, with every element closed.
//!
//! Raw HTML in an issue may come from anyone. The result contains only known elements and attributes and addresses of
//! known kinds, and no element stays open. So a block can be inserted into a page on its own. An element with an
//! unknown name stays an element: on the site, `Vec<T>` loses its `<T>`, and the editor must see that. In the preview's
//! frame such an element is named `inert-t`, because a browser may support a `<t>` one day. An element that acts,
//! fetches something or hides the text after it is replaced by one without effect: `Result<Form>` becomes `inert-form`.
//! If a browser would not show the content of the element, neither do we, up to the end of the block. GitHub shows some
//! of these tags as text.

mod address;
mod attributes;
mod elements;
mod nesting;
mod written;

use std::ops::Range;

use crate::render::tag::{Reader, ScannedTag, StartTag, start_tag};
use crate::render::target::Target;
use crate::render::text::{byte, find, find_str, rest, skip_while, slice, space_at};

use attributes::write_tag;
pub(crate) use elements::is_inert;
use elements::{Content, Element, element, is_empty, is_shown_on_github, printable};
use nesting::Nesting;
pub(crate) use written::{clean_until, clean_whole};

/// The prefix in the name of an inert element that replaces an active one.
const INERT: &str = "inert-";

/// Deeper elements are dropped and their content stays. Browsers also stop nesting at about this depth.
const DEPTH: usize = 200;

/// HTML that is safe to insert.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Clean {
    pub(crate) html: String,
    /// The `<li>` elements of the outermost list, as ranges of `html`; empty if a browser would create other elements,
    /// or move parts of them.
    pub(crate) items: Vec<Range<usize>>,
    /// Whether all elements of the HTML are closed when a browser parses it as part of a page.
    pub(crate) is_whole: bool,
}

impl Clean {
    /// HTML that is made safe later, as part of the page.
    pub(crate) fn unchecked(html: String) -> Self {
        Self {
            html,
            items: Vec::new(),
            is_whole: false,
        }
    }
}

/// Keeps the tags and attributes in `html` that are allowed, and closes elements that it leaves open.
pub(crate) fn clean(html: &str, target: Target) -> Clean {
    clean_for(html, target, false)
}

/// Does the same as [`clean`] for GitHub, which shows some tags as text.
pub(crate) fn clean_for_github(html: &str, target: Target) -> Clean {
    clean_for(html, target, true)
}

fn clean_for(html: &str, target: Target, is_github: bool) -> Clean {
    let mut cleaner = Cleaner::new(html, target);
    cleaner.is_github = is_github;
    cleaner.out.html.reserve(html.len() + 16);
    cleaner.run(|_, _| false);
    if !cleaner.nesting.is_as_written() {
        cleaner.out.items.clear();
    }
    cleaner.out.is_whole = !cleaner.leaks && cleaner.open.is_empty();
    cleaner.finish()
}

#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own")]
struct Cleaner<'a> {
    source: &'a str,
    target: Target,
    is_github: bool,
    out: Clean,
    /// The open elements, outermost first.
    open: Vec<Open>,
    nesting: Nesting,
    /// Whether a comment, or a tag that closes nothing, was just dropped.
    in_comment_gap: bool,
    /// Whether a comment may still end; false once a comment was found that does not.
    comments_end: bool,
    /// There is no `>` after this point.
    last_angle: usize,
    /// The number of unfinished tags so far. After a few of them the search stops, because each one reads to the end.
    unfinished: usize,
    /// Whether an element that was left open continues after the end of the element around it, as in a browser.
    leaks: bool,
    /// The elements that a browser opens again; `None` unless elements end where a browser ends them: see `written`.
    reopened: Option<Vec<String>>,
}

/// An open element.
struct Open {
    /// The name as in the source.
    name: String,
    /// Whether an inert element replaces it.
    is_inert: bool,
    /// Where its content starts, if the content is not shown.
    hidden_from: Option<usize>,
}

impl<'a> Cleaner<'a> {
    fn new(html: &'a str, target: Target) -> Self {
        Self {
            source: html,
            target,
            is_github: false,
            out: Clean::default(),
            open: Vec::new(),
            nesting: Nesting::default(),
            in_comment_gap: false,
            comments_end: true,
            last_angle: html.rfind('>').unwrap_or(0),
            unfinished: 0,
            leaks: false,
            reopened: None,
        }
    }

    /// Goes through the source until `ends` returns true for an offset. Returns that offset, or the end of the source.
    fn run(&mut self, mut ends: impl FnMut(&Self, usize) -> bool) -> usize {
        let mut at = 0;
        while let Some(tag) = find(self.source, at, b'<') {
            self.text(at..tag);
            if ends(self, tag) {
                return tag;
            }
            at = self.markup(tag);
        }
        self.text(at..self.source.len());
        self.source.len()
    }

    /// Closes what is open.
    fn finish(mut self) -> Clean {
        while !self.open.is_empty() {
            self.close_last();
        }
        self.out
    }

    fn text(&mut self, range: Range<usize>) {
        let text = slice(self.source, range);
        if text.is_empty() {
            return;
        }
        // A dropped comment still separates the words around it.
        if std::mem::take(&mut self.in_comment_gap) && !text.starts_with(char::is_whitespace) {
            let last = self.out.html.chars().next_back();
            if last.is_some_and(|it| it != '>' && !it.is_whitespace()) {
                self.out.html.push_str("<!---->");
            }
        }
        self.out.html.push_str(text);
    }

    /// Handles the `<` at `at`, and returns where to continue.
    fn markup(&mut self, at: usize) -> usize {
        match byte(self.source, at + 1) {
            b'a'..=b'z' | b'A'..=b'Z' if self.unfinished < 50 => {
                match start_tag(self.source, at, Reader::Page) {
                    ScannedTag::Tag(tag) => self.open(at, &tag),
                    ScannedTag::Text(end) => self.shown(at..end),
                    ScannedTag::Unfinished => {
                        self.unfinished += 1;
                        self.shown(at..at + 1)
                    }
                }
            }
            b'/' => self.close(at),
            b'!' | b'?' => self.comment(at),
            _ => self.shown(at..at + 1),
        }
    }

    /// The next `>`. If there is none, the rest is not searched again.
    fn angle(&self, at: usize) -> Option<usize> {
        (at <= self.last_angle)
            .then(|| find(self.source, at, b'>'))
            .flatten()
    }

    fn comment(&mut self, at: usize) -> usize {
        let end = if rest(self.source, at).starts_with("<!--") {
            self.comments_end
                .then(|| comment_end(self.source, at + 4))
                .flatten()
        } else {
            self.angle(at).map(|it| it + 1)
        };
        let Some(end) = end else {
            self.comments_end = false;
            return self.shown(at..at + 1);
        };
        self.in_comment_gap = true;
        end
    }

    /// Shows a piece of markup as text.
    fn shown(&mut self, range: Range<usize>) -> usize {
        self.in_comment_gap = false;
        for it in slice(self.source, range.clone()).chars() {
            match it {
                '<' => self.out.html.push_str("&lt;"),
                '>' => self.out.html.push_str("&gt;"),
                other => self.out.html.push(other),
            }
        }
        range.end
    }

    /// Opens an element, and returns where to continue.
    fn open(&mut self, at: usize, tag: &StartTag) -> usize {
        if self.is_github && is_shown_on_github(&tag.name) {
            return self.shown(at..tag.end);
        }
        match element(&tag.name) {
            Element::Void if tag.name == "input" && !self.is_check_box(tag) => {
                return self.open_inert(tag, Content::Never);
            }
            Element::Void => self.emit(tag, ""),
            Element::Inert(content) => return self.open_inert(tag, content),
            _ if self.open.len() >= DEPTH => {}
            kind => self.open_kept(tag, kind),
        }
        tag.end
    }

    /// Whether the tag is a check box. Other inputs take text, a file or a colour.
    fn is_check_box(&self, tag: &StartTag) -> bool {
        let read = |it: &Range<usize>| slice(self.source, it.clone());
        tag.attributes.iter().any(|it| {
            let value = it.value.as_ref().map_or("", read);
            read(&it.name).eq_ignore_ascii_case("type") && value == "checkbox"
        })
    }

    fn open_kept(&mut self, tag: &StartTag, kind: Element) {
        if tag.name == "li" && self.in_outer_list() {
            self.out.items.push(self.out.html.len()..0);
        }
        let is_inert = kind == Element::Unknown && self.target == Target::Frame;
        self.leave_paragraph(&tag.name);
        self.emit(tag, if is_inert { INERT } else { "" });
        self.push(&tag.name, is_inert, None);
        if is_empty(&tag.name) {
            self.close_last();
        }
    }

    /// Opens the element that replaces an active one, and returns where to continue.
    fn open_inert(&mut self, tag: &StartTag, content: Content) -> usize {
        if self.open.len() >= DEPTH {
            return tag.end;
        }
        self.start(&tag.name, INERT);
        let is_hidden = matches!(content, Content::Hidden) && !self.is_github;
        let hidden_from = is_hidden.then_some(self.out.html.len());
        self.push(&tag.name, true, hidden_from);
        let is_raw = matches!(content, Content::RawShown | Content::RawHidden);
        if !is_raw || self.is_github {
            if content == Content::Never {
                self.close_last();
            }
            return tag.end;
        }
        let end = raw_end(self.source, tag.end, &tag.name);
        if content == Content::RawShown {
            // Only a text area decodes character references.
            self.raw(tag.end..end, tag.name != "textarea");
        }
        self.close_last();
        match self.angle(end) {
            Some(angle) if end < self.source.len() => angle + 1,
            _ => end,
        }
    }

    /// Writes source text that is not markup.
    fn raw(&mut self, range: Range<usize>, with_ampersands: bool) {
        let mut text = slice(self.source, range).to_owned();
        if with_ampersands {
            text = text.replace('&', "&amp;");
        }
        let text = text.replace('<', "&lt;").replace('>', "&gt;");
        self.out.html.push_str(&text);
    }

    fn start(&mut self, name: &str, prefix: &str) {
        self.in_comment_gap = false;
        self.out.html.push('<');
        self.out.html.push_str(prefix);
        self.out.html.extend(printable(name));
        self.out.html.push('>');
    }

    fn push(&mut self, name: &str, is_inert: bool, hidden_from: Option<usize>) {
        self.note_nesting(name, is_inert);
        let name = name.to_owned();
        self.open.push(Open {
            name,
            is_inert,
            hidden_from,
        });
    }

    fn note_nesting(&mut self, name: &str, is_inert: bool) {
        fn seen(name: &str, is_inert: bool) -> &str {
            if is_inert { "" } else { name }
        }
        let parent = self.open.last().map(|it| seen(&it.name, it.is_inert));
        self.nesting.open(seen(name, is_inert), parent);
    }

    fn in_outer_list(&self) -> bool {
        let list = self.open.first().map_or("", |it| it.name.as_str());
        self.open.len() == 1 && matches!(list, "ul" | "ol")
    }

    fn emit(&mut self, tag: &StartTag, prefix: &str) {
        self.in_comment_gap = false;
        if element(&tag.name) == Element::Void {
            self.note_nesting(&tag.name, false);
        }
        write_tag(self.source, tag, prefix, self.target, &mut self.out.html);
    }

    fn close(&mut self, at: usize) -> usize {
        let Some(angle) = self.angle(at) else {
            return self.shown(at..at + 1);
        };
        let mut start = at + 2;
        while space_at(self.source, start) > 0 {
            start += space_at(self.source, start);
        }
        if !byte(self.source, start).is_ascii_alphabetic() {
            self.in_comment_gap = true;
            return angle + 1;
        }
        let end = skip_while(self.source, start, |it| {
            !matches!(it, b'\t' | b'\n' | b'\r' | 0x0c | b' ' | b'/' | b'>' | 0)
        });
        let name = slice(self.source, start..end).to_lowercase();
        if self.is_github && is_shown_on_github(&name) {
            return self.shown(at..angle + 1);
        }
        match self.open.iter().rposition(|it| it.name == name) {
            Some(depth) => self.close_at(depth),
            None => self.close_unopened(&name),
        }
        angle + 1
    }

    /// Closes the element at `depth`, and those in it.
    fn close_at(&mut self, depth: usize) {
        self.leaks |= self.leaks_from(depth);
        if self.reopened.is_some() {
            return self.close_as_written(depth);
        }
        while self.open.len() > depth {
            self.close_last();
        }
    }

    fn close_last(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let name = open.name;
        if !open.is_inert {
            self.nesting.close(&name);
        }
        if let Some(from) = open.hidden_from {
            self.out.html.truncate(from);
        }
        self.in_comment_gap = false;
        self.out.html.push_str("</");
        if open.is_inert {
            self.out.html.push_str(INERT);
        }
        self.out.html.extend(printable(&name));
        self.out.html.push('>');
        if name == "li" && self.in_outer_list() {
            let end = self.out.html.len();
            if let Some(item) = self.out.items.last_mut() {
                item.end = end;
            }
        }
    }
}

/// Returns the end tag of a `name` element whose content is text, or the end of the source.
fn raw_end(source: &str, at: usize, name: &str) -> usize {
    let mut at = at;
    while let Some(tag) = find_str(source, at, "</") {
        let end = tag + 2 + name.len();
        let ends = matches!(byte(source, end), b'\t'..=b'\r' | b' ' | b'/' | b'>');
        if ends && slice(source, tag + 2..end).eq_ignore_ascii_case(name) {
            return tag;
        }
        at = tag + 2;
    }
    source.len()
}

/// The end of a comment whose content starts at `at`; `-- >` also ends a comment.
pub(crate) fn comment_end(text: &str, at: usize) -> Option<usize> {
    let mut at = find_str(text, at, "--")?;
    loop {
        let mut end = at + 2;
        while space_at(text, end) > 0 {
            end += space_at(text, end);
        }
        if byte(text, end) == b'>' {
            return Some(end + 1);
        }
        at = if byte(text, at + 2) == b'-' {
            at + 1
        } else {
            find_str(text, end, "--")?
        };
    }
}

#[cfg(test)]
mod tests;
