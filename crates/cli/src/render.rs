//! `galley render`: the article's HTML.

use issue::render::{self, Rendering};

use crate::input::Input;

/// The names of `--as`.
pub const NAMES: [(&str, Rendering); 3] = [
    ("site", Rendering::Site),
    ("email", Rendering::Email),
    ("github", Rendering::GitHub),
];

/// The HTML, as the site, the e-mail or GitHub has it.
pub fn run(rendering: Rendering, file: &Input) -> Result<String, String> {
    let text = file.read()?;
    Ok(match rendering {
        Rendering::Email => render::document(&text),
        Rendering::Site | Rendering::GitHub => render::page(&text, rendering),
    })
}
