//! Trunk, which bundles the page.

use std::path::PathBuf;

use super::source::{Source, linux};
use super::tool::Tool;
use crate::run::Done;

/// The newest version that this project's stable compiler can build.
const VERSION: &str = "0.21.14";

/// The folder with `trunk`.
pub fn folder() -> Done<PathBuf> {
    let mut sources = Vec::new();
    if let Some(kind) = linux() {
        let releases = "https://github.com/trunk-rs/trunk/releases/download";
        let url = format!("{releases}/v{VERSION}/trunk-{kind}-unknown-linux-gnu.tar.gz");
        sources.push(Source::Release {
            url,
            strip: 0,
            sum: ".sha256",
        });
    }
    let words = [
        "--no-default-features",
        "--features=rustls",
        "--version",
        VERSION,
        "trunk",
    ];
    let arguments = words.map(str::to_owned).to_vec();
    sources.push(Source::Crate {
        arguments,
        minutes: 6,
    });
    let purpose = "which bundles the page";
    Tool {
        name: "trunk",
        version: VERSION.to_owned(),
        purpose,
        sources,
    }
    .program("trunk")
}
