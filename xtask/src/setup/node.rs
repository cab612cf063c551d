//! Node and npm, for the browser tests, for esbuild, and for wasm-opt if its release can't be downloaded.

use std::path::PathBuf;

use super::debian;
use super::source::{Source, npm_kind};
use super::tool::Tool;
use crate::run::{Done, ask, command, find};

/// The oldest version that Playwright supports.
const OLDEST: u32 = 20;

/// The version to install if the system's is older, as in Debian 12.
const VERSION: &str = "22.23.3";

/// Installs `npm`, with any version of `node`.
pub fn npm() -> Done {
    let programs = [("node", "nodejs"), ("npm", "npm")];
    let missing = programs
        .iter()
        .filter(|(program, _)| find(program).is_none());
    let packages: Vec<&str> = missing.map(|(_, package)| *package).collect();
    debian::packages(&packages, "for the browser tests and wasm-opt")
}

/// The folder with a newer `node`; `None` if the system's is new enough.
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
        purpose: "because the system's is too old for the browser tests",
        sources: vec![Source::Npm("node")],
    };
    Ok(Some(
        tool.folder()?.join("node_modules").join(name).join("bin"),
    ))
}

/// The major version: 20 for "v20.1.2".
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
