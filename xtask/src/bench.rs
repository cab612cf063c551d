//! Measures speed: the page in Chromium compared with other engines, and the core on its own.
//!
//! This is not a test, because the figures depend on the machine. They go into docs/performance.md.

use crate::build;
use crate::run::{Done, command, run};
use crate::setup;

/// Measures the page and the core, and writes the results into docs/performance.md. Takes minutes.
pub fn everything() -> Done {
    build::page()?;
    let programs = setup::for_bench()?;
    let core = ["bench", "--quiet", "--package=issue", "--bench=core"];
    run(&mut command("cargo", &core))?;
    run(&mut programs.command("node", &["tests/bench/main.mjs"])?)
}

/// Measures how long the page takes to load, and prints the results. Takes minutes.
pub fn load() -> Done {
    build::page()?;
    let programs = setup::for_bench()?;
    run(&mut programs.command("node", &["tests/bench/load.mjs"])?)
}
