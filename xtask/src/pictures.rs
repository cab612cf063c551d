//! Makes the pictures in README.md and docs/guide/ from the built page, so that anybody can make them again.

use crate::build;
use crate::run::{Done, run};
use crate::setup;

/// Builds the page and makes all pictures.
pub fn take() -> Done {
    build::page()?;
    let programs = setup::for_browser()?;
    run(&mut programs.command("node", &["tests/browser/pictures.mjs"])?)
}
