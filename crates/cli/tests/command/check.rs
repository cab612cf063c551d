//! `galley check`: findings, their shape, and the exit code.

use std::fs;

use serde_json::Value;

use crate::{Ran, fixture, galley};

const CONFLICT: &str = "## Jobs\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> b\n";

fn findings(ran: &Ran, code: i32) -> Vec<Value> {
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(code), ""));
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
fn text_shows_the_line_and_the_fix() {
    let text = "### Official\n- [ä](https://example.com/)\n";
    let ran = galley(&["check", "-"], text.as_bytes());
    let report = String::from_utf8(ran.printed()).unwrap();
    let expected = "\
warning[dash-marker]: List item is marked with `-`
 --> -:2:1
  |
2 | - [ä](https://example.com/)
  | ^
  = fix: Write `*`

1 warning
";
    assert_eq!(report, expected);
}

#[test]
fn long_lines_are_cut_around_the_finding() {
    let text = format!(
        "### Official\n* [{}](https://example.com/?utm_source=x) {}\u{1b}\n",
        "ä".repeat(200),
        "z".repeat(200)
    );
    let ran = galley(&["check", "-"], text.as_bytes());
    let report = String::from_utf8(ran.out).unwrap();
    let shown = report
        .split('\n')
        .find(|it| it.starts_with("2 | …"))
        .unwrap();
    assert!(
        shown.contains("utm_source") && shown.ends_with('…'),
        "{report}"
    );
    let carets = report.split('\n').find(|it| it.contains('^')).unwrap();
    let at = |line: &str, needle: &str| line.split(needle).next().unwrap().chars().count();
    assert_eq!(at(carets, "^"), at(shown, "https"), "{report}");
    assert!(!report.contains('\u{1b}'));
}

#[test]
fn github_shows_annotations() {
    let text = "### Official\n- [100%](https://example.com/)\n";
    let ran = galley(&["check", "--format", "github", "-"], text.as_bytes());
    assert_eq!(
        String::from_utf8(ran.printed()).unwrap(),
        "::warning file=-,line=2,col=1,endLine=2,endColumn=2,title=dash-marker\
         ::List item is marked with `-`. Fix: Write `*`\n"
    );
}

#[test]
fn sarif_has_rules_locations_and_fixes() {
    let text = "### Official\n- [ä](https://example.com/)\n";
    let ran = galley(&["check", "--format", "sarif", "-"], text.as_bytes());
    let log: Value = serde_json::from_slice(&ran.printed()).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(rules.iter().any(|it| it["id"] == "dash-marker"));
    let result = &run["results"][0];
    assert_eq!(result["ruleId"], "dash-marker");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(
        place["region"],
        serde_json::json!({"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 2})
    );
    let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(change["insertedContent"]["text"], "*");
}

#[test]
fn safe_fixes_are_written_into_the_file() {
    let file = std::env::temp_dir().join(format!("galley-fix-{}.md", std::process::id()));
    let name = file.to_str().unwrap();
    let before =
        "\u{feff}### Official\r\n- [ä](https://example.com/)\r\n* [b](https://example.com/b)";
    fs::write(&file, before).unwrap();
    galley(&["check", "--fix", name, "/no/such/file.md"], b"").refusal();
    assert_eq!(fs::read_to_string(&file).unwrap(), before);
    galley(&["check", "--fix", name], b"").printed();
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        before.replace("- [", "* [")
    );
    fs::remove_file(&file).unwrap();
    assert!(
        galley(&["check", "--fix", "-"], b"")
            .refusal()
            .contains("in place")
    );
}

#[test]
fn errors_end_with_code_1() {
    let ran = galley(&["check", "-"], CONFLICT.as_bytes());
    assert_eq!(ran.code, Some(1));
    assert!(String::from_utf8(ran.out).unwrap().contains("error["));
    let found = findings(
        &galley(&["check", "--format=json", "-"], CONFLICT.as_bytes()),
        1,
    );
    assert!(found.iter().any(|it| it["severity"] == "error"));
}

#[test]
fn a_correct_file_has_no_findings() {
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
    let ran = galley(&["check", "--archive", name, "-"], b"## Jobs\n");
    assert_eq!((ran.code, ran.out), (Some(0), Vec::new()));
    assert!(
        ran.stderr
            .contains("2026-09-16-this-week-in-rust.md: expected text in UTF-8"),
        "{}",
        ran.stderr
    );
    fs::remove_dir_all(&folder).unwrap();
    let message = galley(&["check", "--archive", name, "-"], b"").refusal();
    assert!(message.starts_with(name), "{message}");
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

#[test]
fn an_issue_in_the_folder_of_published_ones_has_no_placeholders() {
    let name = format!("galley-stage-{}/content", std::process::id());
    let folder = std::env::temp_dir().join(name);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("a.md");
    fs::write(&path, "## Jobs\n[Who's Hiring](INSERT_LINK_HERE)\n").unwrap();
    let file = path.to_str().unwrap();
    let found = findings(&galley(&["check", "--format", "json", file], b""), 1);
    assert_eq!(found[0]["rule"], "placeholder");
    let draft = ["check", "--stage", "draft", "--format", "json", file];
    assert_eq!(findings(&galley(&draft, b""), 0), Vec::<Value>::new());
    fs::remove_dir_all(folder.parent().unwrap()).unwrap();
}
