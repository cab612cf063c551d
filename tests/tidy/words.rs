//! Words that our prose does not use, because English has a plainer or more exact word.
//!
//! The check covers Markdown, comments, strings on one line, and the names of functions. It cannot judge a sentence; it
//! only finds words that are nearly always wrong here.

use std::path::Path;

use super::{files, none, read};

/// A word or phrase, what to write instead, and the longer phrases in which it is right.
type Retired = (&'static str, &'static str, &'static [&'static str]);

const RETIRED: &[Retired] = &[
    ("stands", "is, is in, follows", &["stands for"]),
    ("stood", "was, was in, followed", &["stood for"]),
    ("mend", "fix", &[]),
    ("mends", "fixes", &[]),
    ("mended", "fixed", &[]),
    (
        "behind",
        "after",
        &["is behind", "hidden behind", "leave behind"],
    ),
    ("beside", "next to", &[]),
    ("take back", "undo", &[]),
    ("takes back", "undoes", &[]),
    ("taken back", "undone, rolled back", &[]),
    ("takes it back", "undoes it", &[]),
    ("bring back", "restore", &[]),
    ("brings back", "restores", &[]),
    ("brings it back", "restores it", &[]),
    ("brought back", "restored", &[]),
    ("forth", "(say what happens)", &["and so forth"]),
    ("anew", "again", &[]),
    ("lest", "so that … not", &[]),
    ("thereof", "of it", &[]),
    ("therein", "in it", &[]),
    ("whereby", "by which", &[]),
    ("hence", "so", &[]),
    ("by now", "now, already", &[]),
    ("for now", "now, at first", &[]),
    ("is to be", "must be, will be", &[]),
    ("are to be", "must be, will be", &[]),
    ("was to be", "had to be", &[]),
    ("were to be", "had to be", &[]),
    ("looked at", "checked, read, shown", &[]),
    ("seen to", "fixed", &[]),
    ("shows itself", "appears", &[]),
    ("goes on", "continues", &[]),
    ("go on", "continue", &[]),
    ("went on", "continued", &[]),
    ("comes and goes", "appears and disappears", &[]),
    ("is none", "is not a …", &["there is none"]),
    ("for good", "permanently", &[]),
    ("at hand", "available", &[]),
    ("of its own making", "(leave it out)", &[]),
];

/// Where such a word is right: the file, the phrase, and why.
const RIGHTFUL: &[(&str, &str, &str)] = &[
    (
        "crates/issue/src/entry/none.rs",
        "is none",
        "the kind of entry called none",
    ),
    (
        "crates/issue/src/lint/rules/none_beside_items.rs",
        "beside",
        "the name of a rule",
    ),
    (
        "docs/guide/submit.md",
        "goes on",
        "a place: goes, on the right",
    ),
    ("src/place.rs", "beside", "a word in stored drafts"),
    ("src/view.rs", "beside", "a word in stored drafts"),
    ("tests/oracle/fuzz.py", "is none", "Python's None"),
];

/// The extensions of files with prose.
const KINDS: &[&str] = &["rs", "md", "html", "css", "js", "mjs", "py", "toml", "yml"];

/// Files whose text we did not write as prose: the newsletter's template, and lists that tools make.
const NOT_PROSE: &[&str] = &[
    "Cargo.lock",
    "THIRD-PARTY.md",
    "crates/issue/src/draft/template.md",
    "package-lock.json",
    "tests/tidy/words.rs",
];

#[test]
fn no_prose_uses_a_retired_word() {
    let found = sources().flat_map(|path| {
        let found = faults(&path, &read(&path));
        let found = found
            .into_iter()
            .filter(|it| !is_rightful(&path, it.phrase));
        found
            .map(|it| format!("{path}:{}: {:?}; write: {}", it.line, it.phrase, it.instead))
            .collect::<Vec<_>>()
    });
    none("words to retire", found);
}

#[test]
fn every_rightful_use_is_needed() {
    let is_used = |path: &str, phrase: &str| {
        let found = faults(path, &read(path));
        found.iter().any(|it| it.phrase == phrase)
    };
    none(
        "allowed without need",
        RIGHTFUL
            .iter()
            .filter(|(path, phrase, _)| !is_used(path, phrase))
            .map(|(path, phrase, _)| format!("{path}: {phrase:?}")),
    );
}

