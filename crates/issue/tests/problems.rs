//! All rules together: on the fixtures, on hostile texts, and on the real issues of the collection that may be next to
//! the repository.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes its strings so"
)]

mod collection;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use collection::collection;
use expect_test::expect;
use issue::Issue;
use issue::lines::Positions;
use issue::lint::{Archive, Problem, Safety, Settings, Severity, Stage, check, fix_all};
use issue::render::{Rendering, differences, render};

fn markdown_in(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let mut found: Vec<PathBuf> = files
        .filter(|it| it.extension().is_some_and(|it| it == "md"))
        .collect();
    assert!(!found.is_empty(), "no issue in {}", folder.display());
    found.sort();
    found
}

fn own() -> Vec<PathBuf> {
    markdown_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"))
}

/// The Markdown files of these folders of the collection.
fn real<const N: usize>(folders: [&str; N]) -> Vec<PathBuf> {
    let folders = collection(folders).into_iter().flatten();
    folders.flat_map(|it| markdown_in(&it)).collect()
}

fn read(file: &Path) -> (String, String) {
    let text = issue::open::read_bytes(&fs::read(file).unwrap()).unwrap();
    let name = file.file_name().unwrap().to_string_lossy();
    (name.into_owned(), text)
}

/// The page stores earlier issues as texts; restoring them must not lose a link.
#[test]
fn every_issue_stays_complete() {
    let (mut now, mut back, mut size) = (Archive::default(), Archive::default(), 0);
    for file in real(["corpus/issues"]).into_iter().chain(own()) {
        let (name, text) = read(&file);
        now.add(&name, &text);
        let kept = now.to_text(&name).unwrap();
        assert!(back.take_text(&name, &kept), "{name}");
        size += kept.len();
    }
    assert_eq!(now, back);
    println!("{} issues are kept in {size} bytes", now.len());
}

