//! Drafts and folders from other people: nothing in them affects a terminal, a log or other files.

use std::fs;
use std::process::Command;

use crate::galley;

/// Creates a folder for this test only.
fn folder(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("galley-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Whether a terminal or a CI runner would act on `text`.
fn is_acted_on(text: &str) -> bool {
    let is_control =
        |it: char| it.is_control() && it != '\n' || ('\u{202a}'..='\u{202e}').contains(&it);
    let is_command = |it: &str| {
        it.trim_start().starts_with("::")
            && !it.starts_with("::error file=")
            && !it.starts_with("::warning file=")
    };
    text.contains(is_control) || text.contains("##[") || text.split('\n').any(is_command)
}

const DRAFT: &str = "### Official\n* [a\u{1b}[2J \u{9b}1m ##[error]b \u{202e}](c\u{7}d##[group]x)\n* [a](b c\u{1b}]0;x)\n- [a](::error::x)\n::error::y [c](\u{8}z)\n";

#[test]
fn nothing_in_a_draft_affects_a_terminal_or_a_log() {
    for format in ["text", "github", "json", "sarif"] {
        let ran = galley(&["check", "--format", format, "-"], DRAFT.as_bytes());
        let out = String::from_utf8(ran.out).unwrap();
        assert!(out.contains("unknown-scheme"), "{out}");
        assert!(!is_acted_on(&out), "{out:?}");
    }
    let shown = galley(&["show", "-"], DRAFT.as_bytes());
    let out = String::from_utf8(shown.out).unwrap();
    assert!(!is_acted_on(&out), "{out:?}");
    assert!(
        out.contains("a\\u001b[2J \\u009b1m #\\u0023[error]b \\u202e"),
        "{out:?}"
    );
}

#[test]
fn nothing_in_a_file_name_or_an_argument_affects_a_terminal() {
    let folder = folder("names");
    let file = folder.join("a\u{1b}[2J##[error]\n::error::b.md");
    fs::write(&file, "### Official\n- [a](b)\n").unwrap();
    for format in ["text", "github"] {
        let ran = galley(
            &[
                "check".as_ref(),
                "--format".as_ref(),
                format.as_ref(),
                file.as_path(),
            ],
            b"",
        );
        let out = String::from_utf8(ran.out).unwrap();
        assert!(!out.is_empty() && !is_acted_on(&out), "{out:?}");
    }
    for arguments in [
        ["show", "\u{1b}[2J##[x]\n::error::"],
        ["\u{1b}c\n::error::x", "a"],
    ] {
        let line = galley(&arguments, b"").refusal();
        assert!(!is_acted_on(&line), "{line:?}");
    }
    let operations = br#"[{"op":"set","field":"jobs-thread","value":"\u001b[2J ##[x]\u009b"}]"#;
    let ran = galley(
        &["apply".as_ref(), "-".as_ref(), file.as_path()],
        operations,
    );
    assert!(!is_acted_on(&ran.refusal()));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn other_files_in_the_archive_are_named_and_skipped() {
    let folder = folder("archive");
    fs::write(
        folder.join("2026-08-12-this-week-in-rust.md"),
        "## Updates from Rust Community\n* [a](https://a.example/)\n",
    )
    .unwrap();
    fs::write(folder.join("2026-08-13-nul.md"), "a\0b").unwrap();
    fs::create_dir(folder.join("2026-08-14-folder.md")).unwrap();
    let made = Command::new("mkfifo")
        .arg(folder.join("2026-08-15-pipe.md"))
        .status();
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.join("nowhere"), folder.join("2026-08-16-lost.md")).unwrap();
    let draft = b"## Updates from Rust Community\n* [b](https://a.example/)\n";
    let ran = galley(
        &[
            "check".as_ref(),
            "--archive".as_ref(),
            folder.as_path(),
            "-".as_ref(),
        ],
        draft,
    );
    let out = String::from_utf8(ran.out).unwrap();
    assert!(out.contains("listed-before"), "{out}");
    assert!(
        ran.stderr.contains("skipped") && ran.stderr.contains("2026-08-13-nul.md: expected text"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("2026-08-14-folder.md: expected a file"),
        "{}",
        ran.stderr
    );
    #[cfg(unix)]
    assert!(
        ran.stderr.contains("skipped") && ran.stderr.contains("2026-08-16-lost.md: "),
        "{}",
        ran.stderr
    );
    if made.is_ok_and(|it| it.success()) {
        assert!(
            ran.stderr.contains("2026-08-15-pipe.md: expected a file"),
            "{}",
            ran.stderr
        );
    }
    fs::remove_dir_all(folder).unwrap();
}

#[cfg(unix)]
#[test]
fn a_fix_through_a_link_is_named() {
    let folder = folder("link");
    let (file, link) = (folder.join("file.md"), folder.join("link.md"));
    fs::write(&file, "### Official\n- [a](https://a.example/)\n").unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    let ran = galley(&["check".as_ref(), "--fix".as_ref(), link.as_path()], b"");
    assert!(
        ran.stderr.contains("link.md is a link; the fixes go into"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("file.md"), "{}", ran.stderr);
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        "### Official\n* [a](https://a.example/)\n"
    );
    // No note if nothing is written.
    assert_eq!(
        galley(&["check".as_ref(), "--fix".as_ref(), link.as_path()], b"").stderr,
        ""
    );
    fs::remove_dir_all(folder).unwrap();
}
