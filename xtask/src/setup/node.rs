//! Node and npm, for the browser tests and where wasm-opt can't be downloaded.

use std::path::PathBuf;

use super::debian;
use super::source::{Source, npm_kind};
use super::tool::Tool;
use crate::run::{Done, ask, command, find};

/// The oldest that Playwright runs on.
const OLDEST: u32 = 20;

/// Brought along where the system's is older than that, as in Debian 12.
const VERSION: &str = "22.23.3";

/// Sees to `npm`, with whatever `node` the system has.
pub fn npm() -> Done {
    let programs = [("node", "nodejs"), ("npm", "npm")];
    let missing = programs
        .iter()
        .filter(|(program, _)| find(program).is_none());
    let packages: Vec<&str> = missing.map(|(_, package)| *package).collect();
    debian::packages(&packages, "for the browser tests and wasm-opt")
}

/// The folder of a `node` to be preferred to the system's; none if that is new enough.
pub fn folder() -> Done<Option<PathBuf>> {
    npm()?;
    let version = ask(&mut command("node", &["--version"])).unwrap_or_default();
    if major(&version).is_some_and(|it| it >= OLDEST) {
        return Ok(None);
    }
    let kind = npm_kind().ok_or_else(|| format!("please install Node {OLDEST} or newer"))?;
    let name = format!("node-linux-{kind}");
    let tool = Tool {
        name: "node",
        version: VERSION.to_owned(),
        purpose: "since the system's is too old for the browser tests",
        sources: vec![Source::Npm("node")],
    };
    Ok(Some(
        tool.folder()?.join("node_modules").join(name).join("bin"),
    ))
}

/// 20 of "v20.1.2".
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major(""), None);
    }
}
