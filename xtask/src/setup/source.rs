//! Where a tool comes from.

use std::env::consts::{ARCH, OS};
use std::path::Path;
use std::process::Command;

use super::node;
use crate::run::{Done, command, run};

/// Compiling a tool is a one-time wait: these make it a third as long, and the tool hardly slower.
const QUICK_TO_COMPILE: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "false"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256"),
];

/// One way to get a tool.
#[derive(Debug)]
pub enum Source {
    /// The project's release, as an archive with `strip` folders around it.
    Release { url: String, strip: u8 },
    /// The package manager of Rust, which compiles it.
    Crate { arguments: Vec<String>, minutes: u8 },
    /// The package manager of Node.
    Npm { package: String },
    /// The package manager of Python, into an environment of its own.
    Pip { packages: &'static [&'static str] },
}

impl Source {
    /// What is about to happen and how long it may take.
    pub fn announcement(&self) -> String {
        match self {
            Self::Release { url, .. } => {
                format!("Downloading {url} (seconds, where it is in reach)")
            }
            Self::Crate { minutes, .. } => format!(
                "Compiling it here: about {minutes} minutes of one core, shared by all there are"
            ),
            Self::Npm { package } => format!("Installing the npm package {package} (seconds)"),
            Self::Pip { packages } => {
                format!("Installing {} with pip (seconds)", packages.join(", "))
            }
        }
    }

    /// Puts the tool into `folder`, which exists and is empty.
    pub fn fill(&self, folder: &Path) -> Done {
        match self {
            Self::Release { url, strip } => download(url, *strip, folder),
            Self::Crate { arguments, .. } => compile(arguments, folder),
            Self::Npm { package } => npm(package, folder),
            Self::Pip { packages } => pip(packages, folder),
        }
    }
}

/// `x86_64` and the like, where projects publish builds for this machine's kind.
pub fn linux() -> Option<&'static str> {
    (OS == "linux" && matches!(ARCH, "x86_64" | "aarch64")).then_some(ARCH)
}

/// The same kind, as npm's packages call it.
pub fn npm_kind() -> Option<&'static str> {
    linux().map(|kind| if kind == "x86_64" { "x64" } else { "arm64" })
}

fn download(url: &str, strip: u8, folder: &Path) -> Done {
    let archive = folder.join("release.tar.gz");
    let mut curl = command(
        "curl",
        &["--fail", "--silent", "--show-error", "--location"],
    );
    curl.args([
        "--proto",
        "=https",
        "--connect-timeout",
        "5",
        "--max-time",
        "300",
    ]);
    run(curl.arg(url).arg("--output").arg(&archive))?;
    let mut tar = command("tar", &["--extract", "--gzip"]);
    tar.arg(format!("--strip-components={strip}"));
    run(tar
        .arg("--directory")
        .arg(folder)
        .arg("--file")
        .arg(&archive))?;
    Ok(std::fs::remove_file(archive)?)
}

fn compile(arguments: &[String], folder: &Path) -> Done {
    let mut cargo = command("cargo", &["install", "--quiet", "--root"]);
    cargo.arg(folder).args(arguments).envs(QUICK_TO_COMPILE);
    // The tool is for this machine, whatever the caller builds for.
    run(cargo
        .env_remove("CARGO_BUILD_TARGET")
        .env_remove("CARGO_TARGET_DIR"))
}

fn npm(package: &str, folder: &Path) -> Done {
    node::npm()?;
    let mut npm = command(
        "npm",
        &["install", "--no-audit", "--no-fund", "--loglevel=error"],
    );
    run(npm.arg("--prefix").arg(folder).arg(package))
}

fn pip(packages: &[&str], folder: &Path) -> Done {
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
    run(pip.args(packages))
}
