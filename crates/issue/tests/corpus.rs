//! The fixtures, and the real issues of the collection that may be next to the repository.
//!
//! Tries every entry of every file, and prints how many there are.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod collection;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use collection::collection;
use issue::Issue;
use issue::entry::{Entry, entries};
use issue::operation::{Operation, SectionRef, plan};
use issue::outline::Outline;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn fixture(name: &str) -> String {
    read(&root().join("crates/issue/tests/fixtures").join(name))
}

fn read(file: &Path) -> String {
    issue::open::read_bytes(&fs::read(file).unwrap()).unwrap()
}

/// The Markdown files of these folders of the collection.
fn real<const N: usize>(folders: [&str; N]) -> Vec<PathBuf> {
    let folders = collection(folders).into_iter().flatten();
    folders.flat_map(|it| markdown_in(&it)).collect()
}

fn own() -> Vec<PathBuf> {
    markdown_in(&root().join("crates/issue/tests/fixtures"))
}

fn markdown_in(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let mut found: Vec<PathBuf> = files
        .filter(|it| it.extension().is_some_and(|it| it == "md"))
        .collect();
    assert!(!found.is_empty(), "no issue in {}", folder.display());
    found.sort();
    found
}

const CORPUS: [&str; 3] = ["corpus/issues", "corpus/drafts", "corpus/contributions"];

#[test]
fn no_operation_changes_nothing() {
    for file in own().into_iter().chain(real(CORPUS)) {
        let text = read(&file);
        let issue = Issue::new(text.as_str());
        let nothing = issue.transaction(Vec::new()).unwrap();
        let (after, back) = issue.apply(&nothing).unwrap();
        assert!(
            after.text() == text && back.is_empty(),
            "{}",
            file.display()
        );
    }
}

#[test]
fn sections_lie_one_after_the_other() {
    for file in own().into_iter().chain(real(CORPUS)) {
        let text = read(&file);
        let outline = Outline::read(&text);
        let mut at = 0;
        for section in &outline.sections {
            assert!(at <= section.heading_range.start, "{}", file.display());
            assert!(section.heading_range.end <= section.body.start);
            at = section.body.end;
            for item in &section.items {
                assert!(section.body.start <= item.range.start && item.range.end <= at);
            }
        }
        assert!(
            outline.sections.is_empty() || at == text.len(),
            "{}",
            file.display()
        );
    }
}

/// Every entry of `issue` with the name of its section and its index there.
fn all_entries(issue: &Issue) -> Vec<(SectionRef, usize, Entry)> {
    let outline = issue.outline();
    let sections = outline.sections.iter().enumerate();
    sections
        .flat_map(|(at, section)| {
            let found = entries(issue.text(), &outline.hidden, section);
            let section = SectionRef::of(outline, at);
            let placed = found.into_iter().enumerate();
            placed.map(move |(index, it)| (section.clone(), index, it.entry))
        })
        .collect()
}

fn kind(entry: &Entry) -> String {
    let json = serde_json::to_value(entry).unwrap();
    json.get("kind").unwrap().as_str().unwrap().to_owned()
}

#[test]
fn writing_what_was_read_gives_no_edits() {
    let mut counts = BTreeMap::<String, usize>::new();
    for file in own().into_iter().chain(real(CORPUS)) {
        let issue = Issue::new(read(&file));
        for (section, index, entry) in all_entries(&issue) {
            *counts.entry(kind(&entry)).or_default() += 1;
            let same = Operation::Replace {
                section,
                index,
                entry,
            };
            let tx = plan(&issue, &same).unwrap();
            assert!(tx.is_empty(), "{}: {same:?}", file.display());
        }
    }
    println!("entries: {counts:?}");
    assert!(counts.len() == 9, "{counts:?}");
}

/// The entry with another title, if it has one.
fn retitled(entry: &Entry) -> Option<Entry> {
    let mut json = serde_json::to_value(entry).unwrap();
    let title = json.get_mut("title")?;
    *title = format!("{} 💛 `x`", title.as_str()?).into();
    serde_json::from_value(json).ok()
}

