//! The issue as a page: on the site, in the e-mail, and on GitHub.
//!
//! The site and the e-mail are written by Python-Markdown, which reads lists, emphasis and links differently
//! from every CommonMark parser; `site` follows its rules, construct by construct. GitHub is CommonMark.
//! The rendered HTML is safe to insert: see `clean`.

#![allow(
    clippy::doc_markdown,
    reason = "CommonMark and GitHub are names, not code"
)]
#![allow(
    clippy::similar_names,
    reason = "list and last, item and items are the right words for parts of a text"
)]

mod clean;
mod differences;
mod email;
mod github;
mod joined;
mod site;
mod tag;
mod target;
mod text;

use std::ops::Range;
use std::sync::Arc;

use crate::text::Issue;
pub use differences::{Difference, differences};
pub use email::document;
pub(crate) use site::is_block;
use target::Target;

/// How an issue is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Rendering {
    /// As this-week-in-rust.org shows it.
    #[default]
    Site,
    /// As the e-mail shows it: the site's blocks, to which [`document`] adds the frame.
    Email,
    /// As GitHub's preview shows it.
    GitHub,
}

/// One top-level block of the rendered page and the text it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Bytes of the issue's text.
    pub range: Range<usize>,
    /// HTML that is safe to insert into a separate element.
    pub html: Arc<str>,
    /// The items, if the block is a list.
    pub items: Arc<[Item]>,
    /// How many of the page's blocks it consists of: several if raw HTML continues from one to the next.
    pub parts: usize,
    /// The block before it was cleaned, because the preview may clean several blocks together.
    raw: Option<Raw>,
}

/// A block before it is cleaned.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Raw {
    html: Arc<str>,
    /// Whether the block leaves no element open for the next one.
    is_whole: bool,
}

/// One item of a top-level list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Bytes of the issue's text, counted from where the block starts.
    pub range: Range<usize>,
    /// Bytes of the block's HTML: the `<li>` element.
    pub html: Range<usize>,
}

impl Block {
    /// Returns the block with its ranges, which are bytes of `text`, widened to whole characters.
    ///
    /// If the publisher's parser miscounts lines, so does the renderer, and then the ranges can be wrong.
    pub(crate) fn on_characters(self, text: &str) -> Self {
        let start = self.range.start;
        let range = on_characters(text, &self.range);
        let item = |it: &Item| {
            let whole = on_characters(text, &(it.range.start + start..it.range.end + start));
            let from = |at: usize| at.saturating_sub(range.start);
            Item {
                range: from(whole.start)..from(whole.end.min(range.end)),
                html: it.html.clone(),
            }
        };
        let items = self.items.iter().map(item).collect();
        Self {
            range,
            items,
            ..self
        }
    }
}

fn on_characters(text: &str, range: &Range<usize>) -> Range<usize> {
    let is_cut = |at: &usize| !text.is_char_boundary(*at);
    let start = range.start.min(text.len());
    let start = start - (0..=start).rev().take_while(is_cut).count();
    let end = range.end.clamp(start, text.len());
    start..end + (end..text.len()).take_while(is_cut).count()
}

impl Item {
    /// Pairs the ranges of items in the source with those in the HTML; empty if their numbers differ.
    pub(crate) fn pair(
        start: usize,
        sources: Vec<Range<usize>>,
        html: Vec<Range<usize>>,
    ) -> Arc<[Item]> {
        if sources.len() != html.len() {
            return Arc::default();
        }
        let relative =
            |it: Range<usize>| it.start.saturating_sub(start)..it.end.saturating_sub(start);
        sources
            .into_iter()
            .zip(html)
            .map(|(source, html)| Item {
                range: relative(source),
                html,
            })
            .collect()
    }
}

/// The rendered article, block by block, in order.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    /// How it was rendered.
    pub rendering: Rendering,
    /// In the order of the page.
    pub blocks: Vec<Block>,
    target: Target,
    /// The cache for the next rendering for the site or the e-mail.
    site: site::Cache,
    /// The cache for the next rendering for GitHub.
    github: github::Cache,
}

impl PartialEq for Rendered {
    /// Compares only the shown HTML, not the caches.
    fn eq(&self, other: &Self) -> bool {
        self.rendering == other.rendering && self.blocks == other.blocks
    }
}

impl Rendered {
    /// Returns an empty rendering, to pass as `previous` for the first one.
    pub fn nothing(rendering: Rendering) -> Self {
        Self {
            rendering,
            ..Self::default()
        }
    }

    /// Does the same as [`Rendered::nothing`] for the page's preview. Its HTML has no inline styles, and no element
    /// names that a browser may support one day. Each image's address is in `data-src`, so that nothing is requested
    /// until the user asks for it.
    pub fn nothing_previewed(rendering: Rendering) -> Self {
        Self {
            target: Target::Frame,
            ..Self::nothing(rendering)
        }
    }

    /// Returns an empty rendering of another kind for the same target.
    fn next(&self, rendering: Rendering) -> Self {
        Self {
            target: self.target,
            ..Self::nothing(rendering)
        }
    }

    /// The whole article.
    pub fn html(&self) -> String {
        let mut html = String::with_capacity(self.blocks.iter().map(|it| it.html.len() + 1).sum());
        for block in &self.blocks {
            html.push_str(&block.html);
            if !block.html.ends_with('\n') {
                html.push('\n');
            }
        }
        html
    }
}

/// Renders `text` without a previous rendering.
pub fn render(text: &str, rendering: Rendering) -> Rendered {
    rerender(&Rendered::nothing(rendering), &Issue::new(text))
}

