//! The four laws of a form, tested with generated entries of every kind in a made-up issue.
//!
//! 1. Writing a parsed value makes no edits. 2. A written value parses back.
//! 3. Edits stay inside the section. 4. Undo restores every byte.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

mod values;
mod written;

use std::cell::Cell;
use std::path::Path;

use issue::Issue;
use issue::edit::Transaction;
use issue::entry::{
    CallForTesting, CfpEvent, CfpProject, Entry, Event, Format, Link, NoneSentence, Other, Rfc,
    Update, entries,
};
use issue::operation::{Operation, OperationError, SectionRef, plan};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use values::{date, dates, tags, tail, url, words};
use written::{Written, count};

/// Cases for each kind.
const CASES: u32 = 300;

/// The issue with all sections, in several versions: with each line ending, and with the other list marker.
fn issues() -> Vec<Issue> {
    let file = "tests/fixtures/whole.md";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = std::fs::read_to_string(file).unwrap();
    let texts = [
        text.clone(),
        format!("\u{feff}{}", text.replace('\n', "\r\n")),
        text.replace('\n', "\r"),
        text.replace("\n* ", "\n- "),
    ];
    texts.into_iter().map(Issue::new).collect()
}

/// The values of a section's entries.
fn values(issue: &Issue, section: &SectionRef) -> Vec<Entry> {
    let at = section.resolve(issue.outline()).unwrap();
    let section = issue.outline().sections.get(at).unwrap();
    let found = entries(issue.text(), &issue.outline().hidden, section);
    found.into_iter().map(|it| it.entry).collect()
}

/// Applies `tx`, and checks that it stays in the section (or, for the sentence that groups share, in its sibling
/// sections) and that undo restores every byte.
fn applied(issue: &Issue, section: &SectionRef, tx: &Transaction) -> Issue {
    let outline = issue.outline();
    let at = section.resolve(outline).unwrap();
    let parent = outline.sections.get(at).unwrap().path.split_last().unwrap();
    let beside = outline
        .sections
        .iter()
        .filter(|it| it.path.starts_with(parent.1));
    let start = beside.clone().map(|it| it.body.start).min().unwrap();
    let end = beside.map(|it| it.body.end).max().unwrap();
    for edit in tx.edits() {
        assert!(
            start <= edit.range.start && edit.range.end <= end,
            "{edit:?}"
        );
    }
    let (after, back) = issue.apply(tx).unwrap();
    assert!(after.apply(&back).unwrap().0.text() == issue.text());
    after
}

/// Checks the laws for adding, rewriting and removing an entry. Skips a value that is refused because it would not
/// parse back.
fn hold(issue: &Issue, section: &SectionRef, entry: &Entry, other: &Entry, written: &Written) {
    let add = Operation::Add {
        section: section.clone(),
        entry: entry.clone(),
        index: None,
    };
    let tx = match plan(issue, &add) {
        Ok(tx) => tx,
        Err(OperationError::Field(_) | OperationError::NoPlace(_)) => return,
        Err(error) => panic!("{add:?}: {error}"),
    };
    count(&written.added);
    let before = values(issue, section);
    let after = applied(issue, section, &tx);
    let now = values(&after, section);
    let known = before.iter().filter(|it| *it == entry).count();
    assert_eq!(
        now.iter().filter(|it| *it == entry).count(),
        known + 1,
        "{entry:?}"
    );
    let index = now.iter().position(|it| it == entry).unwrap();

    let replace = |entry: &Entry| Operation::Replace {
        section: section.clone(),
        index,
        entry: entry.clone(),
    };
    assert!(
        plan(&after, &replace(entry)).unwrap().is_empty(),
        "{entry:?}"
    );
    if let Ok(tx) = plan(&after, &replace(other)) {
        let after = applied(&after, section, &tx);
        assert!(values(&after, section).contains(other), "{other:?}");
        count(&written.replaced);
    }
    let remove = Operation::Remove {
        section: section.clone(),
        index,
    };
    let tx = plan(&after, &remove).unwrap();
    let after = applied(&after, section, &tx);
    assert_eq!(
        values(&after, section)
            .iter()
            .filter(|it| *it == entry)
            .count(),
        known
    );
}

/// Checks the laws for pairs of values in these sections.
fn check(sections: &[&[&str]], entry: impl Strategy<Value = Entry>) {
    let section = |path: &&[&str]| SectionRef::Path(path.iter().map(ToString::to_string).collect());
    let sections: Vec<SectionRef> = sections.iter().map(section).collect();
    let issues = issues();
    let written = Written::default();
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(CASES)
    };
    let values = (&entry, &entry, 0..issues.len(), 0..sections.len());
    TestRunner::new(config)
        .run(&values, |(entry, other, issue, section)| {
            let (issue, section) = (issues.get(issue).unwrap(), sections.get(section).unwrap());
            hold(issue, section, &entry, &other, &written);
            Ok(())
        })
        .unwrap();
    written.check();
}

const COMMUNITY: &str = "Updates from Rust Community";
const PROJECT: &str = "Updates from the Rust Project";

