//! How fast it is: the page in Chromium beside other engines, and the core on its own.
//!
//! Not part of the tests, for its figures are those of a machine. They go into docs/performance.md.

use crate::build;
use crate::run::{Done, command, run};
use crate::setup;

/// Measures everything, minutes long, and writes down what was found.
pub fn everything() -> Done {
    build::page()?;
    let programs = setup::for_bench()?;
    let core = ["bench", "--quiet", "--package=issue", "--bench=core"];
    run(&mut command("cargo", &core))?;
    run(&mut programs.command("node", &["tests/bench/main.mjs"])?)
}

/// Measures how long the page takes to load, minutes long, and prints what was found.
pub fn load() -> Done {
    build::page()?;
    let programs = setup::for_bench()?;
    run(&mut programs.command("node", &["tests/bench/load.mjs"])?)
}
