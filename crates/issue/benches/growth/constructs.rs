//! Texts that repeat one construct, of any size.

use crate::pieces::{KEY_PIECES, PAIRS, PIECES};
use crate::work::{ALL, READING, Work};

/// A made-up issue.
pub const ISSUE: &str = include_str!("../../tests/fixtures/whole.md");

/// Makes a text of about the given size, in bytes.
pub type Make = Box<dyn Fn(usize) -> String>;

/// A construct, and the work to measure on texts of it.
pub struct Construct {
    pub name: String,
    /// The size of the smaller text; the other one has twice that size.
    pub size: usize,
    pub make: Make,
    pub work: &'static [Work],
}

/// The usual size, in bytes. In smaller texts the limits for hostile text have no effect yet, so their cost grows
/// faster.
const SIZE: usize = 10_000;

/// The largest size of an issue that Galley opens, in bytes.
const LARGE: usize = 2_500_000;

/// How a piece is repeated: the name of the shape, the text before the first piece, and the text between two pieces.
type Shape = (&'static str, &'static str, &'static str);

/// The shapes in which every piece is repeated.
const ALL_PIECES: &[Shape] = &[("one line", "", ""), ("lines", "", "\n")];

/// The shapes in which only the key pieces are repeated.
const SOME_PIECES: &[Shape] = &[
    ("paragraphs", "", "\n\n"),
    ("items", "### Official\n* ", "\n* "),
    (
        "in an item",
        "## Updates from Rust Community\n\n### Official\n* [a](https://a.example/) ",
        "",
    ),
    ("in a title", "### Official\n* [a", ""),
    (
        "in an address",
        "### Official\n* [a](https://a.example/",
        "",
    ),
    ("in a heading", "## ", ""),
    ("headings", "## ", "\n## "),
    (
        "in an event",
        "## Upcoming Events\n\n### Europe\n* 2026-08-26 | Berlin, DE | [a](https://a.example/)\n    * [**b",
        "",
    ),
    ("in the front matter", "Title: ", ""),
    ("after an open comment", "é <!-- ", ""),
    ("in a comment", "<!-- ", " --> <!-- "),
    ("in a table", "a|b\n-|-\n", "|"),
    ("in a quote", "> ", "\n> "),
    ("in the quote of the week", "# Quote of the Week\n\n> ", ""),
    (
        "in the crate of the week",
        "## Crate of the Week\n\nThis week's crate is [a](https://a.example/), ",
        "",
    ),
    (
        "in a team's list",
        "## Updates from the Rust Project\n\n#### Compiler\n* [",
        "](https://a.example/)\n* [",
    ),
    (
        "in an RFC",
        "### [Approved RFCs](https://a.example/)\n* [a",
        "",
    ),
    (
        "in a call for testing",
        "## Calls for Testing\n\n#### [Rust](https://a.example/)\n* [a](https://a.example/)\n    * [",
        "",
    ),
    (
        "in a call for speakers",
        "### CFP - Events\n* [**a**](https://a.example/) | ",
        " | ",
    ),
    ("in code", "```\n", "\n"),
];

/// Every construct.
pub fn constructs() -> Vec<Construct> {
    let plain = ALL_PIECES
        .iter()
        .flat_map(|it| PIECES.iter().map(move |piece| (it, *piece, ALL)));
    let others = SOME_PIECES
        .iter()
        .flat_map(|it| KEY_PIECES.iter().map(move |piece| (it, *piece, READING)));
    let mut all: Vec<_> = plain
        .chain(others)
        .map(|((shape, before, between), piece, work)| Construct {
            name: format!("{shape}: {piece:?}"),
            size: SIZE,
            make: Box::new(move |size| repeated(before, piece, between, size)),
            work,
        })
        .collect();
    for (open, close) in PAIRS {
        for (before, work) in [("", ALL), ("### Official\n* ", READING)] {
            all.push(Construct {
                name: format!("nested after {before:?}: {open:?} {close:?}"),
                size: SIZE,
                make: Box::new(move |size| nested(before, open, close, size)),
                work,
            });
        }
    }
    all.push(Construct {
        name: "a whole issue, 5 MB".to_owned(),
        size: LARGE,
        make: Box::new(|size| ISSUE.chars().cycle().take(size).collect()),
        work: ALL,
    });
    all
}

fn repeated(before: &str, piece: &str, between: &str, size: usize) -> String {
    // The count is even, so that a piece that closes the previous one leaves nothing open in either text.
    let count = 2 * (size / (piece.len() + between.len()) / 2 + 1);
    let mut text = String::with_capacity(size + before.len() + 64);
    text.push_str(before);
    for _ in 0..count {
        text.push_str(piece);
        text.push_str(between);
    }
    text
}

fn nested(before: &str, open: &str, close: &str, size: usize) -> String {
    let depth = size / (open.len() + close.len()) + 1;
    format!("{before}{}x{}", open.repeat(depth), close.repeat(depth))
}
