//! Checks any operations on any text: an accepted one can be undone byte for byte, and a refused one changes nothing.

use issue::Issue;
use issue::calendar::Date;
use issue::entry::{Entry, Style, entries, read};
use issue::history::History;
use issue::issue_field::{FieldValue, IssueField};
use issue::lines::LineEnding;
use issue::operation::{Operation, SectionRef, Target, plan};

use super::entry::KINDS;
use super::input::{Input, Numbers};

const STYLE: Style = Style {
    marker: '*',
    ending: LineEnding::Lf,
    explicit_merge: false,
};

/// How many steps one run makes.
const STEPS: usize = 6;

pub fn run(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let (text, entry) = (input.text(), input.text());
    let mut numbers = input.numbers();
    let start = Issue::new(text);
    let (mut issue, mut history) = (start.clone(), History::default());
    for _ in 0..STEPS {
        let operation = operation(&issue, &entry, &mut numbers);
        let Ok(tx) = plan(&issue, &operation) else {
            continue;
        };
        let (after, back) = issue.apply(&tx).expect("a plan can be applied");
        let restored = after.apply(&back).expect("a way back can be taken").0;
        assert!(
            restored.text() == issue.text(),
            "{operation:?} is not undone"
        );
        replaced_is_read(&after, &operation);
        history.record(operation.label(), back, None);
        issue = after;
        if numbers.is_empty() {
            break;
        }
    }
    undoes_and_redoes(&start, &issue, &history);
}

/// Checks that undoing all steps gives the first text, and redoing them the last one.
fn undoes_and_redoes(start: &Issue, last: &Issue, history: &History) {
    let mut history = History::from_text(&history.to_text()).expect("what was kept is read");
    let mut issue = last.clone();
    while let Some(before) = history.undo(&issue) {
        issue = before.expect("a step fits the text it led to");
    }
    assert!(issue.text() == start.text());
    while let Some(after) = history.redo(&issue) {
        issue = after.expect("a step fits the text it came from");
    }
    assert!(issue.text() == last.text());
}

/// Checks that a replaced entry parses as its new value.
fn replaced_is_read(after: &Issue, operation: &Operation) {
    let Operation::Replace { section, entry, .. } = operation else {
        return;
    };
    let Ok(at) = section.resolve(after.outline()) else {
        return;
    };
    let Some(section) = after.outline().sections.get(at) else {
        return;
    };
    let found = entries(after.text(), &after.outline().hidden, section);
    let is_there = found.iter().any(|it| it.entry == *entry);
    // A value that the section's grammars do not know parses as another kind.
    let is_known = read(&entry.write(STYLE), section.kind) == *entry;
    let is_text = matches!(entry, Entry::Other(_) | Entry::None(_));
    assert!(
        is_text || !is_known || is_there,
        "{operation:?} made {found:?}"
    );
}

fn operation(issue: &Issue, text: &str, numbers: &mut Numbers<'_>) -> Operation {
    let section = section(issue, numbers);
    match numbers.below(12) {
        0 | 1 => Operation::Add {
            section,
            entry: entry(text, numbers),
            index: Some(numbers.next()).filter(|it| *it < 9),
        },
        2 => Operation::Remove {
            section,
            index: numbers.below(4),
        },
        3 | 4 => Operation::Replace {
            section,
            index: numbers.below(4),
            entry: entry(text, numbers),
        },
        5 => Operation::Move {
            section,
            index: numbers.below(4),
            to: Target {
                section: self::section(issue, numbers),
                index: numbers.below(4),
            },
        },
        6 => Operation::Set {
            value: field_value(text, numbers),
        },
        7 => Operation::Edit {
            start: numbers.place(issue.text()),
            end: numbers.place(issue.text()),
            text: numbers.piece().to_owned(),
        },
        8 => Operation::AddSection {
            heading: numbers.piece().to_owned(),
            under: None,
        },
        9 => Operation::RemoveSection { section },
        10 => Operation::RemoveNotes { section },
        _ if numbers.below(2) == 0 => Operation::TrimEvents,
        _ => Operation::Sort { section },
    }
}

/// A reference to a section of the issue, to a standard section, or to none.
fn section(issue: &Issue, numbers: &mut Numbers<'_>) -> SectionRef {
    let outline = issue.outline();
    match numbers.below(4) {
        0 => SectionRef::Name(numbers.piece().to_owned()),
        _ => SectionRef::of(outline, numbers.below(outline.sections.len())),
    }
}

fn entry(text: &str, numbers: &mut Numbers<'_>) -> Entry {
    let kind = KINDS.get(numbers.below(KINDS.len())).copied();
    let kind = kind.unwrap_or(issue::section::Kind::Links);
    match numbers.below(3) {
        0 => read(
            "* 2026-09-01 | Virtual (A, DE) | [B](https://c.example)\n    * [**D**](https://e.example)",
            kind,
        ),
        1 => read("* [video] [F](https://g.example/h)", kind),
        _ => read(text, kind),
    }
}

fn field_value(text: &str, numbers: &mut Numbers<'_>) -> FieldValue {
    let field = |numbers: &mut Numbers<'_>, field| {
        value_of(text, field).unwrap_or_else(|| FieldValue::JobsThread(numbers.piece().to_owned()))
    };
    match numbers.below(9) {
        0 => FieldValue::Date(date(numbers)),
        1 => FieldValue::Number(numbers.next() as u64),
        2 => FieldValue::DiscussLink(numbers.piece().to_owned()),
        3 => FieldValue::PullRequests(numbers.next() as u64),
        4 => FieldValue::Sponsor(text.to_owned()),
        5 => FieldValue::Editors(vec![numbers.piece().to_owned(), text.to_owned()]),
        6 => FieldValue::PerformanceTriage(text.to_owned()),
        7 => field(numbers, IssueField::QuoteOfTheWeek),
        _ => field(numbers, IssueField::CrateOfTheWeek),
    }
}

/// A date within about a year.
fn date(numbers: &mut Numbers<'_>) -> Date {
    let days = 20_000 + i64::try_from(numbers.next()).unwrap_or_default();
    Date::from_days(days).expect("a day of our time")
}

/// Parses `text` as the field's value, as if it were under the field's heading.
fn value_of(text: &str, field: IssueField) -> Option<FieldValue> {
    let heading = if field == IssueField::QuoteOfTheWeek {
        "# Quote of the Week"
    } else {
        "## Crate of the Week"
    };
    issue::issue_field::read(&Issue::new(format!("{heading}\n\n{text}\n")), field)
}
