//! The steps of `cargo xtask test`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::build;
use crate::licences;
use crate::run::{Done, command, root, run};
use crate::setup::{self, TARGET};

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
    pub run: fn() -> Done,
}

/// All of them, cheapest first.
pub const STEPS: [Step; 10] = [
    step("format", "every file as rustfmt writes it", None, format),
    step(
        "clippy",
        "no warning in the core, the command, the tasks and the tests",
        None,
        clippy,
    ),
    step(
        "clippy-page",
        "no warning in the page, as compiled for the browser",
        None,
        clippy_page,
    ),
    step(
        "licences",
        "what Galley is built from may be given away",
        None,
        licences::check,
    ),
    step("core", "core, command, tasks and house rules", None, core),
    step(
        "oracle",
        "our rendering against the publisher's",
        None,
        oracle,
    ),
    step("page", "the page's build", None, build::page),
    step("weight", "what a first visit fetches", Some("page"), weight),
    step(
        "browser",
        "the page in Chromium, as a person uses it",
        Some("page"),
        browser,
    ),
    Step {
        only_ci: true,
        ..step("tree", "the checks have changed no file", None, tree)
    },
];

const fn step(
    name: &'static str,
    says: &'static str,
    needs: Option<&'static str>,
    run: fn() -> Done,
) -> Step {
    Step {
        name,
        says,
        needs,
        only_ci: false,
        run,
    }
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

fn core() -> Done {
    cargo(&["test", "--quiet", "--workspace"])
}

/// Real issues and contributions, where they stand beside the repository.
const CORPUS: [&str; 3] = [
    "../shared/corpus/issues",
    "../shared/corpus/drafts",
    "../shared/corpus/contributions",
];

fn oracle() -> Done {
    let script = root().join("tests/oracle/compare.py");
    if !script.is_file() {
        println!("There is no tests/oracle/compare.py yet.");
        return Ok(());
    }
    let python = setup::for_oracle()?;
    build::native()?;
    let mut compare = command(&python.to_string_lossy(), &[]);
    compare.arg(script).arg("target/release/galley");
    compare.args(in_folder("crates/issue/tests/fixtures", ".md")?);
    for real in CORPUS.iter().filter(|it| root().join(it).is_dir()) {
        compare.args(in_folder(real, ".md")?);
    }
    run(&mut compare)
}

fn weight() -> Done {
    let weigh = ["tests/browser/weight.mjs", "dist"];
    run(&mut setup::for_node()?.command("node", &weigh)?)
}

fn browser() -> Done {
    let programs = setup::for_browser()?;
    // Two at a time: what a small machine has cores for.
    let mut node = programs.command("node", &["--test", "--test-concurrency=2"])?;
    run(node.args(in_folder("tests/browser", ".test.mjs")?))
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
    Ok(files)
}

fn name(file: &Path) -> &str {
    file.file_name()
        .and_then(|it| it.to_str())
        .unwrap_or_default()
}
