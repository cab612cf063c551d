//! The steps of `cargo xtask test`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::build;
use crate::licences;
use crate::run::{Done, command, root, run, run_and_count};
use crate::setup::{self, TARGET};

/// One kind of check.
#[derive(Debug)]
pub struct Step {
    pub name: &'static str,
    /// What the step checks, for the heading.
    pub says: &'static str,
    /// The step that must pass first, because it makes what this one checks.
    pub needs: Option<&'static str>,
    /// When the step runs without being named.
    pub unasked: Unasked,
    /// Runs the step. Returns how many of its checks were skipped.
    pub run: fn() -> Done<usize>,
}

/// When a step runs without being named.
#[derive(Debug, Clone, Copy)]
pub enum Unasked {
    /// Always.
    Always,
    /// Only in CI, because it means nothing in a working tree with changes.
    InCi,
    /// Never, because another step includes it, or it takes too long.
    Never,
}

/// The step that runs in the background: others need it, and it takes one core for minutes.
pub const BACKGROUND: &str = "page";

/// All steps, the cheapest first.
pub const STEPS: [Step; 13] = [
    step("format", "every file is formatted with rustfmt", || {
        none(format())
    }),
    step(
        "clippy",
        "no warnings in the core, the command, xtask and the tests",
        || none(clippy()),
    ),
    step(
        "clippy-page",
        "no warnings in the page, compiled for the browser",
        || none(clippy_page()),
    ),
    step(
        "licences",
        "the licences of all dependencies are allowed",
        || none(licences::check()),
    ),
    step(
        "core",
        "tests of the core, the command, xtask and the house rules",
        core,
    ),
    // Takes two cores for a quarter of an hour, so it runs weekly and when named.
    Step {
        unasked: Unasked::Never,
        ..step(
            "growth",
            "instruction counts grow no faster than the text",
            || none(growth()),
        )
    },
    step("oracle", "our rendering matches the publisher's", oracle),
    step("page", "the page's build", || none(build::page())),
    Step {
        needs: Some("page"),
        ..step(
            "weight",
            "how much a first visit fetches",
            || none(weight()),
        )
    },
    Step {
        needs: Some("page"),
        ..step(
            "browser",
            "the page in Chromium, and the main job in three engines",
            browser,
        )
    },
    Step {
        needs: Some("page"),
        unasked: Unasked::Never,
        ..step(
            "engines",
            "the main job in Chromium, Firefox and WebKit",
            engines,
        )
    },
    // Takes minutes. `browser` tries a sample of the same drafts.
    Step {
        needs: Some("page"),
        unasked: Unasked::Never,
        ..step(
            "hostile",
            "thousands of hostile drafts in Chromium, and hundreds in Firefox",
            hostile,
        )
    },
    Step {
        unasked: Unasked::InCi,
        ..step("tree", "the checks changed no file", || none(tree()))
    },
];

const fn step(name: &'static str, says: &'static str, run: fn() -> Done<usize>) -> Step {
    Step {
        name,
        says,
        needs: None,
        unasked: Unasked::Always,
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

/// Whether a line of output reports a skipped test, from Rust or from Node.
fn is_skipped(line: &str) -> bool {
    line.starts_with("skipped: ") || line.starts_with("﹣ ")
}

/// Real issues and contributions, in a collection that may be next to the repository.
const COLLECTION: [&str; 3] = [
    "../shared/corpus/issues",
    "../shared/corpus/drafts",
    "../shared/corpus/contributions",
];

fn oracle() -> Done<usize> {
    let python = setup::for_oracle()?;
    build::native()?;
    let mut compare = command(&python.to_string_lossy(), &["tests/oracle/compare.py"]);
    compare.arg(build::galley());
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

fn growth() -> Done {
    setup::for_growth()?;
    cargo(&["bench", "--quiet", "--package=issue", "--bench=growth"])
}

fn weight() -> Done {
    let weigh = ["tests/browser/weight.mjs", "dist"];
    run(&mut setup::for_node()?.command("node", &weigh)?)
}

/// The main job in each engine.
const ENGINES: &str = "tests/browser/engines";

fn browser() -> Done<usize> {
    // The engines first: their tests are long, and a long one at the end would leave a core idle.
    node_tests(&[ENGINES, "tests/browser"])
}

fn engines() -> Done<usize> {
    node_tests(&[ENGINES])
}

fn hostile() -> Done<usize> {
    node_tests(&["tests/browser/hostile"])
}

/// Runs the tests in `folders`.
fn node_tests(folders: &[&str]) -> Done<usize> {
    let programs = setup::for_engines()?;
    // Two at a time, because a small machine has two cores.
    let options = ["--test", "--test-concurrency=2", "--test-reporter=spec"];
    let mut node = programs.command("node", &options)?;
    for folder in folders {
        node.args(in_folder(folder, ".test.mjs")?);
    }
    run_and_count(&mut node, is_skipped)
}

fn tree() -> Done {
    run(&mut command("git", &["diff", "--exit-code"]))
}

fn cargo(arguments: &[&str]) -> Done {
    run(&mut command("cargo", arguments))
}

/// The files of `folder` whose names end with `end`, sorted by name.
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
