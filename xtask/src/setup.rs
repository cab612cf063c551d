//! Installs what each task needs on the machine.
//!
//! Each program goes into its own folder in the user's cache, with its version
//! in the folder's name. So the system is not changed, and checking for a program
//! means looking for a file. Browsers, Node and fonts come from Debian's packages.

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

/// Folders of programs, searched before the system's.
#[derive(Debug)]
pub struct Programs {
    folders: Vec<PathBuf>,
}

/// Installs everything that the page's build needs.
pub fn for_page() -> Done<Programs> {
    wasm::target()?;
    let folders = vec![
        // This folder comes first, so that Trunk finds our program instead of wasm-bindgen.
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

/// Installs Node.
pub fn for_node() -> Done<Programs> {
    let folders = node::folder()?.into_iter().collect();
    Ok(Programs { folders })
}

/// Installs everything that the browser tests need, except the page itself.
pub fn for_browser() -> Done<Programs> {
    let programs = for_node()?;
    browser::programs()?;
    browser::packages(&programs, "tests/browser")?;
    Ok(programs)
}

/// Installs everything that the tests in three engines need, except the page itself.
pub fn for_engines() -> Done<Programs> {
    let programs = for_browser()?;
    browser::engines()?;
    Ok(programs)
}

/// Installs everything that the benchmarks need, except the page itself.
pub fn for_bench() -> Done<Programs> {
    let programs = for_browser()?;
    browser::packages(&programs, "tests/bench")?;
    Ok(programs)
}

/// Installs Valgrind, which counts instructions.
pub fn for_growth() -> Done {
    debian::packages(&["valgrind"], "which counts the instructions of the core")
}

/// Installs Python with the publisher's renderer, and returns the interpreter.
pub fn for_oracle() -> Done<PathBuf> {
    python::interpreter()
}

impl Programs {
    /// A command that looks in these folders first, for its program and for the programs it calls.
    pub fn command(&self, program: &str, arguments: &[&str]) -> Done<Command> {
        let system = std::env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned();
        let path = std::env::join_paths(folders.chain(std::env::split_paths(&system)))?;
        let mut command = run::command(program, arguments);
        command.env("PATH", path);
        Ok(command)
    }
}
