//! The draft that a contribution goes to: GitHub's if it was read, otherwise the expected next issue.

use std::sync::Arc;

use issue::calendar::Date;
use issue::draft::{dated_name, template};
use issue::submission::{Repository, expected_day};
use issue::{Issue, Revision};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::upstream::{self, Failure, ReadDraft, consent};

/// A draft to add to.
#[derive(Clone, Debug)]
pub struct Base {
    /// The draft's text; the template's if nothing was read.
    pub issue: Issue,
    /// The name of the draft's file.
    pub file: String,
    /// The day on which the draft's issue appears.
    pub date: Option<Date>,
    /// Where the draft was read; `None` if it was not.
    pub source: Option<Source>,
    /// The file's name and the text of the issue before this draft.
    pub previous: Option<(String, String)>,
}

/// Where and when a draft was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The commit.
    pub commit: String,
    /// The hash of the file.
    pub sha: String,
    /// The time of day.
    pub at: String,
}

impl PartialEq for Base {
    fn eq(&self, other: &Self) -> bool {
        let revision = |it: &Self| -> Revision { it.issue.revision() };
        revision(self) == revision(other) && self.source == other.source
    }
}

impl Base {
    /// The next issue as it is expected on `today`.
    fn expected(today: Option<Date>) -> Self {
        let date = today.map(expected_day);
        let text = date.map(|it| template(it, None)).unwrap_or_default();
        Self {
            issue: Issue::new(text),
            file: date.map(dated_name).unwrap_or_default(),
            date,
            source: None,
            previous: None,
        }
    }

    fn read(draft: ReadDraft) -> Self {
        Self {
            issue: draft.issue,
            file: draft.file,
            date: Some(draft.date),
            source: Some(Source {
                commit: draft.commit,
                sha: draft.sha,
                at: clock::time(),
            }),
            previous: draft.previous,
        }
    }
}

/// The draft, and the state of reading it: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct CurrentDraft {
    repository: StoredValue<Repository>,
    base: RwSignal<Arc<Base>>,
    is_reading: RwSignal<bool>,
    failure: RwSignal<Option<Failure>>,
    has_agreed: RwSignal<bool>,
    /// What the last reading found, compared with the one before.
    news: RwSignal<&'static str>,
}

impl CurrentDraft {
    /// The expected next issue; nothing is read.
    pub fn new(repository: StoredValue<Repository>) -> Self {
        Self {
            repository,
            base: RwSignal::new(Arc::new(Base::expected(clock::today()))),
            is_reading: RwSignal::default(),
            failure: RwSignal::default(),
            has_agreed: RwSignal::new(consent::is_given()),
            news: RwSignal::default(),
        }
    }

    /// The draft of this screen.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Reads the draft from GitHub, if the user has agreed to that.
    pub fn start(self) {
        if self.has_agreed.get_untracked() {
            self.read();
        }
    }

    /// The draft to add to.
    pub fn base(self) -> Signal<Arc<Base>> {
        self.base.into()
    }

    /// Whether it is being read; tracked.
    pub fn is_reading(self) -> bool {
        self.is_reading.get()
    }

    /// Why the last reading failed; tracked.
    pub fn failure(self) -> Option<Failure> {
        self.failure.get()
    }

    /// What the last reading found, compared with the one before; tracked.
    pub fn news(self) -> &'static str {
        self.news.get()
    }

    /// Whether the draft may be read without asking.
    pub fn has_agreed(self) -> Signal<bool> {
        self.has_agreed.into()
    }

    /// Stores whether the user agrees that the draft is read whenever the screen opens.
    pub fn agree(self, agrees: bool) {
        self.has_agreed.set(agrees);
        consent::set(agrees);
        let is_read = self.base.with_untracked(|it| it.source.is_some());
        if agrees && !is_read {
            self.read();
        }
    }

    /// Reads it from GitHub.
    pub fn read(self) {
        if self.is_reading.get_untracked() {
            return;
        }
        self.is_reading.set(true);
        spawn_local(async move {
            let repository = self.repository.get_value();
            let found = upstream::read(&repository, clock::today()).await;
            // The user may have left the screen since.
            if self.is_reading.try_set(false).is_some() {
                return;
            }
            self.failure.set(found.as_ref().err().cloned());
            if let Ok(draft) = found {
                self.take(Base::read(draft));
            }
        });
    }

    fn take(self, base: Base) {
        let sha = |it: &Base| it.source.as_ref().map(|it| it.sha.clone());
        let before = self.base.with_untracked(|it| sha(it));
        self.news.set(match before {
            None => "",
            same if same == sha(&base) => "The draft has not changed since.",
            Some(_) => "The draft changed. Your entry was placed again.",
        });
        self.base.set(Arc::new(base));
    }
}
