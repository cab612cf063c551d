//! wasm-bindgen's command, which writes the page's bindings.
//!
//! Its version must be exactly that of the wasm-bindgen crate, so it is read from
//! the lock file.

use std::fs;
use std::path::PathBuf;

use super::source::{Source, linux};
use super::tool::Tool;
use crate::run::{Done, root};

/// The folder with our own lock file for the command.
const OWN_LOCK: &str = "xtask/tools/wasm-bindgen";

/// The folder with `wasm-bindgen`.
pub fn folder() -> Done<PathBuf> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    let version = locked(&lock, "wasm-bindgen").ok_or("Cargo.lock names no wasm-bindgen")?;
    let mut sources = Vec::new();
    if let Some(kind) = linux() {
        let releases = "https://github.com/wasm-bindgen/wasm-bindgen/releases/download";
        let archive = format!("wasm-bindgen-{version}-{kind}-unknown-linux-musl.tar.gz");
        let url = format!("{releases}/{version}/{archive}");
        sources.push(Source::Release {
            url,
            strip: 1,
            sum: ".sha256sum",
        });
    }
    let arguments = ["--path", OWN_LOCK].map(str::to_owned).to_vec();
    sources.push(Source::Crate {
        arguments,
        minutes: 3,
    });
    let purpose = "which writes the bindings between the page and the browser";
    Tool {
        name: "wasm-bindgen",
        version: version.to_owned(),
        purpose,
        sources,
    }
    .program("wasm-bindgen")
}

/// The version of package `name` in a lock file.
fn locked<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = lock.split_once(&format!("name = \"{name}\"\nversion = \""))?;
    after.split_once('"').map(|(version, _)| version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lock_files_name_the_same_version() {
        let read = |name: &str| fs::read_to_string(root().join(name)).unwrap_or_default();
        let (page, command) = (
            read("Cargo.lock"),
            read("xtask/tools/wasm-bindgen/Cargo.lock"),
        );
        assert!(locked(&page, "wasm-bindgen").is_some());
        assert_eq!(
            locked(&page, "wasm-bindgen"),
            locked(&command, "wasm-bindgen-cli")
        );
    }

    #[test]
    fn only_the_whole_name_of_a_package_matches() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(lock, "wasm"), None);
    }
}
