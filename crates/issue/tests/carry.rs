//! Carries contributions of the collection to a newer draft, for which git reports a conflict.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod collection;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use collection::collection;
use issue::submission::carry;

/// A contribution: its name, and the draft before and after it.
#[derive(Clone)]
struct Contribution {
    name: String,
    base: String,
    head: String,
}

fn contributions() -> Vec<Contribution> {
    let folder = collection(["corpus/contributions"]).into_iter().flatten();
    let files = folder.flat_map(|it| fs::read_dir(it).unwrap());
    let mut heads: Vec<PathBuf> = files.map(|it| it.unwrap().path()).collect();
    heads.sort();
    let pairs = heads.iter().filter_map(|head| {
        let name = head.to_str().unwrap().strip_suffix(".head.md")?;
        Some(Contribution {
            base: fs::read_to_string(format!("{name}.base.md")).unwrap(),
            head: fs::read_to_string(head).unwrap(),
            name: Path::new(name)
                .file_name()
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned(),
        })
    });
    pairs.collect()
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// The lines that a contribution adds at one place, and the line that they follow; `None` if it changes anything else.
fn single_run(it: &Contribution) -> Option<(usize, String)> {
    let (base, head) = (lines(&it.base), lines(&it.head));
    let start = base.iter().zip(&head).take_while(|(a, b)| a == b).count();
    let count = head.len().checked_sub(base.len()).filter(|it| *it > 0)?;
    let (added, rest) = head.get(start..)?.split_at(count);
    // Blank lines before or after an entry belong to the place rather than to it.
    let entry = format!("{}\n", added.concat().trim_matches('\n'));
    (rest == base.get(start..)?).then_some((start, entry))
}

/// Whether git reports a conflict between two texts with the same base. `test` is the name of the folder to use.
fn git_conflicts(test: &str, base: &str, mine: &str, theirs: &str) -> bool {
    let folder = std::env::temp_dir().join(format!("galley-{test}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let names = ["mine", "base", "theirs"];
    for (name, text) in names.iter().zip([mine, base, theirs]) {
        fs::write(folder.join(name), text).unwrap();
    }
    let merge = Command::new("git")
        .args(["merge-file", "-p", "-q"])
        .args(names)
        .current_dir(&folder)
        .output()
        .unwrap();
    fs::remove_dir_all(folder).unwrap();
    merge.status.code() != Some(0)
}

/// Blank lines that people put before or after an entry.
const BLANKS: [&str; 3] = ["", "\n", "\n\n"];

/// Whether `text` is exactly `theirs` with the lines of `entry` inserted, and perhaps a few blank lines around these.
fn is_theirs_with(text: &str, theirs: &str, entry: &str) -> bool {
    let is_run = |run: String| {
        text.match_indices(&run).any(|(at, _)| {
            let before = text.get(..at).unwrap();
            let rest = text.get(at + run.len()..).unwrap();
            let is_line = before.is_empty() || before.ends_with('\n');
            is_line && [before, rest].concat() == theirs
        })
    };
    let runs = BLANKS
        .iter()
        .flat_map(|above| BLANKS.map(|below| [above, entry, below].concat()));
    runs.into_iter().any(is_run) || text == theirs && theirs.contains(entry)
}

/// The outcome for a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Merged,
    Conflict,
}

/// Carries `mine` to `theirs`, and checks that nothing is lost and nothing else is changed.
fn outcome(name: &str, base: &str, mine: &str, theirs: &str, added: &str) -> Outcome {
    let carried = carry(base, mine, theirs);
    if carried.conflicts.is_empty() {
        assert_eq!(carried.already, [], "{name}");
        assert!(
            is_theirs_with(&carried.text, theirs, added),
            "{name}: {}",
            issue::patch::unified(theirs, &carried.text, name)
        );
        return Outcome::Merged;
    }
    for it in &carried.conflicts {
        assert!(it.mine != it.theirs && it.base != it.mine, "{name}");
    }
    Outcome::Conflict
}

#[test]
fn contributions_to_one_draft_merge() {
    let mut by_base: BTreeMap<String, Vec<Contribution>> = BTreeMap::new();
    for it in contributions() {
        by_base.entry(it.base.clone()).or_default().push(it);
    }
    let (mut pairs, mut merged) = (0, 0);
    for group in by_base.values() {
        for (index, one) in group.iter().enumerate() {
            for other in group.iter().skip(index + 1) {
                if !git_conflicts("carry", &one.base, &one.head, &other.head) {
                    continue;
                }
                let orders = [(one, other), (other, one)];
                let outcomes = orders.map(|(mine, theirs)| {
                    let (_, added) = single_run(mine).unwrap();
                    outcome(&mine.name, &mine.base, &mine.head, &theirs.head, &added)
                });
                pairs += 1;
                merged += usize::from(outcomes == [Outcome::Merged; 2]);
            }
        }
    }
    println!("contributions to one draft that git cannot merge: {pairs}, merged here: {merged}");
    assert_eq!(pairs, merged);
}

/// What the other person changed where the contribution adds its lines.
type Way = (&'static str, fn(&mut Vec<String>, usize, &str));

const WAYS: [Way; 5] = [
    ("adds another entry there", |lines, at, other| {
        lines.insert(at, other.to_owned());
    }),
    ("adds one and rewords the one above", |lines, at, other| {
        lines.insert(at, other.to_owned());
        reword(lines, at);
    }),
    ("rewords the entry above", |lines, at, _| reword(lines, at)),
    ("removes the entry above", |lines, at, _| {
        if lines.get(at - 1).is_some_and(|it| it.starts_with("* [")) {
            lines.remove(at - 1);
        }
    }),
    (
        "adds one and removes the next heading",
        |lines, at, other| {
            let next = lines.iter().skip(at).position(|it| it.starts_with('#'));
            if let Some(next) = next {
                lines.remove(at + next);
            }
            lines.insert(at, other.to_owned());
        },
    ),
];

/// Adds a word to the title above line `at`.
fn reword(lines: &mut [String], at: usize) {
    if let Some(above) = lines.get_mut(at - 1) {
        *above = above.replacen("](", ", reworded](", 1);
    }
}

#[test]
fn pairs_made_of_contributions_merge() {
    let singles: Vec<_> = contributions()
        .into_iter()
        .filter_map(|it| Some((single_run(&it)?, it)))
        .filter(|((_, added), _)| added.starts_with("* "))
        .collect();
    let mut table: BTreeMap<(&str, Outcome), usize> = BTreeMap::new();
    let mut pairs = 0;
    for (index, ((at, added), mine)) in singles.iter().enumerate() {
        let kind = |name: &str| name.split('-').next().unwrap().to_owned();
        let mut others = singles.iter().skip(index + 1).chain(&singles);
        let other = others.find(|(run, it)| {
            kind(&it.name) == kind(&mine.name) && run.1 != *added && !mine.base.contains(&run.1)
        });
        let ((_, other), _) = other.unwrap();
        for (way, change) in WAYS {
            let mut theirs: Vec<String> =
                lines(&mine.base).into_iter().map(str::to_owned).collect();
            change(&mut theirs, *at, other);
            let theirs = theirs.concat();
            if theirs == mine.base || !git_conflicts("carry-made", &mine.base, &mine.head, &theirs)
            {
                continue;
            }
            let name = format!("{}: {way}", mine.name);
            let outcome = outcome(&name, &mine.base, &mine.head, &theirs, added);
            *table.entry((way, outcome)).or_default() += 1;
            pairs += 1;
        }
    }
    for ((way, outcome), count) in &table {
        println!("{way}: {count} {outcome:?}");
    }
    println!("made pairs that git cannot merge: {pairs}");
    let conflicts = table.keys().filter(|it| it.1 == Outcome::Conflict);
    assert_eq!(conflicts.count(), 0, "{table:?}");
    assert!(singles.is_empty() || pairs >= 50, "{pairs}");
}