/// Every error in the twenty newest issues of the collection was checked by hand: each one breaks the page.
#[test]
fn errors_of_published_issues_are_known() {
    let files = real(["corpus/issues"]);
    let mut archive = Archive::default();
    let texts: Vec<_> = files.iter().rev().take(20).map(|it| read(it)).collect();
    for (name, text) in &texts {
        archive.add(name, text);
    }
    let mut out = String::new();
    for (name, text) in &texts {
        let settings = Settings {
            stage: Stage::Published,
            archive: Some(&archive),
            file_name: Some(name),
        };
        let positions = Positions::new(text);
        let problems = check(&Issue::new(text.as_str()), &settings);
        for it in problems.iter().filter(|it| it.severity == Severity::Error) {
            let (line, _) = positions.at(it.range.start).unwrap();
            let date = name.get(..10).unwrap();
            out += &format!("{date}:{line} {}\n", it.rule);
        }
    }
    if !files.is_empty() {
        expect![[r#"
            2026-02-04:128 list-as-text
            2026-01-07:212 list-as-text
            2025-12-17:233 list-as-text
            2025-11-12:403 list-as-text
            2025-10-22:103 unmarked-heading
            2025-06-18:184 indented-heading
            2024-11-20:149 empty-link
            2024-11-20:153 empty-link
            2024-11-20:506 empty-link
            2024-10-02:249 broken-link
            2024-10-02:349 unknown-scheme
            2024-10-02:393 unknown-scheme
            2024-07-03:228 list-as-text
        "#]]
        .assert_eq(&out);
    }
}

/// These rules turn text into entries, which may then have problems that nobody could see before.
const REVEALING: &[&str] = &[
    "missing-bullet",
    "items-on-one-line",
    "list-as-text",
    "unmarked-heading",
    "indented-heading",
];

/// After all safe fixes no rule finds more than before, and there is nothing left that is safe to fix.
#[test]
fn safe_fixes_make_nothing_worse() {
    let real = real(["corpus/issues", "corpus/contributions"]);
    for file in own().into_iter().chain(real) {
        let (name, text) = read(&file);
        let settings = Settings::default();
        let before = Issue::new(text);
        let was = counts(&check(&before, &settings));
        let mut after = before.clone();
        for _ in 0..4 {
            let tx = fix_all(&after, &settings).unwrap();
            after = after.apply(&tx).unwrap().0;
        }
        assert!(fix_all(&after, &settings).unwrap().is_empty(), "{name}");
        for (rule, count) in counts(&check(&after, &settings)) {
            let before = was.get(rule).copied().unwrap_or_default();
            let reveals = REVEALING.iter().any(|it| was.contains_key(it));
            assert!(
                count <= before || reveals,
                "{name}: {rule} {before} -> {count}"
            );
        }
    }
}

/// Fixes of markers, spacing and addresses change no word that the site shows.
#[test]
fn safe_fixes_of_spacing_and_addresses_keep_the_words() {
    const SILENT: &[&str] = &[
        "dash-marker",
        "blank-in-list",
        "blank-after-heading",
        "tracking-parameter",
        "tag-form",
    ];
    let newest = real(["corpus/issues"]).into_iter().rev().take(12);
    let mut tried = 0;
    for file in own().into_iter().chain(newest) {
        let (name, text) = read(&file);
        let before = Issue::new(text);
        let problems = check(&before, &Settings::default()).into_iter();
        let fixes = problems.filter(|it| SILENT.contains(&it.rule));
        for fix in fixes.filter_map(|it| it.fix) {
            let after = before
                .apply(&before.transaction(fix.edits).unwrap())
                .unwrap()
                .0;
            let same = words(before.text()) == words(after.text());
            assert!(same, "{name}: {}", fix.title);
            tried += 1;
        }
    }
    println!("silent fixes: {tried}");
    assert!(tried > 0);
}

/// Each fix alone removes its problem, and a safe fix causes no other. A suggested fix may: for example, an event that
/// parses again can be out of order. In the one exception, the next line is indented by three spaces, which is reported
/// as soon as the line above it is right.
#[test]
fn every_fix_removes_its_problem() {
    let mut real = real(["corpus/issues", "corpus/contributions"]);
    real.retain(|it| !it.to_string_lossy().ends_with(".base.md"));
    let mut out = String::new();
    for file in own().into_iter().chain(real) {
        let (name, text) = read(&file);
        let before = Issue::new(text);
        let problems = check(&before, &Settings::default());
        let was = counts(&problems);
        for (rule, fix) in problems
            .into_iter()
            .filter_map(|it| Some((it.rule, it.fix?)))
        {
            let may_reveal = fix.safety != Safety::Safe || REVEALING.contains(&rule);
            let tx = before.transaction(fix.edits).unwrap();
            let now = counts(&check(&before.apply(&tx).unwrap().0, &Settings::default()));
            if now.get(rule) >= was.get(rule) {
                out += &format!("{name}: {rule} stays after {}\n", fix.title);
            }
            for (more, _) in now.iter().filter(|(it, count)| Some(*count) > was.get(*it)) {
                if !may_reveal {
                    out += &format!("{name}: {rule}'s fix causes {more}\n");
                }
            }
        }
    }
    expect![[r#"
        dialect-blocks.md: shallow-indent stays after Indent by 4 spaces
    "#]]
    .assert_eq(&out);
}

/// Some rules report what the comparison of both renderings also finds, only much faster. Both must find the same
/// lines. If a heading or a group lost its `#`s, another rule reports that, and the list below it too.
#[test]
fn rules_and_differences_agree() {
    const PAIRS: [(&str, &[&str]); 3] = [
        ("list-as-text", &["list-after-paragraph"]),
        ("visible-backslash", &["backslash-shown", "escaped-angle"]),
        ("cut-address", &["cut-address"]),
    ];
    let headings = ["indented-heading", "unmarked-heading"];
    let mut out = String::new();
    for file in own().into_iter().chain(real(["corpus/issues"])) {
        let (name, text) = read(&file);
        let positions = Positions::new(&text);
        let line = |at: usize| positions.at(at).unwrap().0;
        let problems = check(&Issue::new(text.as_str()), &Settings::default());
        let differences = differences(&text);
        for (rule, names) in PAIRS {
            let ours = problems.iter().filter(|it| it.rule == rule);
            let ours: BTreeSet<_> = ours.map(|it| line(it.range.start)).collect();
            let theirs = differences.iter().filter(|it| names.contains(&it.name));
            let theirs: BTreeSet<_> = theirs.map(|it| line(it.range.start)).collect();
            let spoken_for = |at: &usize| {
                let mut above = problems.iter().filter(|it| headings.contains(&it.rule));
                above.any(|it| line(it.range.start).abs_diff(*at) <= 1)
            };
            let apart = ours.symmetric_difference(&theirs);
            for it in apart.filter(|it| !spoken_for(it)) {
                let only = if ours.contains(it) {
                    "rule"
                } else {
                    "difference"
                };
                out += &format!("{name}:{it} {rule}: {only} alone\n");
            }
        }
    }
    assert_eq!(out, "");
}

/// What the site shows, without tags, spaces and letter case.
fn words(text: &str) -> String {
    let html = render(text, Rendering::Site).html();
    let parts = html
        .split('<')
        .map(|it| it.split_once('>').map_or(it, |it| it.1));
    let words: String = parts.flat_map(str::split_whitespace).collect();
    words.to_lowercase()
}

fn counts(problems: &[Problem]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for it in problems {
        *counts.entry(it.rule).or_default() += 1;
    }
    counts
}

/// If the time of one rule were quadratic in the text's length, this test would not end in a reasonable time.
#[test]
fn hostile_texts_are_checked_in_bounded_time() {
    let head = "Date: 2026-08-26\n\n## Updates from Rust Community\n### Official\n";
    let pieces = [
        "[",
        "](",
        "[](",
        "[a](https://a.example/b) ",
        "`",
        "`{` } ",
        "<T>",
        "<a",
        "**",
        "\\<",
        "https://a.example ",
        "](https://a.example)",
        "(a)(https://a.example)",
        "[a](https://a.example)* ",
        "<!-- -->",
        "<!--",
        "<![a",
        "<?",
        "<p>",
        "<p></a>",
        "[a](https://a/'()",
        " | ",
        "\u{1}",
        "Ã©",
        "💛",
    ];
    for piece in pieces {
        let line = piece.repeat(30_000 / piece.len());
        check(
            &Issue::new(format!("{head}* {line}\n")),
            &Settings::default(),
        );
        let lines = format!("* {piece}\n").repeat(2_000);
        check(&Issue::new(format!("{head}{lines}")), &Settings::default());
    }
}
