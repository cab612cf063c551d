//! `*emphasis*`, `**strong**` and their combinations.
//!
//! The first mark pairs with the nearest matching one; the characters around it do not matter. So `*const T> *mut T`
//! and `a*b*c` contain emphasis. GitHub checks the characters on both sides of each mark.

use std::ops::Range;

use crate::render::site::inline::{Inline, Made, PatternMatch, Text, fail};
use crate::render::site::tree::NodeId;
use crate::render::text::{byte, find, find_str, slice};

/// How the parts of a match become elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// One element around the first part.
    Single(&'static str),
    /// Two nested elements: the inner one contains the first part, and the second part follows it in the outer one.
    Outer(&'static str, &'static str),
    /// Two nested elements: the outer one contains the first part, and then the inner one, which contains the second.
    Inner(&'static str, &'static str),
}

/// A match: its end and its parts.
pub(super) struct Parts {
    pub(super) end: usize,
    pub(super) first: Range<usize>,
    pub(super) second: Range<usize>,
}

/// How one kind of emphasis is found at an offset.
type Rule = (fn(&Text, usize) -> Option<Parts>, Shape);

/// The kinds of emphasis that one mark makes, in the order in which they are tried.
pub(super) struct Rules {
    pub(super) mark: u8,
    pub(super) rules: [Rule; 5],
}

const ASTERISKS: Rules = Rules {
    mark: b'*',
    rules: [
        (
            |text, at| strong_around(&text.data, at, "*"),
            Shape::Outer("strong", "em"),
        ),
        (
            |text, at| emphasis_around(&text.data, at, "*"),
            Shape::Outer("em", "strong"),
        ),
        (ending_together, Shape::Inner("strong", "em")),
        (|text, at| strong(&text.data, at), Shape::Single("strong")),
        (|text, at| emphasis(&text.data, at), Shape::Single("em")),
    ],
};

impl Inline<'_> {
    pub(super) fn asterisks(
        &mut self,
        text: &Text,
        at: usize,
        failed: &mut Option<usize>,
    ) -> Option<PatternMatch> {
        self.emphasized(text, at, failed, &ASTERISKS)
    }

    pub(super) fn emphasized(
        &mut self,
        text: &Text,
        at: usize,
        failed: &mut Option<usize>,
        rules: &Rules,
    ) -> Option<PatternMatch> {
        let mut at = at;
        loop {
            let start = find(&text.data, at, rules.mark)?;
            if let Some((index, parts, shape)) = self.first_rule(text, start, rules) {
                let node = self.build(&text.data, &parts, shape, rules, index);
                return Some(PatternMatch {
                    start,
                    end: parts.end,
                    made: Made::Element(node),
                });
            }
            fail(failed, start);
            at = start + 1;
        }
    }

    fn first_rule(
        &mut self,
        text: &Text,
        start: usize,
        rules: &Rules,
    ) -> Option<(usize, Parts, Shape)> {
        if !self.spend(1) {
            return None;
        }
        let found = rules
            .rules
            .iter()
            .enumerate()
            .find_map(|(index, (find, shape))| {
                let parts = find(text, start)?;
                Some((index, parts, *shape))
            });
        let work = found
            .as_ref()
            .map_or(text.data.len() - start, |it| it.1.end - start);
        let in_vain = text.take_searched() / 4;
        self.spend(if found.is_some() {
            1 + in_vain
        } else {
            work / 2
        });
        found
    }

    fn build(
        &mut self,
        data: &str,
        parts: &Parts,
        shape: Shape,
        rules: &Rules,
        index: usize,
    ) -> NodeId {
        let first = slice(data, parts.first.clone()).to_owned();
        let second = slice(data, parts.second.clone()).to_owned();
        match shape {
            Shape::Single(tag) => {
                let node = self.tree.make(tag);
                self.fill(first, node, None, rules, index);
                node
            }
            Shape::Outer(outer, inner) => {
                let outer = self.tree.make(outer);
                let inner = self.tree.make(inner);
                self.fill(first, inner, None, rules, index);
                self.tree.adopt(outer, inner);
                self.fill(second, outer, Some(inner), rules, index);
                outer
            }
            Shape::Inner(outer, inner) => {
                let outer = self.tree.make(outer);
                let inner = self.tree.make(inner);
                self.fill(first, outer, None, rules, index);
                self.tree.adopt(outer, inner);
                self.fill(second, inner, None, rules, index);
                outer
            }
        }
    }

    /// Puts `data` into `parent`, after `last`, with the kinds of emphasis that come after number `index`.
    fn fill(
        &mut self,
        data: String,
        parent: NodeId,
        last: Option<NodeId>,
        rules: &Rules,
        index: usize,
    ) {
        let text = Text::new(data);
        let mut last = last;
        let (mut done, mut at) = (0, 0);
        while let Some(start) = find(&text.data, at, rules.mark) {
            at = start;
            let mut is_found = false;
            for (next, (find, shape)) in rules.rules.iter().enumerate().skip(index + 1) {
                if !self.spend(1) {
                    break;
                }
                let Some(parts) = find(&text, at) else {
                    continue;
                };
                self.put(slice(&text.data, done..at), parent, last);
                let node = self.build(&text.data, &parts, *shape, rules, next);
                self.tree.adopt(parent, node);
                last = Some(node);
                done = parts.end;
                at = done;
                is_found = true;
            }
            self.spend(text.take_searched() / 4);
            if !is_found {
                self.spend((text.data.len() - at) / 2);
                at += 1;
            }
        }
        self.put(slice(&text.data, done..text.data.len()), parent, last);
    }

    fn put(&mut self, text: &str, parent: NodeId, last: Option<NodeId>) {
        match last {
            _ if text.is_empty() => {}
            Some(last) => self.tree.set_tail(last, text.to_owned()),
            None => self.tree.set_text(parent, text.to_owned()),
        }
    }
}

