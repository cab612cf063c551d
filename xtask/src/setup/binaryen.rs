//! Binaryen's wasm-opt, which makes the page's program smaller.
//!
//! Debian's version is too old for the output of today's compiler.

use std::path::PathBuf;

use super::source::{Source, linux};
use super::tool::Tool;
use crate::run::Done;

/// Trunk.toml has the same number; change both.
const VERSION: &str = "132";

/// The folder with `wasm-opt`.
pub fn folder() -> Done<PathBuf> {
    let mut sources = Vec::new();
    if let Some(kind) = linux() {
        let releases = "https://github.com/WebAssembly/binaryen/releases/download";
        let name = format!("version_{VERSION}");
        let url = format!("{releases}/{name}/binaryen-{name}-{kind}-linux.tar.gz");
        sources.push(Source::Release {
            url,
            strip: 1,
            sum: ".sha256",
        });
    }
    sources.push(Source::Npm("binaryen"));
    let purpose = "which makes the page's program smaller";
    Tool {
        name: "binaryen",
        version: VERSION.to_owned(),
        purpose,
        sources,
    }
    .program("wasm-opt")
}
