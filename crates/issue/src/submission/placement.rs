//! The place of an entry in a draft: the lines to add, and the line that they follow.

use std::ops::Range;

use crate::calendar::{Date, Weekday};
use crate::edit::{Replace, Transaction};
use crate::entry::{Entry, FieldError, Style};
use crate::lines::{LineEnding, line_at, line_start, lines};
use crate::operation::{Operation, OperationError, SectionRef, apply};
use crate::text::Issue;

/// The result of adding an entry to a draft.
#[derive(Clone, Debug)]
pub struct Placement {
    /// The added lines, in order of the text: one run, or two for a hybrid event.
    pub insertions: Vec<Insertion>,
    /// The draft with the entry.
    pub after: Issue,
}

/// A run of lines added at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insertion {
    /// The headings above the lines, outermost first, with the section's own heading last.
    pub path: Vec<String>,
    /// The lines, without an ending after the last. They may include blank lines around the entry, and a section's
    /// heading if the draft lacks it.
    pub lines: String,
    /// The line that they follow, counted from 1 in the draft before; 0 for the start of the file.
    pub after_line: usize,
    /// The text of that line, which may be blank.
    pub after_text: String,
    /// The lines right after that line that the entry replaces, such as the sentence that says there are no entries;
    /// usually empty.
    pub replaced: Vec<String>,
    /// The range of the lines in the text of [`Placement::after`], in bytes, without the last one's ending.
    pub range: Range<usize>,
}

/// Adds `entry` to `section` of the draft `issue`.
///
/// For an event, `section` is "Upcoming Events"; its continent follows from its fields. Fails if a field cannot be
/// written, or if the draft lacks the section and it is not a standard one.
pub fn place(
    issue: &Issue,
    section: &SectionRef,
    entry: &Entry,
) -> Result<Placement, OperationError> {
    let operation = Operation::Add {
        section: section.clone(),
        entry: entry.clone(),
        index: None,
    };
    let applied = apply(issue, &operation)?;
    Ok(placement(issue, &applied.transaction, applied.issue))
}

/// Returns what `transaction` adds to the draft `issue`; `after` is the result.
pub(super) fn placement(issue: &Issue, transaction: &Transaction, after: Issue) -> Placement {
    Placement {
        insertions: insertions(issue, transaction, &after),
        after,
    }
}

/// Returns the lines of `entry` without a draft.
pub fn lines_alone(entry: &Entry) -> Result<String, FieldError> {
    entry.check()?;
    Ok(entry.write(Style {
        marker: '*',
        ending: LineEnding::Lf,
        explicit_merge: false,
    }))
}

/// Returns the date of the issue being prepared on `today`: the next Wednesday, or `today` if it is a Wednesday.
pub fn expected_day(today: Date) -> Date {
    let days = (0..7).filter_map(|it| today.plus_days(it));
    let mut wednesdays = days.filter(|it| it.weekday() == Weekday::Wednesday);
    wednesdays.next().unwrap_or(today)
}

/// Returns the lines that `transaction` changes in `before`, as runs of added lines.
fn insertions(before: &Issue, transaction: &Transaction, after: &Issue) -> Vec<Insertion> {
    let mut found = Vec::new();
    let mut edits = transaction.edits().iter().peekable();
    // How many bytes were added and removed before the run.
    let (mut grown, mut shrunk) = (0, 0);
    while let Some(first) = edits.next() {
        let text = before.text();
        let start = line_start(text, first.range.start);
        let mut end = line_end(text, first.range.end);
        let run_start = start + grown - shrunk;
        let mut take = |it: &Replace| {
            grown += it.text.len();
            shrunk += it.range.len();
        };
        take(first);
        while let Some(next) = edits.next_if(|it| it.range.start <= end) {
            end = end.max(line_end(text, next.range.end));
            take(next);
        }
        found.push(insertion(
            before,
            after,
            start..end,
            run_start..end + grown - shrunk,
        ));
    }
    found
}

/// The end of the line that contains byte `offset`, without its ending.
fn line_end(text: &str, offset: usize) -> usize {
    line_at(text, line_start(text, offset)).map_or(offset, |it| it.range.end.max(offset))
}

/// The run of added lines in `new`, a range of `after`, compared with `old`, a range of `before`. Both are whole lines.
fn insertion(before: &Issue, after: &Issue, old: Range<usize>, new: Range<usize>) -> Insertion {
    let (old_lines, new_lines) = (lines_in(before.text(), &old), lines_in(after.text(), &new));
    let texts = |issue: &Issue, lines: &[Range<usize>]| -> Vec<String> {
        let text = |it: &Range<usize>| issue.text().get(it.clone()).unwrap_or_default();
        lines.iter().map(|it| text(it).to_owned()).collect()
    };
    let (was, is) = (texts(before, &old_lines), texts(after, &new_lines));
    let head = was.iter().zip(&is).take_while(|(a, b)| a == b).count();
    let room = was.len().min(is.len()) - head;
    let ends = was.iter().rev().zip(is.iter().rev()).take(room);
    let tail = ends.take_while(|(a, b)| a == b).count();

    let added = new_lines.get(head..is.len() - tail).unwrap_or_default();
    let range = match (added.first(), added.last()) {
        (Some(first), Some(last)) => first.start..last.end,
        _ => new.start..new.start,
    };
    let above = before.text().get(..old.start).unwrap_or_default();
    let line_before = old_lines.get(..head).and_then(<[_]>::last).cloned();
    let line_before = line_before.or_else(|| lines(above).last().map(|it| it.range));
    Insertion {
        path: path_at(after, range.end),
        lines: after
            .text()
            .get(range.clone())
            .unwrap_or_default()
            .to_owned(),
        after_line: lines(above).count() + head,
        after_text: line_before
            .and_then(|it| before.text().get(it))
            .unwrap_or_default()
            .to_owned(),
        replaced: was.get(head..was.len() - tail).unwrap_or_default().to_vec(),
        range,
    }
}

