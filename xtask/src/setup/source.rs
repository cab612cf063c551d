//! The sources of a tool.

use std::env::consts::{ARCH, OS};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{node, sums};
use crate::run::{Done, command, root, run};

/// Settings that compile a tool in a third of the time. The tool is hardly slower.
const QUICK_TO_COMPILE: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "false"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256"),
];

/// One way to get a tool.
#[derive(Debug)]
pub enum Source {
    /// The project's release: an archive whose first `strip` levels of folders are removed.
    Release {
        url: String,
        strip: u8,
        /// What to append to the URL to get the URL of the published checksum.
        sum: &'static str,
    },
    /// Cargo, which compiles the tool. `minutes` is how long that takes.
    Crate { arguments: Vec<String>, minutes: u8 },
    /// npm, with the lock file in this folder of `xtask/tools`.
    Npm(&'static str),
    /// pip, into a separate environment, with the hashes in this folder of `xtask/tools`.
    Pip(&'static str),
}

impl Source {
    /// A message that says what is about to happen, and how long it may take.
    pub fn announcement(&self) -> String {
        match self {
            Self::Release { url, .. } => {
                let sum = sums::pinned(url)
                    .map_or("published next to it", |_| "pinned in the repository");
                format!(
                    "Downloading {url} (seconds, if the host is reachable); checking its SHA-256 against the one {sum}"
                )
            }
            Self::Crate { minutes, .. } => {
                format!("Compiling it here (about {minutes} minutes on one core, less on several)")
            }
            Self::Npm(name) => format!("Installing {name} with npm, from its lock file (seconds)"),
            Self::Pip(name) => {
                format!("Installing {name} packages with pip, checking their hashes (seconds)")
            }
        }
    }

    /// Puts the tool into `folder`, which exists and is empty.
    pub fn fill(&self, folder: &Path) -> Done {
        match self {
            Self::Release { url, strip, sum } => download(url, *strip, sum, folder),
            Self::Crate { arguments, .. } => compile(arguments, folder),
            Self::Npm(name) => npm(&tools().join(name), folder),
            Self::Pip(name) => pip(&tools().join(name), folder),
        }
    }
}

/// The folder with the lock files of the package managers.
fn tools() -> PathBuf {
    root().join("xtask").join("tools")
}

/// The architecture, if projects publish builds for it: `x86_64` or `aarch64` on Linux.
pub fn linux() -> Option<&'static str> {
    (OS == "linux" && matches!(ARCH, "x86_64" | "aarch64")).then_some(ARCH)
}

/// The same architecture, as npm's packages name it.
pub fn npm_kind() -> Option<&'static str> {
    linux().map(|kind| if kind == "x86_64" { "x64" } else { "arm64" })
}

fn download(url: &str, strip: u8, sum: &str, folder: &Path) -> Done {
    let archive = folder.join("release.tar.gz");
    fetch(url, &archive)?;
    let expected = match sums::pinned(url) {
        Some(pinned) => pinned.to_owned(),
        None => published(&format!("{url}{sum}"), folder)?,
    };
    sums::check(&archive, &expected)?;
    let mut tar = command("tar", &["--extract", "--gzip"]);
    tar.arg(format!("--strip-components={strip}"));
    run(tar
        .arg("--directory")
        .arg(folder)
        .arg("--file")
        .arg(&archive))?;
    Ok(fs::remove_file(archive)?)
}

fn published(url: &str, folder: &Path) -> Done<String> {
    let file = folder.join("release.sum");
    fetch(url, &file)?;
    let sum = sums::published(&fs::read_to_string(&file)?);
    fs::remove_file(file)?;
    sum
}

fn fetch(url: &str, file: &Path) -> Done {
    // The tests' fake host is on this machine.
    let protocol = if url.starts_with("http://127.0.0.1:") {
        "=http"
    } else {
        "=https"
    };
    let mut curl = command(
        "curl",
        &["--fail", "--silent", "--show-error", "--location"],
    );
    curl.args([
        "--proto",
        protocol,
        "--connect-timeout",
        "5",
        "--max-time",
        "300",
    ]);
    run(curl.arg(url).arg("--output").arg(file))
}

fn compile(arguments: &[String], folder: &Path) -> Done {
    let mut cargo = command("cargo", &["install", "--quiet", "--locked", "--root"]);
    cargo.arg(folder).args(arguments).envs(QUICK_TO_COMPILE);
    // The tool runs on this machine, whatever target the caller builds for.
    run(cargo
        .env_remove("CARGO_BUILD_TARGET")
        .env_remove("CARGO_TARGET_DIR"))
}

fn npm(listed: &Path, folder: &Path) -> Done {
    node::npm()?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(listed.join(name), folder.join(name))?;
    }
    let mut npm = command(
        "npm",
        &["ci", "--no-audit", "--no-fund", "--loglevel=error"],
    );
    run(npm.current_dir(folder))
}

fn pip(listed: &Path, folder: &Path) -> Done {
    run(command("python3", &["-m", "venv"]).arg(folder))?;
    let python = folder.join("bin").join("python");
    let mut pip = Command::new(python);
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]);
    pip.args(["--require-hashes", "--requirement"]);
    run(pip.arg(listed.join("requirements.txt")))
}