/// `***em* strong**`.
pub(super) fn strong_around(data: &str, at: usize, mark: &str) -> Option<Parts> {
    let (one, two, three) = (mark, mark.repeat(2), mark.repeat(3));
    if slice(data, at..at + 3) != three {
        return None;
    }
    let first = find_str(data, at + 3 + first_len(data, at + 3)?, one)?;
    let second = find_str(data, first + 1, &two)?;
    Some(Parts {
        end: second + 2,
        first: at + 3..first,
        second: first + 1..second,
    })
}

/// `***strong** em*`.
pub(super) fn emphasis_around(data: &str, at: usize, mark: &str) -> Option<Parts> {
    let (one, two, three) = (mark, mark.repeat(2), mark.repeat(3));
    if slice(data, at..at + 3) != three {
        return None;
    }
    let first = find_str(data, at + 3 + first_len(data, at + 3)?, &two)?;
    let second = find_str(data, first + 2, one)?;
    Some(Parts {
        end: second + 1,
        first: at + 3..first,
        second: first + 2..second,
    })
}

/// `**strong *em***`.
fn ending_together(text: &Text, at: usize) -> Option<Parts> {
    let data = text.data.as_str();
    if slice(data, at..at + 2) != "**" || byte(data, at + 2) == b'*' {
        return None;
    }
    let first = find(data, at + 2, b'*')?;
    if byte(data, first + 1) == b'*' {
        return None;
    }
    let from = first + 1 + first_len(data, first + 1)?;
    let second = find_str(data, from, "***").or_else(|| text.in_vain(from))?;
    Some(Parts {
        end: second + 3,
        first: at + 2..first,
        second: first + 1..second,
    })
}

fn strong(data: &str, at: usize) -> Option<Parts> {
    if slice(data, at..at + 2) != "**" {
        return None;
    }
    let end = find_str(data, at + 2 + first_len(data, at + 2)?, "**")?;
    Some(Parts {
        end: end + 2,
        first: at + 2..end,
        second: 0..0,
    })
}

fn emphasis(data: &str, at: usize) -> Option<Parts> {
    let end = find(data, at + 1, b'*').filter(|it| *it > at + 1 && byte(data, at) == b'*')?;
    Some(Parts {
        end: end + 1,
        first: at + 1..end,
        second: 0..0,
    })
}

/// The length of the character at `at`; a part needs at least one character.
pub(super) fn first_len(data: &str, at: usize) -> Option<usize> {
    data.get(at..)?.chars().next().map(char::len_utf8)
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn mixtures() {
        check("***a* b**", "<p><strong><em>a</em> b</strong></p>");
        check("***a** b*", "<p><em><strong>a</strong> b</em></p>");
        check("**a *b***", "<p><strong>a <em>b</em></strong></p>");
        check("***a***", "<p><strong><em>a</em></strong></p>");
    }

    #[test]
    fn spaces_inside_do_not_matter() {
        check(
            "a*b *c and `*`* d",
            "<p>a<em>b </em>c and <code>*</code>* d</p>",
        );
        check(
            "`Vec<*const T>` *const T> *mut T",
            "<p><code>Vec&lt;*const T&gt;</code> <em>const T&gt; </em>mut T</p>",
        );
    }

    #[test]
    fn searches_again_from_the_first_failure() {
        check("**a *b* c", "<p><em><em>a </em>b</em> c</p>");
    }
}
