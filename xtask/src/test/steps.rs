//! The steps of `cargo xtask test`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::build;
use crate::licences;
use crate::run::{Done, command, root, run, run_and_count};
use crate::setup::{self, Programs, TARGET};

/// One kind of check.
#[derive(Debug)]
pub struct Step {
    pub name: &'static str,
    /// What it looks at, for the heading.
    pub says: &'static str,
    /// The step that makes what this one looks at.
    pub needs: Option<&'static str>,
    /// Means nothing on a tree that somebody works in.
    pub only_ci: bool,
    /// Gives how many of its checks were skipped.
    pub run: fn() -> Done<usize>,
}

/// The step that others need and that takes one core for minutes.
pub const BACKGROUND: &str = "page";

/// All of them, the cheapest first.
pub const STEPS: [Step; 11] = [
    step("format", "every file as rustfmt writes it", || {
        none(format())
    }),
    step(
        "clippy",
        "no warning in the core, the command, the tasks and the tests",
        || none(clippy()),
    ),
    step(
        "clippy-page",
        "no warning in the page, as compiled for the browser",
        || none(clippy_page()),
    ),
    step(
        "licences",
        "what Galley is built from may be given away",
        || none(licences::check()),
    ),
    step("core", "core, command, tasks and house rules", core),
    step("oracle", "our rendering against the publisher's", oracle),
    step("page", "the page's build", || none(build::page())),
    Step {
        needs: Some("page"),
        ..step("weight", "what a first visit fetches", || none(weight()))
    },
    Step {
        needs: Some("page"),
        ..step(
            "browser",
            "the page in Chromium, as a person uses it",
            browser,
        )
    },
    Step {
        needs: Some("page"),
        ..step(
            "engines",
            "the main job in Chromium, Firefox and WebKit",
            engines,
        )
    },
    Step {
        only_ci: true,
        ..step("tree", "the checks have changed no file", || none(tree()))
    },
];

const fn step(name: &'static str, says: &'static str, run: fn() -> Done<usize>) -> Step {
    Step {
        name,
        says,
        needs: None,
        only_ci: false,
        run,
    }
}

/// A step that skips none of its checks.
fn none(outcome: Done) -> Done<usize> {
    outcome.map(|()| 0)
}

fn format() -> Done {
    cargo(&["fmt", "--all", "--check"])
}

fn clippy() -> Done {
    cargo(&[
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--",
        "--deny=warnings",
    ])
}

fn clippy_page() -> Done {
    setup::wasm_target()?;
    let page = ["clippy", "--quiet", "--package=galley", "--target", TARGET];
    cargo(&[&page[..], &["--", "--deny=warnings"]].concat())
}

fn core() -> Done<usize> {
    let tests = ["test", "--quiet", "--workspace"];
    run_and_count(&mut command("cargo", &tests), is_skipped)
}

/// The line of a Rust test, or of one of Node's, that was skipped.
fn is_skipped(line: &str) -> bool {
    line.starts_with("skipped: ") || line.starts_with("﹣ ")
}

/// Real issues and contributions, in the collection that may be next to the repository.
const COLLECTION: [&str; 3] = [
    "../shared/corpus/issues",
    "../shared/corpus/drafts",
    "../shared/corpus/contributions",
];

fn oracle() -> Done<usize> {
    let python = setup::for_oracle()?;
    build::native()?;
    let mut compare = command(&python.to_string_lossy(), &["tests/oracle/compare.py"]);
    compare.arg("target/release/galley");
    compare.args(in_folder("crates/issue/tests/fixtures", ".md")?);
    let mut skipped = 0;
    for folder in COLLECTION {
        if root().join(folder).is_dir() {
            compare.args(in_folder(folder, ".md")?);
        } else {
            println!("skipped: the pages of {folder}, which is missing");
            skipped += 1;
        }
    }
    run(&mut compare)?;
    Ok(skipped)
}

fn weight() -> Done {
    let weigh = ["tests/browser/weight.mjs", "dist"];
    run(&mut setup::for_node()?.command("node", &weigh)?)
}

fn browser() -> Done<usize> {
    // Two at a time: what a small machine has cores for.
    node_tests(&setup::for_browser()?, 2, "tests/browser")
}

fn engines() -> Done<usize> {
    // All three at a time: with a key after the other, much of it is waiting.
    node_tests(&setup::for_engines()?, 3, "tests/browser/engines")
}

/// Runs the tests of a folder, so many files at a time.
fn node_tests(programs: &Programs, at_once: u8, folder: &str) -> Done<usize> {
    let options = ["--test", "--test-reporter=spec"];
    let mut node = programs.command("node", &options)?;
    node.arg(format!("--test-concurrency={at_once}"));
    run_and_count(node.args(in_folder(folder, ".test.mjs")?), is_skipped)
}

fn tree() -> Done {
    run(&mut command("git", &["diff", "--exit-code"]))
}

fn cargo(arguments: &[&str]) -> Done {
    run(&mut command("cargo", arguments))
}

/// The files of `folder` whose names end with `end`, by name.
fn in_folder(folder: &str, end: &str) -> Done<Vec<PathBuf>> {
    let entries =
        fs::read_dir(root().join(folder)).map_err(|error| format!("{folder}: {error}"))?;
    let mut files = entries
        .map(|it| Ok(it?.path()))
        .collect::<Done<Vec<PathBuf>>>()?;
    files.retain(|it| name(it).ends_with(end));
    files.sort();
    if files.is_empty() {
        return Err(format!("no {end} in {folder}").into());
    }
    Ok(files)
}

fn name(file: &Path) -> &str {
    file.file_name()
        .and_then(|it| it.to_str())
        .unwrap_or_default()
}
