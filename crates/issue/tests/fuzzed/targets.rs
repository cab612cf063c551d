//! The functions that the fuzzers run, and that `main.rs` runs over kept inputs.
//!
//! A target takes any bytes and panics if an invariant of the core is violated. `input` decodes the bytes.

mod check;
mod dialect;
mod entry;
mod github;
mod history;
mod html;
mod import;
mod input;
mod open;
mod operations;
mod outline;
mod patch;

/// A target: its name, which is also the name of its folder of kept inputs, and its function.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 10] = [
    ("outline", outline::run),
    ("entry", entry::run),
    ("operations", operations::run),
    ("dialect", dialect::run),
    ("github", github::run),
    ("patch", patch::run),
    ("history", history::run),
    ("import", import::run),
    ("check", check::run),
    ("open", open::run),
];

/// Runs the target of this name.
#[allow(dead_code, reason = "the fuzzers run one, the test all")]
pub fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|it| it.0 == name);
    target.expect("the name of a target").1(bytes);
}

/// The pieces that generated inputs consist of.
#[allow(unused_imports, reason = "only the test generates inputs")]
pub use input::PIECES;
