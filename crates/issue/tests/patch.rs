//! The patch as git takes it: applied in a real repository, byte for byte.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use proptest::prelude::*;

const FILE: &str = "2026-08-26-this-week-in-rust.md";

/// A folder that git takes for a repository and that goes away with the value.
struct Repository(PathBuf);

impl Repository {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("galley-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("draft")).unwrap();
        let repository = Self(folder);
        repository.git(&["init", "--quiet"]).unwrap();
        repository
    }

    fn git(&self, arguments: &[&str]) -> Result<(), String> {
        let git = Command::new("git")
            .args([
                "-c",
                "core.autocrlf=false",
                "-c",
                "core.whitespace=-trailing-space",
            ])
            .args(arguments)
            .current_dir(&self.0)
            .output()
            .unwrap();
        let message = String::from_utf8_lossy(&git.stderr).into_owned();
        if git.status.success() {
            Ok(())
        } else {
            Err(message)
        }
    }

    /// What the draft reads after the patch from `base` to `text` was applied.
    fn applied(&self, base: &str, text: &str) -> Result<String, String> {
        let draft = self.0.join("draft").join(FILE);
        let _ = fs::remove_file(&draft);
        if !base.is_empty() {
            fs::write(&draft, base).unwrap();
        }
        let patch = issue::patch::unified(base, text, FILE);
        if !patch.is_empty() {
            fs::write(self.0.join("it.patch"), &patch).unwrap();
            self.git(&["apply", "it.patch"])
                .map_err(|it| format!("{it}\n{patch}"))?;
        }
        Ok(read(&draft))
    }
}

impl Drop for Repository {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The file's text; nothing where there is no file.
fn read(file: &Path) -> String {
    fs::read(file).map_or(String::new(), |it| String::from_utf8(it).unwrap())
}

#[test]
fn git_applies_what_needs_care() {
    let repository = Repository::new("patch-cases");
    for (base, text) in [
        ("", "new\n"),
        ("", "\u{feff}new, no final newline 💛"),
        ("a\r\nb\r\n", "a\r\nä\r\nb\r\n"),
        ("a\r\nb\r\n", "a\nb\n"),
        ("a\nb", "a\nb\n"),
        ("a\nb\n", "a\nb"),
        ("a\nb", "a\nc"),
        ("\u{feff}a\nb\n", "a\nb\n"),
        ("a\rb\rc", "a\rB\rc"),
        ("a\n", ""),
        ("a\n", "a\n"),
        (
            "--- a\n+++ b\n@@ -1 +1 @@\n",
            "--- a\n+++ c\n@@ -1 +1 @@\n\\ No\n",
        ),
    ] {
        assert_eq!(
            repository.applied(base, text).as_deref(),
            Ok(text),
            "{base:?}"
        );
    }
}

/// A text of few different lines, so that many of them are equal.
fn draft() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("* a"),
        Just("* ä 💛"),
        Just(""),
        Just("## B"),
        Just("- c"),
        Just(" d")
    ];
    let ending = prop_oneof![6 => Just("\n"), 2 => Just("\r\n"), 1 => Just("\r")];
    let lines = prop::collection::vec((line, ending), 0..40);
    (lines, any::<bool>()).prop_map(|(lines, open)| {
        let mut text: String = lines.iter().flat_map(|(a, b)| [*a, *b]).collect();
        if open {
            text += "no final newline";
        }
        text
    })
}

#[test]
fn git_applies_every_patch() {
    let repository = Repository::new("patch-every");
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(200)
    };
    proptest!(config, |(base in draft(), text in draft())| {
        let applied = repository.applied(&base, &text);
        prop_assert_eq!(applied.as_deref(), Ok(text.as_str()));
    });
}
