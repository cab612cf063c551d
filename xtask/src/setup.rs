//! What each verb needs on the machine.
//!
//! Programs go into a folder of their own below the user's cache, one a
//! version, so nothing of the system is touched and a check is a look for a
//! file. What only Debian packages (browser, Node, fonts) comes from there.

mod binaryen;
mod bindgen;
mod browser;
mod debian;
mod node;
mod python;
mod source;
mod tool;
mod trunk;
mod wasm;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

pub use wasm::{TARGET, target as wasm_target};

use crate::run::{self, Done};

/// The programs that build the page.
#[derive(Debug)]
pub struct PageTools {
    folders: Vec<PathBuf>,
}

/// Sees to everything the page's build needs.
pub fn for_page() -> Done<PageTools> {
    wasm::target()?;
    let folders = vec![trunk::folder()?, bindgen::folder()?, binaryen::folder()?];
    Ok(PageTools { folders })
}

/// Sees to everything the browser tests need, but for the page itself.
pub fn for_browser() -> Done {
    node::programs()?;
    browser::programs()?;
    browser::packages()
}

/// Sees to Node alone.
pub fn for_node() -> Done {
    node::programs()
}

/// A Python that has the publisher's renderer.
pub fn for_oracle() -> Done<PathBuf> {
    python::interpreter()
}

impl PageTools {
    /// Trunk, with the programs it calls in reach.
    pub fn trunk(&self, arguments: &[&str]) -> Done<Command> {
        let mut trunk = run::command("trunk", arguments);
        trunk.env("PATH", self.path()?);
        Ok(trunk)
    }

    fn path(&self) -> Done<OsString> {
        let system = std::env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned();
        Ok(std::env::join_paths(
            folders.chain(std::env::split_paths(&system)),
        )?)
    }
}
