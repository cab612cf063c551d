//! esbuild, which joins the page's scripts and removes comments and white space from scripts and stylesheets.

use std::path::PathBuf;

use super::source::Source;
use super::tool::Tool;
use crate::run::Done;

const VERSION: &str = "0.28.2";

/// The folder with `esbuild`.
pub fn folder() -> Done<PathBuf> {
    Tool {
        name: "esbuild",
        version: VERSION.to_owned(),
        purpose: "which makes the page's scripts and styles smaller",
        sources: vec![Source::Npm("esbuild")],
    }
    .program("esbuild")
}