/// The lines in `range` of `text`, without their endings.
fn lines_in(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let part = text.get(range.clone()).unwrap_or_default();
    let shifted = |it: Range<usize>| range.start + it.start..range.start + it.end;
    lines(part).map(|it| shifted(it.range)).collect()
}

/// The headings above byte `offset`, outermost first.
fn path_at(issue: &Issue, offset: usize) -> Vec<String> {
    let sections = &issue.outline().sections;
    let own = sections
        .iter()
        .rev()
        .find(|it| it.heading_range.start <= offset);
    own.map(|it| it.path.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::{Event, Format, Link};
    use expect_test::{Expect, expect};

    fn link(title: &str) -> Entry {
        Entry::Link(Link {
            title: title.to_owned(),
            url: "https://a.example/💛".to_owned(),
            ..Link::default()
        })
    }

    fn event(format: Format) -> Entry {
        Entry::Event(Event {
            date: Date::new(2026, 9, 3).unwrap(),
            end_date: None,
            format,
            place: "Oslo, NO".to_owned(),
            group: "G".to_owned(),
            group_url: "https://g.example".to_owned(),
            group_tail: String::new(),
            mark: String::new(),
            title: "T".to_owned(),
            url: "https://t.example".to_owned(),
            tail: String::new(),
        })
    }

    fn check(text: &str, section: &str, entry: &Entry, expected: &Expect) {
        let issue = Issue::new(text);
        let placement = place(&issue, &section.into(), entry).unwrap();
        let shown: Vec<_> = placement
            .insertions
            .iter()
            .map(|it| {
                assert_eq!(
                    placement.after.text().get(it.range.clone()),
                    Some(it.lines.as_str())
                );
                format!(
                    "{} | after {} {:?} | -{:?}\n{}\n",
                    it.path.join(" / "),
                    it.after_line,
                    it.after_text,
                    it.replaced,
                    it.lines.replace('\r', "␍")
                )
            })
            .collect();
        expected.assert_eq(&shown.concat());
    }

    const DRAFT: &str = "Number: 666\nDate: 2026-08-26\n\n## Updates from Rust Community\n\n### Official\n\n### Research\n* [A](https://a.example/1)\n* [B](https://a.example/2)\n\n## Upcoming Events\n\n### Virtual\n* 2026-09-01 | Virtual | [C](https://c.example)\n    * [**D**](https://d.example)\n\n### Europe\n* 2026-09-04 | Oslo, NO | [E](https://e.example)\n    * [**F**](https://f.example)\n";

    #[test]
    fn a_link_follows_the_last_of_its_section() {
        check(
            DRAFT,
            "Research",
            &link("ä"),
            &expect![[r#"
            Updates from Rust Community / Research | after 10 "* [B](https://a.example/2)" | -[]
            * [ä](https://a.example/💛)
        "#]],
        );
        check(
            DRAFT,
            "Official",
            &link("ä"),
            &expect![[r####"
            Updates from Rust Community / Official | after 6 "### Official" | -[]
            * [ä](https://a.example/💛)
        "####]],
        );
        check(
            &DRAFT.replace('\n', "\r\n"),
            "Research",
            &link("ä"),
            &expect![[r#"
                Updates from Rust Community / Research | after 10 "* [B](https://a.example/2)" | -[]
                * [ä](https://a.example/💛)
            "#]],
        );
        check(
            DRAFT,
            "Miscellaneous",
            &link("ä"),
            &expect![[r#"
            Updates from Rust Community / Miscellaneous | after 10 "* [B](https://a.example/2)" | -[]

            ### Miscellaneous
            * [ä](https://a.example/💛)
        "#]],
        );
        check(
            "## Updates from Rust Community\n### Research\n* [A](https://a.example/1)",
            "Research",
            &link("ä"),
            &expect![[r#"
                Updates from Rust Community / Research | after 3 "* [A](https://a.example/1)" | -[]
                * [ä](https://a.example/💛)
            "#]],
        );
    }

    #[test]
    fn the_fields_of_an_event_determine_its_section() {
        check(
            DRAFT,
            "Upcoming Events",
            &event(Format::Hybrid),
            &expect![[r####"
                Upcoming Events / Virtual | after 16 "    * [**D**](https://d.example)" | -[]
                * 2026-09-03 | Hybrid (Oslo, NO) | [G](https://g.example)
                    * [**T**](https://t.example)
                Upcoming Events / Europe | after 18 "### Europe" | -[]
                * 2026-09-03 | Hybrid (Oslo, NO) | [G](https://g.example)
                    * [**T**](https://t.example)
            "####]],
        );
    }

    #[test]
    fn the_sentence_that_there_is_nothing_is_replaced() {
        let none = "### CFP - Events\n\n*No Calls for papers were submitted this week.*\n";
        check(
            none,
            "CFP - Events",
            &link("x"),
            &expect![[r#"
            CFP - Events | after 2 "" | -["*No Calls for papers were submitted this week.*"]
            * [x](https://a.example/💛)
        "#]],
        );
    }

    #[test]
    fn without_a_draft_there_are_lines_and_a_date() {
        assert_eq!(
            lines_alone(&link("A")).unwrap(),
            "* [A](https://a.example/💛)"
        );
        assert!(lines_alone(&link("A]")).is_err());
        let day = |day| expected_day(Date::new(2026, 8, day).unwrap()).to_string();
        assert_eq!([day(26), day(27)], ["2026-08-26", "2026-09-02"]);
    }
}
