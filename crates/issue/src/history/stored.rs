//! The history as a text, to store with a draft.
//!
//! A line of numbers gives the type of what follows and its length in bytes, so that nothing has to be escaped. A step
//! is `u` or `r`, its number of transactions and the length of its label. A transaction is its number of replacements.
//! A replacement is its start, its end and the length of its text. Written by hand, because a JSON library would be
//! larger than the whole history.

use std::fmt::Write as _;

use super::{History, Step};
use crate::edit::{Replace, Transaction};
use crate::revision::Revision;

const HEAD: &str = "history 1\n";

/// The most to write, in bytes; the oldest steps are dropped.
const LIMIT: usize = 512 * 1024;

impl History {
    /// Returns the steps as a text: as many of the newest as fit.
    pub fn to_text(&self) -> String {
        let mut out = HEAD.to_owned();
        let mut room = LIMIT;
        for (mark, steps) in [('r', &self.redo), ('u', &self.undo)] {
            let written = steps.iter().rev().map(|it| write(mark, it));
            let fitting = written.take_while(|it| {
                let fits = it.len() <= room;
                room = room.saturating_sub(it.len());
                fits
            });
            let fitting: Vec<_> = fitting.collect();
            out.extend(fitting.iter().rev().map(String::as_str));
        }
        out
    }

    /// Parses a text from [`History::to_text`]; `None` if it is any other text.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut reader = Reader(text.strip_prefix(HEAD)?);
        let mut history = Self::default();
        while !reader.0.is_empty() {
            let (mark, step) = reader.step()?;
            match mark {
                "u" => history.undo.push(step),
                "r" => history.redo.push(step),
                _ => return None,
            }
        }
        Some(history)
    }
}

fn write(mark: char, step: &Step) -> String {
    let mut out = String::new();
    // Writing into a string cannot fail.
    let _ = write!(
        out,
        "{mark} {} {}\n{}",
        step.back.len(),
        step.label.len(),
        step.label
    );
    for tx in &step.back {
        let _ = writeln!(out, "{}", tx.edits().len());
        for edit in tx.edits() {
            let (start, end, length) = (edit.range.start, edit.range.end, edit.text.len());
            let _ = write!(out, "{start} {end} {length}\n{}", edit.text);
        }
    }
    out
}

/// The rest of the text to parse.
struct Reader<'a>(&'a str);

impl<'a> Reader<'a> {
    fn step(&mut self) -> Option<(&'a str, Step)> {
        let (mark, numbers) = self.line()?.split_once(' ')?;
        let [transactions, label] = parse(numbers)?;
        let label = self.text(label)?.to_owned();
        let back = (0..transactions).map(|_| self.transaction());
        let step = Step {
            label,
            back: back.collect::<Option<_>>()?,
            key: None,
        };
        Some((mark, step))
    }

    fn transaction(&mut self) -> Option<Transaction> {
        let [edits] = parse(self.line()?)?;
        let edits = (0..edits).map(|_| self.edit()).collect::<Option<_>>()?;
        // The revision does not matter: undo and redo use that of the current text.
        Transaction::new(Revision::default(), edits).ok()
    }

    fn edit(&mut self) -> Option<Replace> {
        let [start, end, length] = parse(self.line()?)?;
        let text = self.text(length)?.to_owned();
        (start <= end).then_some(Replace {
            range: start..end,
            text,
        })
    }

    fn line(&mut self) -> Option<&'a str> {
        let (line, rest) = self.0.split_once('\n')?;
        self.0 = rest;
        Some(line)
    }

    fn text(&mut self, length: usize) -> Option<&'a str> {
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(text)
    }
}

fn parse<const COUNT: usize>(line: &str) -> Option<[usize; COUNT]> {
    let numbers: Option<Vec<_>> = line.split(' ').map(|it| it.parse().ok()).collect();
    numbers?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Issue;

    /// Applies `edits` one after the other, as steps labelled by their number.
    fn typed(start: &str, edits: &[(usize, usize, &str)]) -> (Issue, History) {
        let (mut issue, mut history) = (Issue::new(start), History::default());
        for (number, (start, end, text)) in edits.iter().enumerate() {
            let edit = Replace {
                range: *start..*end,
                text: (*text).to_owned(),
            };
            let tx = issue.transaction(vec![edit]).unwrap();
            let (after, back) = issue.apply(&tx).unwrap();
            history.record(format!("step\n{number} 💛"), back, None);
            issue = after;
        }
        (issue, history)
    }

    #[test]
    fn a_stored_history_undoes_and_redoes() {
        let edits = [(0, 0, "ä\r\n"), (4, 5, "👨‍👩‍👧 1 2\n"), (0, 2, "")];
        let (issue, mut history) = typed("abc", &edits);
        let before = history.undo(&issue).unwrap().unwrap();
        let mut kept = History::from_text(&history.to_text()).unwrap();
        assert_eq!(kept.to_text(), history.to_text());
        assert_eq!(kept.undo_label(), Some("step\n1 💛"));
        let again = kept.redo(&before).unwrap().unwrap();
        assert_eq!(again.text(), issue.text());
        let mut back = again;
        while let Some(step) = kept.undo(&back) {
            back = step.unwrap();
        }
        assert_eq!(back.text(), "abc");
    }

    #[test]
    fn the_oldest_steps_are_dropped() {
        let long = "x".repeat(LIMIT / 3);
        let edits = [
            (0, 0, "a"),
            (0, 0, &*long),
            (0, LIMIT / 3, ""),
            (0, 0, &*long),
            (0, 9, ""),
        ];
        let (_, history) = typed("", &edits);
        assert!(history.to_text().len() < LIMIT + HEAD.len());
        let kept = History::from_text(&history.to_text()).unwrap();
        assert_eq!(kept.undo_label(), history.undo_label());
    }

    #[test]
    fn damage_is_noticed() {
        let (_, history) = typed("abc", &[(0, 1, "ä")]);
        let text = history.to_text();
        assert!(History::from_text("").is_none());
        assert!(History::from_text(&text.replace("u 1", "x 1")).is_none());
        for cut in (HEAD.len() + 1..text.len()).filter(|it| text.is_char_boundary(*it)) {
            assert!(History::from_text(&text[..cut]).is_none(), "cut at {cut}");
        }
    }
}
