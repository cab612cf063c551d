//! Bad usage and unreadable files: exit code 2, one line, nothing written.

use std::fs;

use crate::{Ran, fixture, galley};

#[test]
fn unknown_calls_are_refused() {
    let says = |arguments: &[&str]| galley(arguments, b"").refusal();
    assert_eq!(says(&[]), "expected a command; galley --help lists them");
    assert!(says(&["frobnicate"]).ends_with("found \"frobnicate\""));
    assert!(says(&["--frobnicate"]).contains("--frobnicate"));
    assert_eq!(says(&["show"]), "expected galley show FILE, found 0 files");
    assert_eq!(
        says(&["show", "a", "b"]),
        "expected galley show FILE, found 2 files"
    );
    assert!(says(&["show", "--loud", "a"]).contains("--loud"));
    assert!(says(&["apply", "-"]).contains("found 1 files"));
    assert!(says(&["apply", "-", "-"]).contains("found - twice"));
    assert!(says(&["show", "no\nsuch\nfile.md"]).starts_with("no such file.md: "));
}

#[test]
fn help_is_not_an_error() {
    for arguments in [
        &["--help"][..],
        &["-h"],
        &["help"],
        &["show", "--help"],
        &["new", "-h"],
    ] {
        let printed = String::from_utf8(galley(arguments, b"").printed()).unwrap();
        assert!(
            printed.contains("galley apply OPERATIONS FILE"),
            "{printed}"
        );
    }
    assert!(
        galley(&["--version"], b"")
            .printed()
            .starts_with(b"galley ")
    );
}

/// Runs `show` on a file of these bytes.
fn shown(bytes: &[u8]) -> Ran {
    galley(&["show", "-"], bytes)
}

#[test]
fn files_that_are_not_text_are_named() {
    assert_eq!(
        shown(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").refusal(),
        "standard input: expected text in UTF-8, found a PNG image"
    );
    assert!(shown(b"\xff\xfeT\0i\0").refusal().contains("UTF-16"));
    assert_eq!(
        shown(b"Title: caf\xe9\n").refusal(),
        "standard input: expected text in UTF-8, found 0xE9 at byte 10 (line 1)"
    );
    assert!(shown(b"a\0b").refusal().contains("a NUL at byte 1"));
    assert!(
        shown(&vec![b'a'; 9_000_000])
            .refusal()
            .contains("at most 8 MB")
    );
}

#[test]
fn any_text_is_an_issue() {
    for bytes in [
        &b""[..],
        b"\xef\xbb\xbf",
        b"prose",
        b"\r\r\n\n",
        b"* [a](u)",
    ] {
        shown(bytes).printed();
    }
    let five_megabytes = "* [ä](https://example.com/)\n".repeat(180_000);
    shown(five_megabytes.as_bytes()).printed();
}

#[test]
fn every_command_names_the_file_it_cannot_read() {
    let missing = std::env::temp_dir().join("galley-no-such-file.md");
    let missing = missing.to_str().unwrap();
    let whole = fixture("whole.md");
    let whole = whole.to_str().unwrap();
    for arguments in [
        &["show", missing][..],
        &["apply", missing, whole],
        &["new", "--date", "2026-09-30", "--from", missing],
    ] {
        assert!(
            galley(arguments, b"").refusal().starts_with(missing),
            "{arguments:?}"
        );
    }
    assert!(
        galley(&["apply", "-", missing], b"[]")
            .refusal()
            .starts_with(missing)
    );
    let folder = fixture("");
    assert!(fs::metadata(&folder).unwrap().is_dir());
    galley(&["show".as_ref(), folder.as_path()], b"").refusal();
}
