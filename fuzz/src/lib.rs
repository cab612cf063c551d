//! Gives the fuzzers the targets that the test also runs, over kept inputs.

#[path = "../../crates/issue/tests/fuzzed/targets.rs"]
mod targets;

pub use targets::run;
