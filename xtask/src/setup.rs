//! What each verb needs on the machine.
//!
//! Programs go into a folder of their own below the user's cache, one a
//! version, so nothing of the system is touched and a check is a look for a
//! file. What only Debian packages (browser, Node, fonts) comes from there.

mod binaryen;
mod bindgen;
mod browser;
mod debian;
mod esbuild;
mod node;
mod python;
mod source;
mod splitter;
mod sums;
mod tool;
mod trunk;
mod wasm;

use std::path::PathBuf;
use std::process::Command;

pub use wasm::{TARGET, target as wasm_target};

use crate::run::{self, Done};
use crate::split;

/// Folders of programs, to be searched before the system's.
#[derive(Debug)]
pub struct Programs {
    folders: Vec<PathBuf>,
}

/// Sees to everything the page's build needs.
pub fn for_page() -> Done<Programs> {
    wasm::target()?;
    let folders = vec![
        // First, so that Trunk finds it in wasm-bindgen's place.
        split::stand_in()?,
        bindgen::folder()?,
        splitter::folder()?,
        trunk::folder()?,
        binaryen::folder()?,
        esbuild::folder()?,
    ];
    Ok(Programs { folders })
}

/// The real wasm-bindgen.
pub fn wasm_bindgen() -> Done<PathBuf> {
    Ok(bindgen::folder()?.join(split::BINDGEN))
}

/// Sees to Node.
pub fn for_node() -> Done<Programs> {
    let folders = node::folder()?.into_iter().collect();
    Ok(Programs { folders })
}

/// Sees to everything the browser tests need, but for the page itself.
pub fn for_browser() -> Done<Programs> {
    let programs = for_node()?;
    browser::programs()?;
    browser::packages(&programs, "tests/browser")?;
    Ok(programs)
}

/// Sees to everything that the tests in three engines need, but for the page itself.
pub fn for_engines() -> Done<Programs> {
    let programs = for_browser()?;
    browser::engines()?;
    Ok(programs)
}

/// Sees to everything the bench needs, but for the page itself.
pub fn for_bench() -> Done<Programs> {
    let programs = for_browser()?;
    browser::packages(&programs, "tests/bench")?;
    Ok(programs)
}

/// Installs what counts instructions.
pub fn for_growth() -> Done {
    debian::packages(&["valgrind"], "which counts the instructions of the core")
}

/// A Python that has the publisher's renderer.
pub fn for_oracle() -> Done<PathBuf> {
    python::interpreter()
}

impl Programs {
    /// A command whose program, and those that it calls itself, are looked for here first.
    pub fn command(&self, program: &str, arguments: &[&str]) -> Done<Command> {
        let system = std::env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned();
        let path = std::env::join_paths(folders.chain(std::env::split_paths(&system)))?;
        let mut command = run::command(program, arguments);
        command.env("PATH", path);
        Ok(command)
    }
}