#[test]
fn changes_stay_in_the_entry_and_undo_restores_every_byte() {
    let mut tried = 0;
    for file in own()
        .into_iter()
        .chain(real(["corpus/issues", "corpus/drafts"]))
    {
        let issue = Issue::new(read(&file));
        for (section, index, entry) in all_entries(&issue) {
            let Some(entry) = retitled(&entry) else {
                continue;
            };
            let change = Operation::Replace {
                section: section.clone(),
                index,
                entry: entry.clone(),
            };
            // A title from years ago may be one that Galley would not write.
            let Ok(tx) = plan(&issue, &change) else {
                continue;
            };
            let (after, back) = issue.apply(&tx).unwrap();
            let at = section.resolve(after.outline()).unwrap();
            let found = after.outline().sections.get(at).unwrap();
            let found = entries(after.text(), &after.outline().hidden, found);
            let found = found.get(index).unwrap();
            assert_eq!(found.entry, entry, "{}", file.display());
            let inside = |it: &issue::edit::Replace| {
                let end = it.range.start + it.text.len();
                found.range.start <= it.range.start && end <= found.range.end
            };
            assert!(
                tx.edits().len() == 1 && tx.edits().iter().all(inside),
                "{tx:?}"
            );
            assert!(after.apply(&back).unwrap().0.text() == issue.text());
            tried += 1;
        }
    }
    println!("titles changed: {tried}");
    assert!(tried > 40);
}

#[test]
fn every_entry_can_be_removed_and_restored() {
    let mut tried = 0;
    for file in own().into_iter().chain(real(["corpus/drafts"])) {
        let issue = Issue::new(read(&file));
        for (section, index, _) in all_entries(&issue) {
            let tx = plan(&issue, &Operation::Remove { section, index }).unwrap();
            let (after, back) = issue.apply(&tx).unwrap();
            assert!(after.text() != issue.text());
            assert!(after.apply(&back).unwrap().0.text() == issue.text());
            tried += 1;
        }
    }
    println!("entries removed: {tried}");
    assert!(tried > 40);
}

#[test]
fn no_correct_issue_is_offered_a_repair() {
    let own = own().into_iter();
    let sound = own.filter(|it| !it.to_string_lossy().contains("damaged"));
    let mut count = 0;
    for file in sound.chain(real(CORPUS)) {
        assert_eq!(
            issue::encoding::repair(&read(&file)),
            None,
            "{}",
            file.display()
        );
        count += 1;
    }
    println!("sound files: {count}");
}

#[test]
fn damaged_issues_are_repaired() {
    for (name, encoding) in [
        ("damaged-macroman.md", "MacRoman"),
        ("damaged-windows-1252.md", "Windows-1252"),
    ] {
        let found = issue::encoding::repair(&fixture(name)).unwrap();
        assert_eq!((found.encoding, found.times), (encoding, 1));
        assert_eq!(found.text, fixture("repaired.md"));
    }
    if let Some([draft, repaired]) = collection(["seed/issue-606-draft.md", "seed/606-repaired.md"])
    {
        let found = issue::encoding::repair(&read(&draft)).unwrap();
        assert_eq!((found.encoding, found.changes), ("MacRoman", 12));
        assert!(found.text == read(&repaired));
    }
}

#[test]
fn the_next_draft_carries_the_events_of_each_issue() {
    let edges = ("Rusty Events between", "If you are running a Rust event");
    let events = |text: &str| {
        let (_, after) = text.split_once(edges.0)?;
        let (_, after) = after.split_once('\n')?;
        Some(after.split_once(edges.1)?.0.to_owned())
    };
    let files = real(["corpus/issues"]);
    let mut carried = 0;
    for file in &files {
        let issue = Issue::new(read(file));
        let Some(date) = issue::issue_field::date(&issue).and_then(|it| it.plus_days(7)) else {
            continue;
        };
        let draft = issue::draft::template(date, Some(&issue));
        if let Some(old) = events(issue.text()) {
            assert!(events(&draft).as_ref() == Some(&old), "{}", file.display());
            carried += 1;
        }
    }
    println!("lists of events carried over: {carried}");
    assert!(carried > 0 || files.is_empty());
}
