//! `galley apply`: it applies operations and changes nothing else.

use std::fs;

use crate::{collection, fixture, galley, own_and_real};

#[test]
fn no_operations_return_every_file_unchanged() {
    let folders = [
        "corpus/issues",
        "corpus/drafts",
        "corpus/contributions",
        "seed",
    ];
    let files = own_and_real(folders);
    assert!(files.len() >= 10);
    for file in files {
        let printed = galley(&["apply".as_ref(), "-".as_ref(), file.as_path()], b"[]").printed();
        assert!(printed == fs::read(&file).unwrap(), "{}", file.display());
    }
}

#[test]
fn the_issue_may_be_standard_input() {
    let operations = std::env::temp_dir().join(format!("galley-none-{}.json", std::process::id()));
    fs::write(&operations, "\u{feff}[]").unwrap();
    let text = fs::read(fixture("crlf.md")).unwrap();
    let printed = galley(
        &["apply".as_ref(), operations.as_path(), "-".as_ref()],
        &text,
    )
    .printed();
    assert!(printed == text);
    fs::remove_file(operations).unwrap();
}

#[test]
fn operations_change_only_what_they_name() {
    let operations = r#"[
        {"op": "add", "section": "Official", "entry": {"kind": "link", "title": "ä", "url": "https://example.com/"}},
        {"op": "remove", "section": ["Updates from Rust Community", "Official"], "index": 0},
        {"op": "set", "field": "number", "value": 673}
    ]"#;
    let file = fixture("crlf.md");
    let printed = galley(
        &["apply".as_ref(), "-".as_ref(), file.as_path()],
        operations.as_bytes(),
    );
    let before = fs::read_to_string(&file).unwrap();
    let after = before.replace(
        "* [Announcing line ends](https://example.com/ends)\r\n",
        "* [ä](https://example.com/)\r\n",
    );
    assert_eq!(String::from_utf8(printed.printed()).unwrap(), after);
}

#[test]
fn apply_accepts_entries_as_show_prints_them() {
    let file = fixture("whole.md");
    let shown = galley(&["show".as_ref(), file.as_path()], b"").printed();
    let shown: serde_json::Value = serde_json::from_slice(&shown).unwrap();
    let mut operations = Vec::new();
    for section in shown["sections"].as_array().unwrap() {
        for (index, entry) in section["entries"].as_array().unwrap().iter().enumerate() {
            operations.push(serde_json::json!({
                "op": "replace", "section": section["path"], "index": index, "entry": entry,
            }));
        }
    }
    assert_eq!(operations.len(), 38);
    let operations = serde_json::to_vec(&operations).unwrap();
    let printed = galley(
        &["apply".as_ref(), "-".as_ref(), file.as_path()],
        &operations,
    )
    .printed();
    assert!(printed == fs::read(&file).unwrap());
}

#[test]
fn the_links_of_issue_606_are_written_as_expected() {
    let files = [
        "seed/606-run.json",
        "seed/606-repaired.md",
        "seed/606-expected.md",
    ];
    let Some([run, draft, expected]) = collection(files) else {
        return;
    };
    let printed = galley(&["apply".as_ref(), run.as_path(), &draft], b"").printed();
    assert!(printed == fs::read(expected).unwrap());
}

/// Returns the error of `apply` for these operations on an issue with two links in Official.
fn refused(operations: &str) -> String {
    let file = fixture("crlf.md");
    galley(
        &["apply".as_ref(), "-".as_ref(), file.as_path()],
        operations.as_bytes(),
    )
    .refusal()
}

#[test]
fn the_error_names_the_wrong_operation() {
    let first = r#"{"op": "remove", "section": "Official", "index": 1}"#;
    assert_eq!(
        refused(&format!("[{first}, {first}]")),
        "standard input: operation 2 of 2 (remove, index 1): \
         expected an index below 1, the entries of \"Official\", found 1"
    );
    assert_eq!(
        refused(r#"[{"op": "remove", "section": "Nowhere", "index": 0}]"#),
        "standard input: operation 1 of 1 (remove, index 0): \
         expected the heading of a section, found \"Nowhere\""
    );
    let unknown = refused(r#"[{"op": "shuffle"}]"#);
    assert!(
        unknown.contains("(shuffle, index 0): expected one of \"add\", \"remove\"")
            && unknown.ends_with("found \"shuffle\""),
        "{unknown}"
    );
    assert_eq!(
        refused("[7]"),
        "standard input: operation 1 of 1 (without op, index 0): expected an object, found integer \"7\""
    );
    assert_eq!(
        refused(r#"[{"op": "sort", "section": "Official"}]"#),
        "standard input: operation 1 of 1 (sort, index 0): expected a section of events, found none in it"
    );
    let spaced = r#"{"kind": "link", "title": "a", "url": "b c"}"#;
    let spaced = refused(&format!(
        r#"[{{"op": "add", "section": "Official", "entry": {spaced}}}]"#
    ));
    assert!(
        spaced.contains("url: expected") && spaced.ends_with(", found \"b c\""),
        "{spaced}"
    );
    let outside = refused(r#"[{"op": "edit", "start": 1, "end": 2, "text": ""}]"#);
    assert!(outside.contains("character boundaries"), "{outside}");
}

#[test]
fn unknown_fields_are_refused() {
    let entry =
        r#"{"kind": "link", "title": "a", "url": "https://example.com/", "tagz": ["video"]}"#;
    assert_eq!(
        refused(&format!(
            r#"[{{"op": "add", "section": "Official", "entry": {entry}}}]"#
        )),
        "standard input: operation 1 of 1 (add, index 0): expected no field named \"tagz\""
    );
}

#[test]
fn a_refusal_says_what_was_expected() {
    let says = |json: &str| {
        let message = refused(json);
        message.split_once("): ").map(|it| it.1.to_owned())
    };
    assert_eq!(
        says(r#"[{"op": "add", "section": "Official"}]"#).as_deref(),
        Some("expected a field \"entry\", found none")
    );
    assert_eq!(
        says(r#"[{"op": "set", "field": "crate-of-the-week", "value": {"name": "a"}}]"#).as_deref(),
        Some("expected the fields name, url and what, or the field text, each a string")
    );
    assert_eq!(
        says(r#"[{"op": "remove", "section": "Official", "index": "a"}]"#).as_deref(),
        Some("expected a whole number from 0 on, found string \"a\"")
    );
}

#[test]
fn input_other_than_a_list_of_operations_is_refused() {
    let says = |json: &str| refused(json);
    assert_eq!(
        says("{}"),
        "standard input: expected a JSON array of operations, found an object"
    );
    assert!(says("[").contains("found bad JSON: EOF while parsing"));
    assert!(says("").contains("found bad JSON: EOF while parsing"));
}
