//! Everything that is downloaded is pinned, by version, commit or hash.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

fn files(folder: &str) -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let paths = entries.map(|it| it.unwrap().path());
    paths
        .map(|it| (it.clone(), fs::read_to_string(it).unwrap()))
        .collect()
}

#[test]
fn every_action_is_pinned_to_a_commit() {
    let mut count = 0;
    for (file, text) in files(".github/workflows") {
        for line in text.split('\n').filter(|it| it.contains("uses:")) {
            let (_, used) = line.split_once('@').unwrap_or_default();
            let commit = used.split(' ').next().unwrap_or_default();
            let is_commit = commit.len() == 40 && commit.bytes().all(|it| it.is_ascii_hexdigit());
            assert!(
                is_commit && used.contains(" # v"),
                "{}: {line}",
                file.display()
            );
            count += 1;
        }
    }
    assert!(count > 5);
}

#[test]
fn every_cargo_install_names_a_version_and_keeps_its_lock() {
    let documents = [
        "CONTRIBUTING.md",
        "deny.toml",
        "fuzz/README.md",
        "fuzz/Cargo.toml",
    ];
    let documents = documents.map(|it| (it.into(), fs::read_to_string(root().join(it)).unwrap()));
    for (file, text) in files(".github/workflows").into_iter().chain(documents) {
        for line in text.split('\n').filter(|it| it.contains("cargo install")) {
            let is_pinned = line.contains("--locked") && line.contains('@');
            assert!(is_pinned, "{}: {line}", file.display());
        }
    }
}

#[test]
fn the_job_that_may_deploy_runs_no_code_of_the_project() {
    let text = fs::read_to_string(root().join(".github/workflows/pages.yml")).unwrap();
    let (build, deploy) = text.split_once("\n  deploy:\n").unwrap();
    assert!(!build.contains("write"), "{build}");
    assert!(deploy.contains("pages: write"), "{deploy}");
    assert!(
        !deploy.contains("run:") && !deploy.contains("checkout"),
        "{deploy}"
    );
}

#[test]
fn every_npm_lock_file_has_a_checksum_for_each_package() {
    for folder in [
        "xtask/tools/binaryen",
        "xtask/tools/esbuild",
        "xtask/tools/node",
        "tests/browser",
        "tests/bench",
    ] {
        let lock = fs::read_to_string(root().join(folder).join("package-lock.json")).unwrap();
        let packages = lock.matches("\": {\n      \"version\": ").count();
        let sums = lock.matches("\"integrity\": \"sha512-").count();
        assert!(
            packages > 0 && packages == sums,
            "{folder}: {sums} sums for {packages} packages"
        );
    }
}

#[test]
fn every_python_package_has_a_hash() {
    let list = fs::read_to_string(root().join("xtask/tools/python/requirements.txt")).unwrap();
    let packages: Vec<&str> = list.split('\n').filter(|it| it.contains("==")).collect();
    let is_pinned = |it: &&str| it.contains("==") && it.contains(" --hash=sha256:");
    assert!(packages.len() == 4 && packages.iter().all(is_pinned));
}
