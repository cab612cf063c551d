//! A program in the cache: there, or fetched from the first source that has it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::source::Source;
use crate::run::{Done, since};

/// A program that the tasks bring along.
#[derive(Debug)]
pub struct Tool {
    pub name: &'static str,
    pub version: String,
    /// What the program is for, in the words of the message.
    pub purpose: &'static str,
    /// Tried in order; the first is the quickest.
    pub sources: Vec<Source>,
}

impl Tool {
    /// The folder of the tool's `program`, wherever its source has put it.
    pub fn program(&self, program: &str) -> Done<PathBuf> {
        let folder = self.folder()?;
        ["", "bin", "node_modules/.bin"]
            .iter()
            .map(|below| folder.join(below))
            .find(|it| it.join(program).is_file())
            .ok_or_else(|| {
                format!("{} has no program {program}: delete it", folder.display()).into()
            })
    }

    /// The tool's folder, filled first if it isn't there.
    pub fn folder(&self) -> Done<PathBuf> {
        let folder = cache()?.join(format!("{}-{}", self.name, self.version));
        if !folder.is_dir() {
            self.install(&folder)?;
        }
        Ok(folder)
    }

    /// Fills a folder beside `folder` and renames it: a half-filled one is never taken for whole.
    fn install(&self, folder: &Path) -> Done {
        println!(
            "Installing {} {}, {}.",
            self.name, self.version, self.purpose
        );
        let start = Instant::now();
        let part = folder.with_extension("part");
        let mut failures = Vec::new();
        for source in &self.sources {
            empty(&part)?;
            println!("  {}", source.announcement());
            match source.fill(&part) {
                Ok(()) => {
                    fs::rename(&part, folder)?;
                    println!("  Done in {}.", since(start));
                    return Ok(());
                }
                Err(error) => failures.push(format!("{}: {error}", source.announcement())),
            }
            println!("  Not to be had there.");
        }
        Err(format!("could not install {}\n{}", self.name, failures.join("\n")).into())
    }
}

/// An empty folder at `folder`, whatever was there.
fn empty(folder: &Path) -> Done {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(fs::create_dir_all(folder)?)
}

/// `galley/tools` in the user's cache.
fn cache() -> Done<PathBuf> {
    let set = |name| {
        std::env::var_os(name)
            .filter(|it| !it.is_empty())
            .map(PathBuf::from)
    };
    let base = set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")));
    let base = base.ok_or("neither XDG_CACHE_HOME nor HOME says where to keep the tools")?;
    Ok(base.join("galley").join("tools"))
}
