//! Renders many texts in one run: NUL between texts on standard input, NUL after each page on standard output.
//!
//! `tests/oracle/fuzz.py` compares thousands of pages this way. The first argument is the rendering: `site`, the
//! default, or `github`.

use std::io::{Read, Write};

use issue::render::{Rendering, page};

fn main() -> std::io::Result<()> {
    let is_github = std::env::args().nth(1).is_some_and(|it| it == "github");
    let rendering = if is_github {
        Rendering::GitHub
    } else {
        Rendering::Site
    };
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let mut output = std::io::stdout().lock();
    for text in input.split('\0') {
        output.write_all(page(text, rendering).as_bytes())?;
        output.write_all(b"\0")?;
    }
    output.flush()
}
