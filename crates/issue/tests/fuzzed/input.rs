//! Bytes as texts and numbers.
//!
//! Two bytes that UTF-8 never has divide the input: 0xFF ends a part, and a part that starts with 0xFE is a sequence of
//! numbers, each the index of one of [`PIECES`]. Any other part is text, with invalid UTF-8 replaced. So people can
//! read a kept input, and changing one byte makes another construct.

/// The pieces that issues, Markdown and HTML consist of.
#[rustfmt::skip]
pub const PIECES: [&str; 122] = [
    "\n", "\n\n", "\r\n", "\r", "\n    ", " ", "    ", "\t", "\u{feff}", "\u{a0}", "\0", "\u{2}", "\u{3}", "\u{301}",
    "\u{202e}", "ä", "💛", "👨‍👩‍👧", "Ã©", "√©", "# ", "## ", "### ", "#### ", "##### ", "#", "* ", "- ", "+ ", "1. ",
    "\n* ", "\n- ", "> ", ">", "*", "**", "***", "_", "__", "`", "``", "```", "\n```\n", "\n~~~\n", "[", "]", "](", "(",
    ")", "[a](https://a.example/b)", "https://a.example/c?utm_source=d", "http://b.example", "[a]", "[r]: https://r.example",
    "\n[r]: ", "[^n]", "[^n]: ", "*[HTML]: ", "HTML", "!", "<", ">", "</", "/>", "<!--", "-->", "<div>", "</div>", "<p>",
    "<b>", "<em>", "</em>", "<script>", "<T>", "<a href=\"", "<img src=x onerror=y>", "\"", "'", "=", "&", "&amp;", "&#x",
    ";", "\\", "|", "|-|-|", "| a | b |", "\n---\n", "\n===\n", ": ", "\n: ", "{#a}", "{: .b }", "{", "}", "~~", "a", "b c",
    "Title: a", "Number: 7", "Date: 2026-08-26", "Date: ", "2026-08-20", "2026-09-01 - 2026-09-03", " | ",
    "Virtual (Berlin, DE)", "Hybrid", "London, UK", "[**t**](https://m.example/e)", "disposition: merge", "[video] ",
    "Updates from Rust Community", "Official", "Upcoming Events", "Virtual", "Europe", "Crate of the Week",
    "Quote of the Week", "Final Comment Period", "CFP - Projects", "Updates from the Rust Project", "REDDIT_LINK_HERE",
];

/// An input, part by part.
pub struct Input<'a> {
    parts: std::slice::Split<'a, u8, fn(&u8) -> bool>,
}

impl<'a> Input<'a> {
    /// The parts of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        let parts = bytes.split((|it| *it == 0xFF) as fn(&u8) -> bool);
        Self { parts }
    }

    /// Returns the next part as text; empty if there is none.
    pub fn text(&mut self) -> String {
        match self.parts.next().unwrap_or_default() {
            [0xFE, numbers @ ..] => numbers.iter().filter_map(|it| piece(*it)).collect(),
            text => String::from_utf8_lossy(text).into_owned(),
        }
    }

    /// The next part as numbers.
    pub fn numbers(&mut self) -> Numbers<'a> {
        Numbers(self.parts.next().unwrap_or_default().iter())
    }
}

fn piece(number: u8) -> Option<&'static str> {
    PIECES.get(usize::from(number) % PIECES.len()).copied()
}

/// A sequence of numbers that ends in zeros.
pub struct Numbers<'a>(std::slice::Iter<'a, u8>);

impl Numbers<'_> {
    /// The next number.
    pub fn next(&mut self) -> usize {
        self.0.next().map_or(0, |it| usize::from(*it))
    }

    /// Returns a number in `0..count`; 0 if `count` is 0.
    pub fn below(&mut self, count: usize) -> usize {
        self.next().checked_rem(count).unwrap_or(0)
    }

    /// A byte of `text` that begins a character, or its end.
    pub fn place(&mut self, text: &str) -> usize {
        let at = (self.next() * 256 + self.next()) % (text.len() + 1);
        (at..=text.len())
            .find(|it| text.is_char_boundary(*it))
            .unwrap_or(text.len())
    }

    /// One of [`PIECES`].
    pub fn piece(&mut self) -> &'static str {
        let number = self.below(PIECES.len());
        PIECES.get(number).copied().unwrap_or_default()
    }

    /// Whether all numbers were taken.
    pub fn is_empty(&self) -> bool {
        self.0.len() == 0
    }
}
