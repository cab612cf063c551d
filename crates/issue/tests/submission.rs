//! Submits the contributions of the collection: from their fields to a patch that git accepts.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod collection;
mod repository;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use collection::collection;
use issue::checklist::Submission;
use issue::entry::{Entry, entries};
use issue::issue_field;
use issue::operation::SectionRef;
use issue::patch::unified;
use issue::submission::{Readiness, SubmissionKind, place, propose, ready};
use issue::{Issue, draft};
use repository::Repository;

/// The drafts before and after each contribution, by name.
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

/// The entries of `head` that are not in `base`, with their sections.
fn new_entries(base: &Issue, head: &Issue) -> Vec<(SectionRef, Entry)> {
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
        for entry in values(head, at) {
            match old.iter().position(|it| *it == entry) {
                Some(at) => drop(old.remove(at)),
                None => added.push((section.clone(), entry)),
            }
        }
    }
    added
}

/// The contribution that was added by hand, if it is a single entry; a hybrid event, in two sections, counts as one.
fn single(base: &Issue, head: &Issue) -> Option<(SectionRef, Entry)> {
    let added = new_entries(base, head);
    let (section, entry) = added.first().cloned()?;
    let is_same = added.iter().all(|it| it.1 == entry);
    let kind = SubmissionKind::of(&entry).filter(|_| is_same)?;
    if kind == SubmissionKind::Event {
        return Some(("Upcoming Events".into(), entry));
    }
    (added.len() == 1).then_some((section, entry))
}

fn readiness(base: &Issue, now: &Issue) -> Readiness {
    ready(&Submission {
        base,
        now,
        today: issue_field::date(base).unwrap().plus_days(-2).unwrap(),
        archive: None,
    })
}

fn reasons(it: &Readiness) -> Vec<&str> {
    it.reasons.iter().map(|it| it.text.as_str()).collect()
}

/// How the patch's result compares with what people wrote by hand.
fn compared(base: &Issue, made: &Issue, head: &Issue) -> &'static str {
    if made.text() == head.text() {
        return "the same file";
    }
    let full = |issue: &Issue| -> Vec<String> {
        let lines = issue.text().split('\n').filter(|it| !it.trim().is_empty());
        lines.map(str::to_owned).collect()
    };
    let sorted = |issue: &Issue| {
        let mut lines = full(issue);
        lines.sort();
        lines
    };
    let same_sections = new_entries(base, made) == new_entries(base, head);
    if full(made) == full(head) {
        "other blank lines"
    } else if !same_sections {
        "another section"
    } else if sorted(made) == sorted(head) {
        "another place in the section"
    } else {
        "the entry written in another way"
    }
}

#[test]
fn contributions_are_made_through_submit() {
    let repository = Repository::new("submission");
    let (mut table, mut unlike) = (BTreeMap::new(), Vec::new());
    let (mut count, mut right) = (0, 0);
    for (name, base, head) in contributions() {
        let Some((section, entry)) = single(&base, &head) else {
            unlike.push(format!(
                "{name}: {} entries",
                new_entries(&base, &head).len()
            ));
            continue;
        };
        let made = match place(&base, &section, &entry) {
            Ok(placement) => placement.after,
            Err(error) => {
                // The form asks for missing values before it adds anything.
                unlike.push(format!("{name}: {error}"));
                continue;
            }
        };
        let file = draft::file_name(&base);
        repository.write_draft(&file, base.text());
        let patch = unified(base.text(), made.text(), &file);
        fs::write(repository.path("it.patch"), patch).unwrap();
        repository.git(&["apply", "it.patch"]).unwrap();
        assert_eq!(repository.draft(&file), made.text(), "{name}");

        let kind = SubmissionKind::of(&entry).unwrap().name();
        let of_made = readiness(&base, &made);
        let answer = if of_made.is_ready() {
            "ready"
        } else {
            "not ready"
        };
        let place = compared(&base, &made, &head);
        *table.entry((kind, answer, place)).or_insert(0) += 1;
        if place != "the same file" || !of_made.is_ready() {
            println!("{name}: {place}, {:?}", reasons(&of_made));
        }
        // What people wrote by hand is the same, except for slips in the wording.
        let of_head = readiness(&base, &head);
        if of_head.is_ready() != of_made.is_ready() {
            println!("{name}: by hand {:?}", reasons(&of_head));
        }
        if let Entry::Link(link) = &entry {
            count += 1;
            let title = issue::inline::plain(&link.title);
            let proposal = propose(&link.url, &title);
            let is_right = section.to_string().ends_with(proposal.section);
            right += usize::from(is_right);
            if !is_right {
                println!(
                    "{section}, proposed {}: {title}, {}",
                    proposal.section, link.url
                );
            }
        }
    }
    println!("left out: {unlike:?}");
    for ((kind, answer, place), count) in &table {
        println!("{kind}, {answer}, {place}: {count}");
    }
    println!("sections proposed as chosen by hand: {right} of {count}");
    let is_fine = |it: &(&str, &str, &str)| it.2 != "another section";
    assert!(table.keys().all(is_fine), "{table:?}");
    let ready: usize = table
        .iter()
        .filter(|it| it.0.1 == "ready")
        .map(|it| it.1)
        .sum();
    let all: usize = table.values().sum();
    assert!(ready * 20 >= all * 19, "{ready} of {all} are ready");
}
