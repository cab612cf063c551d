//! wasm-split, which splits the page's program (split.rs).
//!
//! It must match the output of the `wasm_split` macro in the page's dependencies, so update it together with Leptos.

use std::path::PathBuf;

use super::source::Source;
use super::tool::Tool;
use crate::run::Done;

const VERSION: &str = "0.2.4";

/// The folder with `wasm-split-cli`.
pub fn folder() -> Done<PathBuf> {
    let words = [
        "--features=build-binary",
        "--version",
        VERSION,
        "wasm_split_cli_support",
    ];
    let arguments = words.map(str::to_owned).to_vec();
    Tool {
        name: "wasm-split",
        version: VERSION.to_owned(),
        purpose: "which splits the page's program",
        sources: vec![Source::Crate {
            arguments,
            minutes: 2,
        }],
    }
    .program("wasm-split-cli")
}
