//! Laws that hold for every text: rendering after an edit equals a new rendering, and blocks have their source ranges.

use issue::Issue;
use issue::render::{Rendered, Rendering, differences, render, rerender};
use proptest::prelude::*;

#[path = "render_laws/hostile.rs"]
mod hostile;

const PIECES: &[&str] = &[
    "# A",
    "## A",
    "### B {#own}",
    "#c",
    "a",
    "b c",
    "* d",
    "- e",
    "    * f",
    "1. g",
    "> h",
    "    code",
    "```",
    "~~~",
    "<!-- i",
    "-->",
    "<div>",
    "</div>",
    "<T>",
    "a <b",
    "[r]",
    "[r]: https://a.example",
    "[r]: https://b.example",
    "> [R]: c\n> 'two lines'",
    "[r]: d\n'two lines'",
    "[^n]",
    "[^n]: note",
    "*[HTML]: x",
    "HTML",
    ": k",
    "| a | b |",
    "|---|---|",
    "---",
    "===",
    "&#x",
    "**l*",
    "`m",
    "ä💛👨‍👩‍👧",
    "Title: n",
    "\t* o",
    "![p](q.png)",
    "<script>",
    "[s](t) 'u",
    "\u{feff}",
    "\u{a0}",
];

const ENDINGS: &[&str] = &["\n", "\n\n", "\n\n", "\r\n", "\r\n\r\n", "\n\n\n", " ", ""];

fn text() -> impl Strategy<Value = String> {
    let piece = (prop::sample::select(PIECES), prop::sample::select(ENDINGS));
    prop::collection::vec(piece, 0..30).prop_map(|pieces| {
        pieces
            .into_iter()
            .flat_map(|(piece, ending)| [piece, ending])
            .collect()
    })
}

/// `text` with a part replaced. Its start and its end are given in thousandths of the text.
fn edited(text: &str, from: usize, to: usize, with: &str) -> String {
    let mut places = [from, to].map(|it| {
        let mut at = text.len() * it / 1000;
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    });
    places.sort_unstable();
    let [from, to] = places;
    format!(
        "{}{with}{}",
        text.get(..from).unwrap_or(""),
        text.get(to..).unwrap_or("")
    )
}

fn check_ranges(text: &str, rendered: &Rendered) {
    for block in &rendered.blocks {
        assert!(
            text.get(block.range.clone()).is_some(),
            "{:?} in {text:?}",
            block.range
        );
        for item in block.items.iter() {
            let range = item.range.start + block.range.start..item.range.end + block.range.start;
            assert!(
                text.get(range.clone()).is_some() && range.end <= block.range.end,
                "{range:?} in {text:?}"
            );
            let html = block.html.get(item.html.clone()).unwrap_or("");
            assert!(html.starts_with("<li") && html.ends_with("</li>"), "{html}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rendering_after_edits_equals_a_new_rendering(
        first in text(),
        edits in prop::collection::vec((0..=1000_usize, 0..=1000_usize, text()), 1..4),
    ) {
        for rendering in [Rendering::Site, Rendering::GitHub] {
            let mut text = first.clone();
            let mut rendered = render(&text, rendering);
            for (from, to, with) in &edits {
                let short: String = with.chars().take(12).collect();
                // Most edits are small, like key presses.
                let to = if to % 3 == 0 { *to } else { *from };
                text = edited(&text, *from, to, &short);
                rendered = rerender(&rendered, &Issue::new(&text));
                prop_assert_eq!(&rendered, &render(&text, rendering), "{:?}", text);
                check_ranges(&text, &rendered);
            }
        }
    }

    #[test]
    fn any_text_works(text in "[\\PC\\n\\t *_`<>\\[\\]()#&;:|!\"'{}=~-]{0,200}") {
        for rendering in [Rendering::Site, Rendering::GitHub] {
            check_ranges(&text, &render(&text, rendering));
        }
        for it in differences(&text) {
            prop_assert!(text.get(it.range.clone()).is_some());
            prop_assert!(it.fix.iter().all(|it| text.get(it.0.clone()).is_some()));
        }
    }
}

#[test]
fn ranges_cover_what_was_rendered() {
    let text = "Title: a\r\nNumber: 1\r\n\r\nä *b*\r\n\r\n* c\r\n* 💛\r\n    * d\r\n\r\n## E\r\nf";
    let rendered = render(text, Rendering::Site);
    let sources: Vec<&str> = rendered
        .blocks
        .iter()
        .filter_map(|it| text.get(it.range.clone()))
        .collect();
    assert_eq!(sources, ["ä *b*", "* c\r\n* 💛\r\n    * d", "## E", "f"]);
    let list = &rendered.blocks[1];
    let start = list.range.start;
    let items: Vec<&str> = list
        .items
        .iter()
        .filter_map(|it| text.get(start + it.range.start..start + it.range.end))
        .collect();
    assert_eq!(items, ["* c", "* 💛\r\n    * d"]);
}

/// Texts that would take forever, or the whole stack, if each step read everything before it.
#[test]
fn hostile_texts_are_rendered_in_bounded_time() {
    for text in &hostile::texts() {
        drop(differences(text));
        for rendering in [Rendering::Site, Rendering::GitHub] {
            drop(render(text, rendering));
        }
    }
}
