//! The licences of the crates that Galley is built from, and the list of these licences in the page.
//!
//! `cargo deny` checks more (advisories), but takes minutes to build. If it is installed, it runs
//! too, with the settings in `deny.toml`.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::run::{Done, ask, command, find, root, run};
use crate::setup::TARGET;

/// Licences that let us distribute the page if we include their notices. `deny.toml` lists the same.
const ALLOWED: [&str; 7] = [
    "Apache-2.0",
    "BSL-1.0",
    "CC0-1.0",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// The only source that crates may come from.
const SOURCE: &str = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";

const LIST: &str = "THIRD-PARTY.md";

/// Checks the licences and sources of all crates, and the list of crates in the page.
pub fn check() -> Done {
    let used = crates(&["--workspace", "--edges=all"])?;
    let refused: Vec<_> = used.iter().filter(|it| !is_allowed(&it.1)).collect();
    if !refused.is_empty() {
        return Err(format!("licences that are not allowed: {refused:?}").into());
    }
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    let mut sources = lock.split('\n').filter(|it| it.starts_with("source"));
    if let Some(other) = sources.find(|it| *it != SOURCE) {
        return Err(format!("a crate from another source: {other}").into());
    }
    println!("{} crates, all with allowed licences.", used.len());
    compare(&list(&crates(&[
        "--package=galley",
        "--edges=normal,no-proc-macro",
        "--target",
        TARGET,
    ])?))?;
    deny()
}

/// A crate with its version, and its licence.
type Crate = (String, String);

/// The crates that `cargo tree` lists with these arguments, without our own.
fn crates(arguments: &[&str]) -> Done<BTreeSet<Crate>> {
    let mut tree = command(
        "cargo",
        &["tree", "--locked", "--prefix=none", "--format={p}|{l}"],
    );
    let tree = ask(tree.args(arguments)).ok_or("cargo tree failed")?;
    let lines = tree.split('\n').map(|it| it.trim_end_matches(" (*)"));
    let others = lines.filter(|it| !it.contains(&*root().to_string_lossy()));
    let pairs = others.filter_map(|it| it.split_once('|'));
    let plain = |name: &str| name.replace(" (proc-macro)", "").replace(" v", " ");
    Ok(pairs
        .map(|(name, licence)| (plain(name), licence.to_owned()))
        .collect())
}

/// Whether the allowed licences satisfy a licence expression.
fn is_allowed(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    let choice = |it: &str| {
        let mut names = it.trim_matches(['(', ')', ' ']).split(" OR ");
        names.any(|it| ALLOWED.contains(&it.trim()))
    };
    expression.split(" AND ").all(choice)
}

fn list(crates: &BTreeSet<Crate>) -> String {
    let mut out = "# What the page is made of\n\n\
        The page's WebAssembly module is built from Galley's own code and these crates, each under its licence;\n\
        where there is a choice, any of them. `cargo xtask test licences` compares this list with `Cargo.lock`.\n\n\
        | crate | licence |\n| --- | --- |\n"
        .to_owned();
    for (name, licence) in crates {
        out += &format!("| {name} | {licence} |\n");
    }
    out
}

/// Compares the list with the committed one, or updates that.
fn compare(list: &str) -> Done {
    let file = root().join(LIST);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        return Ok(fs::write(file, list)?);
    }
    if fs::read_to_string(file).is_ok_and(|it| it == list) {
        return Ok(());
    }
    Err(format!("{LIST} is out of date: UPDATE_EXPECT=1 cargo xtask test licences").into())
}

/// Runs `cargo deny` if it is installed, and checks advisories if it has fetched their database.
fn deny() -> Done {
    if find("cargo-deny").is_none() {
        println!("Advisories not checked: cargo-deny is not installed (see deny.toml).");
        return Ok(());
    }
    let mut checks = vec!["deny", "--offline", "check", "licenses", "bans", "sources"];
    if has_advisories() {
        checks.push("advisories");
    } else {
        println!("Advisories not checked: run `cargo deny fetch` first (see deny.toml).");
    }
    run(&mut command("cargo", &checks))
}

/// Whether `cargo deny` has fetched the database of advisories.
fn has_advisories() -> bool {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let kept = home.and_then(|it| fs::read_dir(it.join("advisory-dbs")).ok());
    kept.is_some_and(|it| it.flatten().any(|it| it.path().is_dir()))
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn licence_expressions_are_evaluated() {
        for met in [
            "MIT",
            "Unlicense/MIT",
            "GPL-3.0 OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
        ] {
            assert!(is_allowed(met), "{met}");
        }
        for not_met in ["", "GPL-3.0", "MIT AND GPL-3.0"] {
            assert!(!is_allowed(not_met), "{not_met}");
        }
    }
}
