//! The real contributions of the collection that may be next to the repository. Operations with the same fields must
//! produce the lines that people wrote by hand.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod collection;

use std::fs;
use std::path::{Path, PathBuf};

use collection::collection;
use issue::Issue;
use issue::entry::{Entry, Style, entries};
use issue::lines::{LineEnding, lines};
use issue::operation::{Operation, SectionRef, plan};

const STYLE: Style = Style {
    marker: '*',
    ending: LineEnding::Lf,
    explicit_merge: true,
};

/// The issues before and after each contribution, by name.
fn contributions() -> Vec<(String, Issue, Issue)> {
    let folder = collection(["corpus/contributions"]).into_iter().flatten();
    let files = folder.flat_map(|it| fs::read_dir(it).unwrap());
    let mut files: Vec<PathBuf> = files.map(|it| it.unwrap().path()).collect();
    files.sort();
    let issue = |file: &Path| Issue::new(fs::read_to_string(file).unwrap());
    let pairs = files.iter().filter_map(|head| {
        let name = head.to_str().unwrap().strip_suffix(".head.md")?;
        let base = PathBuf::from(format!("{name}.base.md"));
        let name = Path::new(name).file_name().unwrap().to_str().unwrap();
        Some((name.to_owned(), issue(&base), issue(head)))
    });
    pairs.collect()
}

/// Returns the lines of `text` that are not in `other`, except blank ones; repeated lines count each time.
fn more(text: &str, other: &str) -> Vec<String> {
    let all = |text: &str| -> Vec<String> {
        let lines = lines(text).filter_map(|it| text.get(it.range));
        let lines = lines.filter(|it| !it.trim().is_empty());
        lines.map(str::to_owned).collect()
    };
    let mut found = all(text);
    for line in all(other) {
        if let Some(at) = found.iter().position(|it| *it == line) {
            found.remove(at);
        }
    }
    found.sort();
    found
}

/// The entries of `head` that are not in `base`, with the names of their sections and their indices.
fn new_entries(base: &Issue, head: &Issue) -> Vec<(SectionRef, usize, Entry)> {
    let values = |issue: &Issue, at: usize| -> Vec<Entry> {
        let section = issue.outline().sections.get(at).unwrap();
        let found = entries(issue.text(), &issue.outline().hidden, section);
        found.into_iter().map(|it| it.entry).collect()
    };
    let mut added = Vec::new();
    for at in 0..head.outline().sections.len() {
        let section = SectionRef::of(head.outline(), at);
        let old = section.resolve(base.outline());
        let mut old = old.map_or(Vec::new(), |it| values(base, it));
        for (index, entry) in values(head, at).into_iter().enumerate() {
            match old.iter().position(|it| *it == entry) {
                Some(at) => drop(old.remove(at)),
                None => added.push((section.clone(), index, entry)),
            }
        }
    }
    added
}

#[test]
fn the_same_fields_give_the_same_lines() {
    let contributions = contributions();
    let (count, mut tried, mut others) = (contributions.len(), 0, Vec::new());
    for (name, base, head) in contributions {
        let wanted = more(head.text(), base.text());
        let added = new_entries(&base, &head);
        let items = added.iter().map(|(_, _, it)| it.write(STYLE) + "\n");
        let standard = more(&items.collect::<String>(), "") == wanted
            && more(base.text(), head.text()).is_empty();
        let is_other = |(_, _, it): &(_, _, Entry)| matches!(it, Entry::Other(_));
        if wanted.is_empty() || !standard || added.iter().any(is_other) {
            others.push(name);
            continue;
        }
        let mut issue = base.clone();
        for (section, index, entry) in added {
            let add = Operation::Add {
                section,
                entry,
                index: Some(index),
            };
            let tx = plan(&issue, &add).unwrap();
            issue = issue.apply(&tx).unwrap().0;
        }
        assert_eq!(more(issue.text(), base.text()), wanted, "{name}");
        assert_eq!(more(base.text(), issue.text()), [""; 0], "{name}");
        tried += 1;
    }
    println!("{tried} contributions; of another form: {others:?}");
    assert!(tried >= count.div_ceil(2), "{tried} of {count}");
}
