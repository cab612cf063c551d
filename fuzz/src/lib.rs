//! The targets that the test runs over kept inputs, for the fuzzers.

#[path = "../../crates/issue/tests/fuzzed/targets.rs"]
mod targets;

pub use targets::run;