/// Returns the whole article for a file. As in a browser, raw HTML that one block leaves open continues in the next.
///
/// The preview renders its blocks separately, and joins a block that leaves an element open with those after it. GitHub
/// closes elements itself, so its blocks are the same in both.
pub fn page(text: &str, rendering: Rendering) -> String {
    if rendering == Rendering::GitHub {
        return render(text, rendering).html();
    }
    let nothing = Rendered {
        target: Target::Whole,
        ..Rendered::nothing(rendering)
    };
    let raw = rerender_site(&nothing, &Issue::new(text)).html();
    clean::clean_whole(&raw, Target::File).html
}

/// Renders after an edit. The result is the same as that of [`render`], but reuses blocks of `previous` that the edit
/// did not touch.
///
/// The result keeps this state of the issue, to compare it with the next.
pub fn rerender(previous: &Rendered, issue: &Issue) -> Rendered {
    match previous.rendering {
        Rendering::Site | Rendering::Email => rerender_site(previous, issue),
        Rendering::GitHub => {
            let mut next = previous.next(Rendering::GitHub);
            let (cache, blocks) = (&previous.github, &previous.blocks);
            (next.github, next.blocks) = github::update(cache, blocks, issue, next.target);
            next
        }
    }
}

/// Does the same as [`rerender`] for the site and the e-mail only, so that a program that calls nothing else does not
/// link GitHub's renderer.
///
/// A previous rendering for GitHub becomes one for the site.
pub fn rerender_site(previous: &Rendered, issue: &Issue) -> Rendered {
    let rendering = match previous.rendering {
        Rendering::GitHub => Rendering::Site,
        rendering => rendering,
    };
    let mut next = previous.next(rendering);
    (next.site, next.blocks) = site::update(&previous.site, issue, next.target);
    next.blocks = joined::joined(next.blocks, next.target);
    next
}

#[cfg(test)]
mod tests {
    use super::{Rendered, Rendering, page, render, rerender};
    use crate::text::Issue;

    #[test]
    fn images_are_requested_only_when_asked_for() {
        for rendering in [Rendering::Site, Rendering::Email, Rendering::GitHub] {
            let issue = Issue::new("![a](https://b.example/c.png) `<img src=x>`");
            let html = rerender(&Rendered::nothing_previewed(rendering), &issue).html();
            assert!(
                html.contains(" data-src=\"https://b.example/c.png\""),
                "{html}"
            );
            assert!(html.contains("&lt;img src=x&gt;"), "{html}");
        }
    }

    #[test]
    fn an_element_left_open_continues_in_the_next_block() {
        let text = "\na 💛 </p><select> b\n\nc\n";
        assert!(render(text, Rendering::Site).html().contains("<p>c"));
        // Readers do not see the content of a `<select>`.
        let whole = page(text, Rendering::Site);
        assert!(
            whole.ends_with("💛 </p><inert-select></inert-select>"),
            "{whole}"
        );
    }

    #[test]
    fn a_page_of_complete_blocks_equals_its_blocks() {
        let text = "Title: a\n\n## b\n\n* c <small>d</small>\n\n    e <!-- f --> &lt;\n\n<!-- g -->\n\n| h |\n| - |\n| i |\n";
        for rendering in [Rendering::Site, Rendering::Email, Rendering::GitHub] {
            // A comment may leave an empty line.
            let lines = |it: &str| it.replace("\n\n", "\n");
            let blocks = render(text, rendering).html();
            assert_eq!(lines(&page(text, rendering)), lines(&blocks));
        }
    }

    #[test]
    fn nothing_that_runs_gets_through() {
        let texts = [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "a <svg/onload=alert(1)> b",
            "[a](javascript:alert(1)) [b](JaVa&#x09;ScRiPt&colon;alert(1)) [c](data:text/html,x)",
            "<a href=\"jav\nascript:alert(1)\">a</a>",
            "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
            "<base href=//evil.example>",
            "<meta http-equiv=refresh content=0;url=//evil.example>",
            "<form action=x><button>a</button></form>",
            "<style>*{}</style><link rel=stylesheet href=x>",
            "*a*{: onclick=alert(1) style=position:fixed }",
            "<!--><img src=x onerror=alert(1)>-->",
            "<p title=\"`\"><img src=x onerror=alert(1)>`",
            "![a](x\"onerror=alert(1)) <x\"onmouseover=alert(1)>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
            "<javascript:alert(1)> <T onclick=alert(1)>",
        ];
        for text in texts {
            let text = format!("\n{text}");
            for html in [
                render(&text, Rendering::Site).html(),
                render(&text, Rendering::GitHub).html(),
                page(&text, Rendering::Site),
                page(&text, Rendering::Email),
            ] {
                let html = html.to_lowercase();
                for tag in html
                    .split('<')
                    .skip(1)
                    .filter_map(|it| it.split('>').next())
                {
                    let name = tag.trim_start_matches('/').split(' ').next().unwrap_or("");
                    let is_plain = ![
                        "script", "svg", "iframe", "base", "meta", "form", "button", "style",
                        "link", "math", "noscript",
                    ]
                    .contains(&name);
                    let attributes = tag.strip_prefix(name).unwrap_or("");
                    let runs = ["on", "javascript", "java", "data:", "srcdoc", "style="]
                        .iter()
                        .any(|it| {
                            attributes.contains(&format!(" {it}"))
                                || attributes.contains(&format!("\"{it}"))
                        });
                    assert!(is_plain && !runs, "{text}: {html}");
                }
            }
        }
    }
}
