//! The pictures in README.md and docs/guide/, taken of the built page so that they show it as it is.

use crate::build;
use crate::run::{Done, run};
use crate::setup;

/// Takes all of them.
pub fn take() -> Done {
    build::page()?;
    let programs = setup::for_browser()?;
    run(&mut programs.command("node", &["tests/browser/pictures.mjs"])?)
}
