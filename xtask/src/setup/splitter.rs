//! wasm-split, which takes the page's program apart (split.rs).
//!
//! It must know what the `wasm_split` macro of the page's dependencies writes, so it changes with Leptos.

use std::path::PathBuf;

use super::source::Source;
use super::tool::Tool;
use crate::run::Done;

const VERSION: &str = "0.2.4";

/// The folder `wasm-split-cli` is in.
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
        purpose: "which takes the page's program apart",
        sources: vec![Source::Crate {
            arguments,
            minutes: 2,
        }],
    }
    .program("wasm-split-cli")
}
