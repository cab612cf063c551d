//! Checks for every kind of entry that writing a parsed value changes nothing, and that a written value parses back.

use issue::edit::Replace;
use issue::entry::{Entry, Style, read};
use issue::lines::LineEnding;
use issue::section::Kind;

use super::input::Input;

/// Kinds of sections that parse their items with different grammars.
pub const KINDS: [Kind; 9] = [
    Kind::Links,
    Kind::Events,
    Kind::FinalCommentPeriod,
    Kind::ApprovedRfcs,
    Kind::CallsForTesting,
    Kind::CfpProjects,
    Kind::CfpEvents,
    Kind::ProjectUpdates,
    Kind::QuoteOfTheWeek,
];

pub fn run(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let (item, other) = (input.text(), input.text());
    let mut numbers = input.numbers();
    let style = Style {
        marker: ['*', '-', '+']
            .get(numbers.below(3))
            .copied()
            .unwrap_or('*'),
        ending: if numbers.below(2) == 0 {
            LineEnding::Lf
        } else {
            LineEnding::CrLf
        },
        explicit_merge: numbers.below(2) == 1,
    };
    for kind in KINDS {
        let entry = read(&item, kind);
        for it in [&entry, &read(&format!("* {item}"), kind)] {
            written_reads_back(it, kind, style);
        }
        // An entry of kind "other" is text, which is not written back unless a form changes it.
        if !matches!(entry, Entry::Other(_)) {
            let edits = entry.revise(&item, style);
            assert_eq!(edits.as_deref(), Some(&[][..]), "{entry:?} for {item:?}");
        }
        becomes(&item, &read(&other, kind), kind, style);
    }
}

fn written_reads_back(entry: &Entry, kind: Kind, style: Style) {
    if entry.check().is_ok() {
        let written = entry.write(style);
        let back = read(&written, kind);
        assert!(
            same(&back, entry),
            "{entry:?} is written {written:?} and read {back:?}"
        );
    }
}

/// Whether the two are the same. Entries of kind "other" and "none" may differ in the marker and the line ending, which
/// are those of the list.
fn same(back: &Entry, entry: &Entry) -> bool {
    matches!(entry, Entry::Other(_) | Entry::None(_)) || back == entry
}

/// Gives `item` the value of `entry`, and parses the result.
fn becomes(item: &str, entry: &Entry, kind: Kind, style: Style) {
    if entry.check().is_err() {
        return;
    }
    let Some(edits) = entry.revise(item, style) else {
        return;
    };
    let after = replaced(item, &edits);
    assert!(after.is_some(), "{edits:?} do not fit {item:?}");
    let _ = read(&after.unwrap_or_default(), kind);
}

/// `text` after `edits`; nothing if they overlap or cut a character.
fn replaced(text: &str, edits: &[Replace]) -> Option<String> {
    let issue = issue::Issue::new(text);
    let tx = issue.transaction(edits.to_vec()).ok()?;
    Some(issue.apply(&tx).ok()?.0.text().to_owned())
}