#[test]
fn links() {
    let link = (tags(), words(), url(), tail()).prop_map(|(tags, title, url, tail)| {
        Entry::Link(Link {
            tags,
            title,
            url,
            tail,
        })
    });
    let sections = [
        "Official",
        "Foundation",
        "Observations/Thoughts",
        "Research",
        "Miscellaneous",
    ];
    check(
        &sections
            .map(|it| [COMMUNITY, it])
            .each_ref()
            .map(|it| &it[..]),
        link,
    );
}

#[test]
fn events() {
    let place = prop::sample::select(vec![
        "Berlin, DE",
        "Springfield, OR, US",
        "Global",
        "São Nunca, BR",
        "",
    ]);
    let format = prop::sample::select(vec![Format::InPerson, Format::Virtual, Format::Hybrid]);
    let organiser = (words(), url(), tail());
    let what = (
        prop::sample::select(vec!["", "", "$"]),
        words(),
        url(),
        tail(),
    );
    let event = (dates(), format, place, organiser, what).prop_map(
        |(dates, format, place, group, what)| {
            Entry::Event(Event {
                date: dates.0,
                end_date: dates.1,
                format,
                place: place.to_owned(),
                group: group.0,
                group_url: group.1,
                group_tail: group.2,
                mark: what.0.to_owned(),
                title: what.1,
                url: what.2,
                tail: what.3,
            })
        },
    );
    let sections = ["Virtual", "Europe", "North America", "Oceania"];
    check(
        &sections
            .map(|it| ["Upcoming Events", it])
            .each_ref()
            .map(|it| &it[..]),
        event,
    );
}

/// RFCs with this disposition.
fn rfc(disposition: impl Strategy<Value = Option<String>>) -> impl Strategy<Value = Entry> {
    (tags(), disposition, words(), url(), tail()).prop_map(
        |(tags, disposition, title, url, tail)| {
            Entry::Rfc(Rfc {
                tags,
                disposition,
                title,
                url,
                tail,
            })
        },
    )
}

#[test]
fn rfcs() {
    let sections = [
        &[PROJECT, "Approved RFCs"][..],
        &[PROJECT, "New and Updated RFCs"],
    ];
    check(&sections, rfc(Just(None)));
}

#[test]
fn final_comment_periods() {
    let words = ["merge", "close", "postpone", "unspecified"].map(|it| Some(it.to_owned()));
    let period = [PROJECT, "Final Comment Period", "Tracking Issues & PRs"];
    let groups = ["Rust", "Compiler Team (MCPs only)"].map(|it| [&period[..], &[it]].concat());
    check(
        &groups.each_ref().map(|it| &it[..]),
        rfc(prop::sample::select(words.to_vec())),
    );
}

#[test]
fn calls_for_testing() {
    let call = (words(), url(), url()).prop_map(|(title, url, steps)| {
        Entry::CallForTesting(CallForTesting { title, url, steps })
    });
    check(
        &[
            &["Calls for Testing", "RFCs"],
            &["Calls for Testing", "Rust"],
        ],
        call,
    );
}

const PARTICIPATION: &str = "Call for Participation; projects and speakers";

#[test]
fn cfp_projects() {
    let project = (words(), words(), url(), tail()).prop_map(|(project, title, url, tail)| {
        Entry::CfpProject(CfpProject {
            project,
            title,
            url,
            tail,
        })
    });
    check(&[&[PARTICIPATION, "CFP - Projects"]], project);
}

#[test]
fn cfp_events() {
    let event = (words(), url(), date(), words(), dates()).prop_map(
        |(title, url, closes, place, dates)| {
            let (date, end_date) = dates;
            Entry::CfpEvent(CfpEvent {
                title,
                url,
                closes,
                place,
                date,
                end_date,
            })
        },
    );
    check(&[&[PARTICIPATION, "CFP - Events"]], event);
}

#[test]
fn updates() {
    let update = (words(), url(), tail())
        .prop_map(|(title, url, tail)| Entry::Update(Update { title, url, tail }));
    check(&[&[PROJECT, "Compiler"], &[PROJECT, "Library"]], update);
}

#[test]
fn other_items() {
    let first = words().prop_map(|it| format!("* and so on: {it}"));
    let lines = prop::collection::vec(words().prop_map(|it| format!("\n    {it}")), 0..3);
    let other = (first, lines).prop_map(|(first, rest)| {
        Entry::Other(Other {
            raw: first + &rest.concat(),
        })
    });
    check(&[&[COMMUNITY, "Official"], &[COMMUNITY, "Research"]], other);
}

#[test]
fn none_sentences() {
    let sentence = words().prop_map(|it| NoneSentence {
        text: format!("No {it} were seen this week."),
    });
    let section = SectionRef::from("Approved RFCs");
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(CASES)
    };
    let issues = issues();
    let written = Cell::new(0);
    proptest!(config, |(sentence in sentence, at in 0..issues.len())| {
        let issue = issues.get(at).unwrap();
        let entry = Entry::None(sentence);
        let replace = Operation::Replace { section: section.clone(), index: 0, entry: entry.clone() };
        if let Ok(tx) = plan(issue, &replace) {
            let after = applied(issue, &section, &tx);
            prop_assert_eq!(values(&after, &section), [entry]);
            prop_assert!(plan(&after, &replace).unwrap().is_empty());
            count(&written);
        }
    });
    assert!(written.get() > CASES / 2, "{} of {CASES}", written.get());
}
