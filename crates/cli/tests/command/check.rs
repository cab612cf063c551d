//! `galley check`: findings, their shape, and the exit code.

use std::fs;

use serde_json::Value;

use crate::{Ran, fixture, galley};

const CONFLICT: &str = "## Jobs\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> b\n";

fn findings(ran: &Ran, code: i32) -> Vec<Value> {
    assert_eq!((ran.code, ran.said.as_str()), (Some(code), ""));
    serde_json::from_slice(&ran.out).unwrap()
}

#[test]
fn findings_have_the_promised_shape() {
    let text = "### Official\n- [ä](https://example.com/)\n";
    let ran = galley(&["check", "--format", "json", "-"], text.as_bytes());
    let found = findings(&ran, 0);
    let expected = serde_json::json!([{
        "rule": "dash-marker",
        "severity": "warning",
        "file": "-",
        "line": 2,
        "column": 1,
        "end_line": 2,
        "end_column": 2,
        "message": found[0]["message"],
        "fix": {"title": found[0]["fix"]["title"], "edits": [{"start": 13, "end": 14, "text": "*"}]},
    }]);
    assert_eq!(Value::from(found), expected);
}

#[test]
fn text_is_one_line_a_finding() {
    let file = fixture("prettier.md");
    let ran = galley(&["check".as_ref(), file.as_path()], b"");
    let lines = String::from_utf8(ran.printed()).unwrap();
    let start = format!("{}:12:1: warning: ", file.display());
    let first = lines
        .split('\n')
        .find(|it| it.contains("dash-marker"))
        .unwrap();
    assert!(first.starts_with(&start), "{first}");
}

#[test]
fn errors_end_with_code_1() {
    let ran = galley(&["check", "-"], CONFLICT.as_bytes());
    assert_eq!(ran.code, Some(1));
    assert!(String::from_utf8(ran.out).unwrap().contains(": error: "));
    let found = findings(
        &galley(&["check", "--format=json", "-"], CONFLICT.as_bytes()),
        1,
    );
    assert!(found.iter().any(|it| it["severity"] == "error"));
}

#[test]
fn a_sound_file_has_no_findings() {
    let text = "Number: 671\n\n## Jobs\n";
    assert_eq!(galley(&["check", "-"], text.as_bytes()).printed(), b"");
    assert!(
        findings(
            &galley(&["check", "--format", "json", "-"], text.as_bytes()),
            0
        )
        .is_empty()
    );
}

#[test]
fn earlier_issues_come_from_a_folder() {
    let folder = std::env::temp_dir().join(format!("galley-archive-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("2026-09-23-this-week-in-rust.md"), "## Jobs\n").unwrap();
    fs::write(folder.join("notes.txt"), b"\xff").unwrap();
    let name = folder.to_str().unwrap();
    galley(&["check", "--archive", name, "-"], b"## Jobs\n").printed();
    fs::write(folder.join("2026-09-16-this-week-in-rust.md"), b"\xff").unwrap();
    let said = galley(&["check", "--archive", name, "-"], b"## Jobs\n").refusal();
    assert!(
        said.contains("2026-09-16-this-week-in-rust.md: expected text in UTF-8"),
        "{said}"
    );
    fs::remove_dir_all(&folder).unwrap();
    let said = galley(&["check", "--archive", name, "-"], b"").refusal();
    assert!(said.starts_with(name), "{said}");
}

#[test]
fn one_unreadable_file_is_enough_to_print_nothing() {
    let file = fixture("whole.md");
    let file = file.to_str().unwrap();
    galley(&["check", file, "-"], b"\x89PNG").refusal();
    assert!(galley(&["check"], b"").refusal().contains("found 0 files"));
    assert!(
        galley(&["check", "--format", "xml", file], b"")
            .refusal()
            .contains("text, json")
    );
    assert!(
        galley(&["check", "--stage", "late", file], b"")
            .refusal()
            .contains("published")
    );
}
