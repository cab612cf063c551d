//! The patch, applied by git in a real repository, byte for byte.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod repository;

use std::fs;

use repository::Repository;

use proptest::prelude::*;

const FILE: &str = "2026-08-26-this-week-in-rust.md";

/// The draft after the patch from `base` to `text` was applied.
fn applied(repository: &Repository, base: &str, text: &str) -> Result<String, String> {
    repository.write_draft(FILE, base);
    let patch = issue::patch::unified(base, text, FILE);
    if !patch.is_empty() {
        fs::write(repository.path("it.patch"), &patch).unwrap();
        let applied = repository.git(&["apply", "it.patch"]);
        applied.map_err(|it| format!("{it}\n{patch}"))?;
    }
    Ok(repository.draft(FILE))
}

#[test]
fn git_applies_difficult_patches() {
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
            applied(&repository, base, text).as_deref(),
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
        let applied = applied(&repository, &base, &text);
        prop_assert_eq!(applied.as_deref(), Ok(text.as_str()));
    });
}
