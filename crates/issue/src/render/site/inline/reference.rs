//! `[text][name]` and `[name]`, if the name is defined.
//!
//! At most one white-space character may be between the two pairs of brackets. If the name is not defined, the text in
//! the brackets is not searched for more references.

use crate::render::site::inline::{Inline, Made, PatternMatch, Text, fail};
use crate::render::text::{byte, find, is_space, slice, space_at};

impl Inline<'_> {
    pub(super) fn reference(
        &mut self,
        text: &Text,
        at: usize,
        failed: &mut Option<usize>,
    ) -> Option<PatternMatch> {
        self.named(text, at, failed, "a")
    }

    pub(super) fn image_reference(
        &mut self,
        text: &Text,
        at: usize,
        failed: &mut Option<usize>,
    ) -> Option<PatternMatch> {
        self.named(text, at, failed, "img")
    }

    fn named(
        &mut self,
        text: &Text,
        at: usize,
        failed: &mut Option<usize>,
        tag: &'static str,
    ) -> Option<PatternMatch> {
        let data = text.data.as_str();
        let mut at = at;
        loop {
            let (start, open) = text.next_open(at, tag)?;
            at = open + 1;
            let Some(close) = text.closing(open) else {
                fail(failed, start);
                continue;
            };
            let second = close + 1 + space_at(data, close + 1);
            let end = find(data, second, b']').filter(|_| byte(data, second) == b'[');
            let Some(end) = end else {
                fail(failed, start);
                continue;
            };
            let words = open + 1..close;
            let name = if end == second + 1 {
                words.clone()
            } else {
                second + 1..end
            };
            let made = self.refer(slice(data, name), slice(data, words), tag);
            return Some(PatternMatch {
                start,
                end: end + 1,
                made,
            });
        }
    }

    pub(super) fn short_reference(
        &mut self,
        text: &Text,
        at: usize,
        failed: &mut Option<usize>,
    ) -> Option<PatternMatch> {
        self.short(text, at, failed, "a")
    }

    pub(super) fn short_image_reference(
        &mut self,
        text: &Text,
        at: usize,
        failed: &mut Option<usize>,
    ) -> Option<PatternMatch> {
        self.short(text, at, failed, "img")
    }

    fn short(
        &mut self,
        text: &Text,
        at: usize,
        failed: &mut Option<usize>,
        tag: &'static str,
    ) -> Option<PatternMatch> {
        let mut at = at;
        loop {
            let (start, open) = text.next_open(at, tag)?;
            at = open + 1;
            let Some(close) = text.closing(open) else {
                fail(failed, start);
                continue;
            };
            let words = slice(&text.data, open + 1..close);
            let made = self.refer(words, words, tag);
            return Some(PatternMatch {
                start,
                end: close + 1,
                made,
            });
        }
    }

    /// The element for the text if `name` is defined.
    fn refer(&mut self, name: &str, words: &str, tag: &'static str) -> Made {
        let name = if name.len() < 300 {
            one_spaced(name).to_lowercase()
        } else {
            return Made::Nothing;
        };
        let found = self
            .scope
            .reference(&name)
            .map(|it| (it.0.to_owned(), it.1.map(str::to_owned)));
        self.lookups.insert(name);
        let Some((address, title)) = found else {
            return Made::Nothing;
        };
        let node = self.tree.make(tag);
        if tag == "a" {
            self.tree.set_attribute(node, "href", address);
            self.tree.set_text(node, words.to_owned());
        } else {
            self.tree.set_attribute(node, "src", address);
            let words = self.plain(words);
            self.tree.set_attribute(node, "alt", words);
        }
        if let Some(title) = title {
            self.tree.set_attribute(node, "title", title);
        }
        Made::Element(node)
    }
}

fn one_spaced(name: &str) -> String {
    let mut spaced = String::with_capacity(name.len());
    for it in name.chars() {
        if !is_space(it) {
            spaced.push(it);
        } else if !spaced.ends_with(' ') {
            spaced.push(' ');
        }
    }
    spaced
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn a_name_may_be_defined_anywhere() {
        check(
            "[a][B] [b] [c]\n\n[b]:https://b.example 'T'",
            "<p><a href=\"https://b.example\" title=\"T\">a</a> <a href=\"https://b.example\" title=\"T\">b</a> [c]</p>",
        );
    }

    #[test]
    fn brackets_around_stay() {
        check(
            "[video [b]] ![b]\n\n[b]: x.png",
            "<p>[video [b]] <img src=\"x.png\" alt=\"b\"></p>",
        );
    }
}
