//! The preview GitHub shows: CommonMark with tables, strikethrough, task lists and bare addresses.

mod autolink;
mod update;

pub(crate) use autolink::next as next_address;
pub(crate) use update::{Cache, update};

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset, html};

use crate::render::clean::clean_for_github;
use crate::render::target::Target;
use crate::render::{Block, Item};

/// All of GitHub's extensions to CommonMark that a draft can use.
pub(crate) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// Returns the blocks of `text`, rendered for `target`, and the ranges of its definitions of references. Ranges are
/// bytes of `text`.
fn read(text: &str, target: Target) -> (Vec<Block>, Vec<Range<usize>>) {
    let parser = Parser::new_ext(text, OPTIONS);
    let defined = parser.reference_definitions().iter();
    let mut defined: Vec<Range<usize>> = defined.map(|(_, it)| it.span.clone()).collect();
    defined.sort_by_key(|it| it.start);
    let mut open = Open {
        target,
        ..Open::default()
    };
    let events = TextMergeWithOffset::new(parser.into_offset_iter());
    let blocks = events.filter_map(|(event, range)| open.take(event, range));
    (blocks.collect(), defined)
}

/// The block being collected.
#[derive(Default)]
struct Open<'a> {
    target: Target,
    events: Vec<Event<'a>>,
    range: Range<usize>,
    items: Vec<Range<usize>>,
    depth: usize,
    links: usize,
    /// Open brackets in the text so far.
    brackets: usize,
}

impl<'a> Open<'a> {
    /// Handles the next event. Returns the block once it is complete.
    fn take(&mut self, event: Event<'a>, range: Range<usize>) -> Option<Block> {
        if self.depth == 0 {
            self.range = range.clone();
        }
        match &event {
            Event::Start(tag) => {
                if !is_inside_line(tag) {
                    self.brackets = 0;
                }
                if self.depth == 1 && matches!(tag, Tag::Item) {
                    self.items.push(range);
                }
                self.depth += 1;
                self.links += usize::from(matches!(tag, Tag::Link { .. } | Tag::CodeBlock(_)));
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                let left = matches!(tag, TagEnd::Link | TagEnd::CodeBlock);
                self.links = self.links.saturating_sub(usize::from(left));
            }
            _ => {}
        }
        match event {
            Event::Text(text) if self.links == 0 => {
                autolink::link(text, &mut self.brackets, &mut self.events);
            }
            other => self.events.push(other),
        }
        (self.depth == 0).then(|| self.finish())
    }

    fn finish(&mut self) -> Block {
        let mut raw = String::new();
        html::push_html(&mut raw, std::mem::take(&mut self.events).into_iter());
        let clean = clean_for_github(&raw, self.target);
        let start = self.range.start;
        let sources = std::mem::take(&mut self.items);
        Block {
            range: self.range.clone(),
            html: Arc::from(clean.html),
            items: Item::pair(start, sources, clean.items),
            parts: 1,
            raw: None,
        }
    }
}

/// Whether an element is inline.
fn is_inside_line(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::render::target::Target;

    fn check(text: &str, expected: &Expect) {
        let (blocks, _) = super::read(text, Target::File);
        let html: String = blocks.iter().map(|it| it.html.to_string()).collect();
        expected.assert_eq(&html);
    }

    #[test]
    fn shows_what_github_adds() {
        check(
            "~~a~~ https://b.example/c_d\n\n- [x] e\n",
            &expect![[r#"
                <p><del>a</del> <a href="https://b.example/c_d">https://b.example/c_d</a></p>
                <ul>
                <li><input disabled="" type="checkbox" checked="">
                e</li>
                </ul>
            "#]],
        );
    }

    #[test]
    fn links_bare_addresses() {
        check(
            "mail me@a.example or see:https://a.example \"https://a.example\" [www.a.example b]\n",
            &expect![[r#"
                <p>mail <a href="mailto:me@a.example">me@a.example</a> or see:<a href="https://a.example">https://a.example</a> "<a href="https://a.example">https://a.example</a>" [www.a.example b]</p>
            "#]],
        );
    }

    #[test]
    fn aligns_the_columns_of_tables() {
        check(
            "|a|b|\n|:-:|--:|\n|c|d|\n",
            &expect![[r#"
                <table><thead><tr><th style="text-align: center">a</th><th style="text-align: right">b</th></tr></thead><tbody>
                <tr><td style="text-align: center">c</td><td style="text-align: right">d</td></tr>
                </tbody></table>
            "#]],
        );
    }

    #[test]
    fn a_list_may_follow_a_paragraph() {
        check(
            "a:\n* b\n",
            &expect![[r"
                <p>a:</p>
                <ul>
                <li>b</li>
                </ul>
            "]],
        );
    }

    #[test]
    fn addresses_in_links_and_code_stay() {
        check(
            "[https://a.example](b) `https://c.example`\n",
            &expect![[r#"
                <p><a href="b">https://a.example</a> <code>https://c.example</code></p>
            "#]],
        );
    }
}
