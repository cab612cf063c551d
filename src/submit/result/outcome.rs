//! What the result shows, derived from the contribution: the lines and where they go.

use issue::patch;
use issue::submission::{Insertion, PullRequest, Repository, lines_alone, mailed, pull_request};
use leptos::prelude::*;

use super::super::RepositorySetting;
use super::super::contribution::{Contribution, Placed};
use super::super::current_draft::CurrentDraft;
use super::super::fields::{Field, Fields};
use crate::browser::clock;

/// What the result shows: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    fields: Fields,
    contribution: Contribution,
    draft: CurrentDraft,
    repository: RepositorySetting,
}

impl Outcome {
    /// The outcome of this screen's contribution.
    pub fn new() -> Self {
        Self {
            fields: Fields::expect(),
            contribution: Contribution::expect(),
            draft: CurrentDraft::expect(),
            repository: RepositorySetting::expect(),
        }
    }

    /// The outcome of this screen.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The repository for the contribution.
    pub fn repository(self) -> Repository {
        self.repository.get()
    }

    /// The name of the draft's file; tracked.
    pub fn file(self) -> String {
        self.draft.base().with(|it| it.file.clone())
    }

    /// Whether the draft was read, so that lines have numbers; tracked.
    pub fn is_read(self) -> bool {
        self.draft.base().with(|it| it.source.is_some())
    }

    /// The lines to add; empty while there are none. If several places get the same lines, has them only once. Tracked.
    pub fn lines(self) -> String {
        if self.is_read() {
            let mut insertions = self.insertions();
            if have_same_lines(&insertions) {
                insertions.truncate(1);
            }
            let lines: Vec<_> = insertions.iter().map(|it| it.lines.as_str()).collect();
            return lines.join("\n");
        }
        let placed = self.contribution.placed().get();
        placed
            .and_then(|it| lines_alone(&it.entry).ok())
            .unwrap_or_default()
    }

    /// Where the lines go; tracked.
    pub fn insertions(self) -> Vec<Insertion> {
        let placement = self.contribution.placement();
        placement.map(|it| it.1.insertions).unwrap_or_default()
    }

    /// The title and the text for the pull request; tracked.
    pub fn request(self) -> PullRequest {
        let note = self.fields.trimmed(Field::Note);
        let placed = self.contribution.placed().get();
        placed
            .map(|it| pull_request(&it.entry, &heading(&it), &note))
            .unwrap_or_default()
    }

    /// The patch for `git apply`; `None` while there is no draft or no entry. Tracked.
    pub fn patch(self) -> Option<String> {
        let (placed, placement) = self.contribution.placement()?;
        placed.base.source.as_ref()?;
        let (before, after) = (placed.base.issue.text(), placement.after.text());
        let path = self.repository().draft_path(&placed.base.file);
        Some(patch::unified_at(before, after, &path))
    }

    /// The patch for `git am` and `git apply`; `None` while there is no draft or no entry. Tracked.
    pub fn mail(self) -> Option<String> {
        let patch = self.patch()?;
        let author = issue::submission::Author::default();
        Some(mailed(&author, clock::seconds(), &self.request(), &patch))
    }

    /// The whole draft with the lines in it; `None` while there is no draft or no entry. Tracked.
    pub fn whole_file(self) -> Option<String> {
        let (placed, placement) = self.contribution.placement()?;
        placed.base.source.as_ref()?;
        Some(placement.after.text().to_owned())
    }
}

/// Whether all places get the same lines.
pub fn have_same_lines(insertions: &[Insertion]) -> bool {
    let lines: Vec<_> = insertions.iter().map(|it| &it.lines).collect();
    lines.windows(2).all(|it| it.first() == it.last())
}

/// The heading above the entry; for an event, the heading of its continent.
fn heading(placed: &Placed) -> String {
    let insertions = placed.placement.as_ref().map(|it| it.insertions.as_slice());
    let first = insertions.ok().and_then(<[Insertion]>::first);
    let heading = first.and_then(|it| it.path.last());
    heading.unwrap_or(&placed.section).clone()
}
