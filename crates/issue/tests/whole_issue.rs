//! Operations turn a draft into the published issue; only free prose is left to text edits.
//!
//! The draft and the issue are in the collection that may be next to the repository.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

mod collection;

use collection::collection;
use issue::Issue;
use issue::block::{Kind as BlockKind, blocks};
use issue::entry::{Entry, entries};
use issue::issue_field::{self, IssueField};
use issue::operation::{Operation, SectionRef, plan};
use issue::outline::Section;
use issue::section::Kind;

/// An issue that is being turned into another one, and the operations so far.
struct Journey {
    issue: Issue,
    goal: Issue,
    operations: usize,
}

impl Journey {
    fn go(&mut self, operation: &Operation) {
        let before = self.issue.clone();
        let tx = plan(&before, operation).unwrap_or_else(|it| panic!("{operation:?}: {it}"));
        let (after, back) = before.apply(&tx).unwrap();
        assert_eq!(
            after.apply(&back).unwrap().0.text(),
            before.text(),
            "{operation:?}"
        );
        self.issue = after;
        self.operations += 1;
    }

    fn fields(&mut self) {
        for field in IssueField::ALL {
            let wanted = issue_field::read(&self.goal, field);
            if let Some(value) =
                wanted.filter(|it| issue_field::read(&self.issue, field).as_ref() != Some(it))
            {
                self.go(&Operation::Set { value });
            }
        }
    }

    /// Removes the sections that the goal does not have, innermost first. Also removes the comments of a section that
    /// has none in the goal.
    fn sections(&mut self) {
        let outline = self.issue.outline().clone();
        for (index, section) in outline.sections.iter().enumerate().rev() {
            let name = SectionRef::of(&outline, index);
            match self
                .goal
                .outline()
                .sections
                .iter()
                .find(|it| it.path == section.path)
            {
                None => self.go(&Operation::RemoveSection { section: name }),
                Some(goal)
                    if has_comments(&self.issue, section) && !has_comments(&self.goal, goal) =>
                {
                    self.go(&Operation::RemoveNotes { section: name });
                }
                Some(_) => {}
            }
        }
    }

    fn entries(&mut self) {
        let goal = self.goal.clone();
        for section in &goal.outline().sections {
            let wanted: Vec<Entry> = read(&goal, section);
            let name = SectionRef::Path(section.path.clone());
            for index in (0..self.read(section).len()).rev() {
                if !self
                    .read(section)
                    .get(index)
                    .is_some_and(|it| wanted.contains(it))
                {
                    self.go(&Operation::Remove {
                        section: name.clone(),
                        index,
                    });
                }
            }
            for (index, entry) in wanted.into_iter().enumerate() {
                if self.read(section).get(index) != Some(&entry) {
                    let (section, index) = (name.clone(), Some(index));
                    self.go(&Operation::Add {
                        section,
                        entry,
                        index,
                    });
                }
            }
        }
    }

    fn read(&self, section: &Section) -> Vec<Entry> {
        let found = self
            .issue
            .outline()
            .sections
            .iter()
            .find(|it| it.path == section.path);
        found.map(|it| read(&self.issue, it)).unwrap_or_default()
    }

    /// Handles the sentences that are paragraphs, not items.
    fn sentences(&mut self) {
        let goal = self.goal.clone();
        for section in &goal.outline().sections {
            let name = if section.kind == Kind::FinalCommentPeriod {
                "Final Comment Period"
            } else {
                &section.heading
            };
            for text in sentences(&goal, section) {
                let entry =
                    serde_json::from_value(serde_json::json!({"kind": "none", "text": text}));
                self.go(&Operation::Add {
                    section: name.into(),
                    entry: entry.unwrap(),
                    index: None,
                });
            }
        }
    }
}

fn read(issue: &Issue, section: &Section) -> Vec<Entry> {
    let found = entries(issue.text(), &issue.outline().hidden, section);
    found.into_iter().map(|it| it.entry).collect()
}

fn has_comments(issue: &Issue, section: &Section) -> bool {
    issue
        .outline()
        .hidden
        .comments_in(section.body.clone())
        .next()
        .is_some()
}

fn sentences(issue: &Issue, section: &Section) -> Vec<String> {
    let all = blocks(issue.text(), &issue.outline().hidden, section);
    let prose = all.into_iter().filter(|it| it.kind == BlockKind::Prose);
    let text = prose.map(|it| issue.text()[it.range].to_owned());
    text.filter(|it| it.starts_with("*No "))
        .map(|it| it.trim_matches('*').to_owned())
        .collect()
}

/// Returns the number of remaining text edits, hunk by hunk, and how many bytes they remove and insert.
fn prose(journey: &mut Journey) -> (usize, usize, usize) {
    let (from, to) = (
        journey.issue.text().to_owned(),
        journey.goal.text().to_owned(),
    );
    let input = imara_diff::InternedInput::new(from.as_str(), to.as_str());
    let diff = imara_diff::Diff::compute(imara_diff::Algorithm::Histogram, &input);
    let starts = |text: &str| {
        let mut at = vec![0];
        at.extend(text.split_inclusive('\n').scan(0, |sum, it| {
            *sum += it.len();
            Some(*sum)
        }));
        at
    };
    let (from_starts, to_starts) = (starts(&from), starts(&to));
    let mut sums = (0, 0, 0);
    let hunks: Vec<_> = diff.hunks().collect();
    for hunk in hunks.into_iter().rev() {
        let before = from_starts[hunk.before.start as usize]..from_starts[hunk.before.end as usize];
        let after = to_starts[hunk.after.start as usize]..to_starts[hunk.after.end as usize];
        sums = (sums.0 + 1, sums.1 + before.len(), sums.2 + after.len());
        let text = to[after].to_owned();
        println!("- {:?}\n+ {text:?}", &from[before.clone()]);
        journey.go(&Operation::Edit {
            start: before.start,
            end: before.end,
            text,
        });
    }
    sums
}

#[test]
fn the_draft_of_606_becomes_the_published_issue() {
    let Some(texts) = collection(["seed/606-repaired.md", "seed/606-published.md"]) else {
        return;
    };
    let [issue, goal] = texts.map(|it| Issue::new(std::fs::read_to_string(it).unwrap()));
    let mut journey = Journey {
        issue,
        goal,
        operations: 0,
    };
    journey.fields();
    journey.sections();
    journey.entries();
    journey.sentences();
    let operations = journey.operations;
    let (edits, removed, added) = prose(&mut journey);
    assert_eq!(journey.issue.text(), journey.goal.text());
    println!(
        "{operations} operations; {edits} text edits remove {removed} bytes and insert {added}"
    );
    assert!(
        removed + added <= 700,
        "{removed} + {added} bytes left to text edits"
    );
}
