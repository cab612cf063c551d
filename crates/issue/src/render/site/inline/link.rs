//! `[text](address "title")`; the parenthesis must directly follow the bracket.
//!
//! The text of a link may contain only images and references, not other links. On GitHub a link never contains a link.

use crate::render::site::inline::link_target::target;
use crate::render::site::inline::{Inline, Made, PatternMatch, Text, fail};
use crate::render::text::{byte, is_space, slice, strip};

impl Inline<'_> {
    pub(super) fn link(
        &mut self,
        text: &Text,
        at: usize,
        failed: &mut Option<usize>,
    ) -> Option<PatternMatch> {
        self.targeted(text, at, failed, "a")
    }

    pub(super) fn image(
        &mut self,
        text: &Text,
        at: usize,
        failed: &mut Option<usize>,
    ) -> Option<PatternMatch> {
        self.targeted(text, at, failed, "img")
    }

    fn targeted(
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
            let close = text.closing(open).filter(|it| byte(data, it + 1) == b'(');
            let target = match close {
                Some(close) if self.fuel > 0 => {
                    let target = target(data, close + 1, self.fuel);
                    let is_cheap = target.as_ref().is_some_and(|it| !it.is_fallback);
                    self.spend(if is_cheap { 0 } else { data.len() - close });
                    target
                }
                _ => None,
            };
            let (Some(close), Some(target)) = (close, target) else {
                fail(failed, start);
                continue;
            };
            let node = self.tree.make(tag);
            let address = self.plain(target.address);
            let address = strip(&address).to_owned();
            if let Some(title) = target.title {
                let title = self.plain(strip(title));
                let title = unquoted(&title)
                    .chars()
                    .map(|it| if is_space(it) { ' ' } else { it })
                    .collect();
                self.tree.set_attribute(node, "title", title);
            }
            let words = slice(data, open + 1..close);
            if tag == "a" {
                self.tree.set_attribute(node, "href", address);
                self.tree.set_text(node, words.to_owned());
            } else {
                self.tree.set_attribute(node, "src", address);
                let words = self.plain(words);
                self.tree.set_attribute(node, "alt", words);
            }
            return Some(PatternMatch {
                start,
                end: target.end,
                made: Made::Element(node),
            });
        }
    }
}

fn unquoted(text: &str) -> &str {
    for quote in ['"', '\''] {
        if let Some(inner) = text
            .strip_prefix(quote)
            .and_then(|it| it.strip_suffix(quote))
        {
            return inner;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn a_link_with_a_space_before_the_address_is_text() {
        check("[a] (b)", "<p>[a] (b)</p>");
    }

    #[test]
    fn the_text_may_contain_brackets_and_code() {
        check(
            "[a [b] `c]`](d)",
            "<p><a href=\"d\">a [b] <code>c]</code></a></p>",
        );
    }

    #[test]
    fn bare_addresses_stay_text() {
        check("https://a.example ~~b~~", "<p>https://a.example ~~b~~</p>");
    }

    #[test]
    fn images() {
        check(
            "![a *b*](c \"d\")",
            "<p><img src=\"c\" alt=\"a *b*\" title=\"d\"></p>",
        );
    }

    #[test]
    fn a_link_around_a_link() {
        check("[a [b](c) d](e)", "<p><a href=\"e\">a [b](c) d</a></p>");
    }
}
