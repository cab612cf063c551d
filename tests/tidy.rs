//! The house rules that the compiler does not check.
//!
//! Each test lists every file that breaks its rule, so the message is a list of
//! what to fix.

use std::fs;
use std::path::{Path, PathBuf};

#[path = "tidy/words.rs"]
mod words;

/// The longest a file may be, in lines. A longer one probably has more than one job.
const LONGEST: usize = 500;

/// Files that may be longer, each with its reason.
const MAY_BE_LONGER: &[(&str, &str)] = &[];

/// Folders of generated and downloaded files.
const NOT_OURS: &[&str] = &[".git", "target", "dist", "node_modules"];

/// The extensions of text files.
const TEXT: &[&str] = &[
    "rs",
    "toml",
    "md",
    "html",
    "css",
    "js",
    "mjs",
    "json",
    "lock",
    "yml",
    "py",
    "svg",
    "webmanifest",
];

#[test]
fn every_stylesheet_is_listed_in_the_page() {
    let page = read("index.html");
    let listed = |path: &String| page.contains(&format!("href=\"{path}\""));
    none(
        "not listed in index.html",
        files("style", "css")
            .into_iter()
            .filter(|path| !listed(path)),
    );
}

#[test]
fn every_stylesheet_that_the_page_lists_exists() {
    let page = read("index.html");
    let listed = page
        .split("href=\"style/")
        .skip(1)
        .filter_map(|it| it.split('"').next());
    none(
        "listed in index.html",
        listed
            .map(|name| format!("style/{name}"))
            .filter(|path| !root().join(path).is_file()),
    );
}

#[test]
fn only_one_folder_uses_the_browser() {
    let outside = |path: &String| !path.starts_with("src/browser/") && path != "src/browser.rs";
    none(
        "names web_sys outside src/browser/",
        files("src", "rs")
            .into_iter()
            .filter(outside)
            .filter(|path| read(path).contains("web_sys")),
    );
}

#[test]
fn the_core_knows_no_browser() {
    let manifest = read("crates/issue/Cargo.toml");
    let foreign = ["leptos", "web-sys", "js-sys", "wasm-bindgen", "gloo"];
    none(
        "in crates/issue/Cargo.toml",
        foreign.into_iter().filter(|name| manifest.contains(name)),
    );
}

#[test]
fn no_source_file_is_too_long() {
    let too_long = |path: String| {
        let count = line_count(&path);
        let allowed = MAY_BE_LONGER.iter().any(|(name, _)| *name == path);
        (count > LONGEST && !allowed).then(|| format!("{path}: {count} lines"))
    };
    let sources = ["crates", "src", "xtask", "tests"].map(|folder| files(folder, "rs"));
    none(
        "longer than a file should be",
        sources.into_iter().flatten().filter_map(too_long),
    );
}

#[test]
fn every_allowance_for_a_long_file_is_needed() {
    let too_long = |path: &str| root().join(path).is_file() && line_count(path) > LONGEST;
    none(
        "allowed without need",
        MAY_BE_LONGER
            .iter()
            .map(|(path, _)| path)
            .filter(|path| !too_long(path)),
    );
}

#[test]
fn a_rule_has_the_name_of_its_file() {
    let misnamed = |path: &String| {
        let name = Path::new(path)
            .file_stem()
            .and_then(|it| it.to_str())
            .unwrap_or_default();
        !read(path).contains(&format!("name: \"{}\"", name.replace('_', "-")))
    };
    none(
        "does not contain the rule of its name",
        files("crates/issue/src/lint/rules", "rs")
            .into_iter()
            .filter(misnamed),
    );
}

#[test]
fn nothing_depends_on_one_machine() {
    // In two halves, so that the test doesn't find this file.
    let needles = [
        ["/wo", "rk/"],
        ["/ro", "ot/"],
        ["/ho", "me/"],
        ["registry.", "npmjs"],
        ["index.", "crates.io"],
        ["static.", "crates.io"],
        ["pypi", ".org"],
        ["files.python", "hosted"],
        ["deb.", "debian"],
        ["\"reso", "lved\": \"http"],
    ]
    .map(|halves| halves.concat());
    let found = TEXT
        .iter()
        .flat_map(|kind| files("", kind))
        .flat_map(|path| {
            let text = read(&path);
            let named = needles.iter().filter(move |needle| text.contains(*needle));
            named
                .map(move |needle| format!("{path}: {needle}"))
                .collect::<Vec<_>>()
        });
    none("depends on one machine or registry", found);
}

/// Fails with the list of `offenders` if there are any.
fn none(fault: &str, offenders: impl Iterator<Item = impl ToString>) {
    let offenders: Vec<String> = offenders.map(|it| it.to_string()).collect();
    assert!(
        offenders.is_empty(),
        "{fault}:\n  {}",
        offenders.join("\n  ")
    );
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    let text = fs::read_to_string(root().join(path));
    assert!(text.is_ok(), "{path}: {text:?}");
    text.unwrap_or_default()
}

fn line_count(path: &str) -> usize {
    read(path).matches('\n').count()
}

/// The files with the extension `kind` in `folder` and below, as paths from the root.
fn files(folder: &str, kind: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(&root().join(folder), kind, &mut found);
    assert!(!found.is_empty(), "no .{kind} in {folder:?}");
    found.sort();
    found
}

fn collect(folder: &Path, kind: &str, found: &mut Vec<String>) {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let paths: Vec<PathBuf> = entries.filter_map(|it| Some(it.ok()?.path())).collect();
    for path in paths {
        let name = path
            .file_name()
            .and_then(|it| it.to_str())
            .unwrap_or_default();
        if path.is_dir() && !NOT_OURS.contains(&name) {
            collect(&path, kind, found);
        } else if path.extension().is_some_and(|it| it == kind)
            && let Ok(below) = path.strip_prefix(root())
        {
            found.push(below.to_string_lossy().replace('\\', "/"));
        }
    }
}
