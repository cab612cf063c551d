//! Texts that would take forever, or the whole stack, if each step read everything before it.
//!
//! A test checks that each rendering ends; `crates/issue/benches/core.rs` measures how long it takes.

/// The texts, each a repetition of one kind of piece.
pub fn texts() -> Vec<String> {
    vec![
        "[".repeat(20000),
        "*".repeat(20000),
        "<".repeat(20000),
        "<a ".repeat(6000),
        "<!--".repeat(6000),
        "</".repeat(10000),
        "`".repeat(20000),
        "> ".repeat(2000) + "a",
        (0..600)
            .map(|it| " ".repeat(4 * it.min(500)) + "* a\n")
            .collect(),
        "* a\n".repeat(10000),
        "[a](".repeat(6000),
        "[a][b]".repeat(6000),
        "![".repeat(10000),
        "**a *b".repeat(4000),
        "_a __b".repeat(4000),
        "[a]: b\n".repeat(6000),
        "[^a]: b\n".repeat(1000),
        "# a\n".repeat(6000),
        "a\n\n".repeat(6000),
        "<div>".repeat(6000) + &"</p>".repeat(6000),
        "&#".repeat(10000),
        "a | b\n".repeat(6000),
        "\\".repeat(20000),
        "a\n: b\n".repeat(4000),
        "```\n".repeat(6_001),
        "## a\n\n<!-- b\n\n".repeat(2000),
        "{".repeat(10000) + "}",
        "`a ``b ```c ".repeat(2000),
    ]
}