/// A retired phrase, and the number of its line, from 1.
struct Fault {
    line: usize,
    phrase: &'static str,
    instead: &'static str,
}

fn is_rightful(path: &str, phrase: &str) -> bool {
    RIGHTFUL.iter().any(|it| it.0 == path && it.1 == phrase)
}

fn sources() -> impl Iterator<Item = String> {
    let is_ours = |path: &String| {
        !NOT_PROSE.iter().any(|it| path.ends_with(it))
            && !path.contains("fixtures/")
            && !path.starts_with("fuzz/seeds")
    };
    KINDS
        .iter()
        .flat_map(|kind| files("", kind))
        .filter(is_ours)
}

fn faults(path: &str, text: &str) -> Vec<Fault> {
    let is_markdown = Path::new(path).extension().is_some_and(|it| it == "md");
    let mut is_code = false;
    let mut found = Vec::new();
    for (index, line) in text.split('\n').enumerate() {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_markdown && is_fence;
        if is_markdown && (is_code || is_fence) {
            continue;
        }
        let prose = if is_markdown {
            line.to_owned()
        } else {
            prose(line)
        };
        let words = words(&prose);
        let phrases = RETIRED.iter().filter(|it| is_in(&words, it));
        found.extend(phrases.map(|it| Fault {
            line: index + 1,
            phrase: it.0,
            instead: it.1,
        }));
    }
    found
}

/// Whether the words contain the phrase more often than the longer phrases in which it is right.
fn is_in(words: &str, (phrase, _, right): &Retired) -> bool {
    let count = |it: &str| words.matches(&format!(" {it} ")).count();
    count(phrase) > right.iter().map(|it| count(it)).sum()
}

/// The parts of a line of code that people read: its comment, its strings and the name of its function.
fn prose(line: &str) -> String {
    let line = line.trim();
    let is_comment = ["//", "#", "*", "/*", "<!--"]
        .iter()
        .any(|it| line.starts_with(it));
    if is_comment {
        return line.to_owned();
    }
    let comment = line.split_once(" // ").or(line.split_once(" /* "));
    let strings = line.split('"').skip(1).step_by(2);
    let name = line
        .split_once("fn ")
        .and_then(|it| it.1.split(['(', '<']).next());
    let parts = strings.chain(comment.map(|it| it.1)).map(str::to_owned);
    parts
        .chain(name.map(|it| it.replace('_', " ")))
        .collect::<Vec<_>>()
        .join(" | ")
}

/// The words of `prose` in lower case, with a space before and after each. Code between backticks, and punctuation,
/// become a mark that no phrase contains.
fn words(prose: &str) -> String {
    let outside = prose.split('`').step_by(2).collect::<Vec<_>>().join(" | ");
    let spaced = outside.chars().flat_map(|it| match it {
        _ if it.is_alphanumeric() || it == '-' || it == '\'' => vec![it.to_ascii_lowercase()],
        _ if it.is_whitespace() => vec![' '],
        _ => vec![' ', '|', ' '],
    });
    let spaced: String = spaced.collect();
    format!(
        " {} ",
        spaced
            .split_ascii_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    )
}

#[test]
fn planted_words_are_found() {
    let phrases = |path: &str, text: &str| {
        faults(path, text)
            .iter()
            .map(|it| (it.line, it.phrase))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        phrases("a.md", "Fine.\nIt stands there, behind it."),
        [(2, "stands"), (2, "behind")]
    );
    assert_eq!(
        phrases("a.md", "`mend` stands for a word.\n```\nbehind\n```\n"),
        []
    );
    assert_eq!(
        phrases("a.rs", "let behind = 1;\n/// Reads it anew.\n"),
        [(2, "anew")]
    );
    assert_eq!(
        phrases(
            "a.rs",
            "fn a_list_goes_on() {\n    say(\"This is to be seen\");"
        ),
        [(1, "goes on"), (2, "is to be")]
    );
    assert_eq!(
        phrases("a.css", "/* BAR — takes back its width. */"),
        [(1, "takes back")]
    );
    assert_eq!(
        phrases(
            "a.mjs",
            "visiting(\"a link is none\", () => {});\nif there is none"
        ),
        [(1, "is none")]
    );
}
