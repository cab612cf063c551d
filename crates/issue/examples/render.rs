//! Renders a file: `render --as site|email|github FILE`; with `--batch`, texts parted by NUL from the input.

use std::io::Read;

use issue::render::{Rendering, render};

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rendering = match arguments
        .iter()
        .position(|it| it == "--as")
        .and_then(|at| arguments.get(at + 1))
        .map(String::as_str)
    {
        Some("email") => Rendering::Email,
        Some("github") => Rendering::GitHub,
        _ => Rendering::Site,
    };
    if arguments.iter().any(|it| it == "--batch") {
        let mut all = String::new();
        std::io::stdin().read_to_string(&mut all)?;
        for text in all.split('\0') {
            print!("{}\0", render(text, rendering).html());
        }
        return Ok(());
    }
    let text = std::fs::read_to_string(arguments.last().map_or("", String::as_str))?;
    if arguments.iter().any(|it| it == "--differences") {
        for it in issue::render::differences(&text) {
            println!(
                "{}\t{:?}\t{:?}",
                it.name,
                text.get(it.range.clone()).unwrap_or(""),
                it.fix.first().map(|it| &it.1)
            );
        }
        return Ok(());
    }
    print!("{}", render(&text, rendering).html());
    Ok(())
}
