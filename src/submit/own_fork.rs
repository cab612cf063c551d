//! With a token: Galley makes the branch with the contribution on the user's own fork.
//!
//! The token is only in this page's memory. No stored field contains it, and it is gone when the user leaves the
//! screen. What GitHub has already done is remembered, so that a second press continues where the first one stopped,
//! and nothing is written twice.

mod calls;
mod refusal;

use std::sync::Arc;

use issue::submission::{PullRequest, Repository};
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::calls::{Calls, File};
pub use self::refusal::Refusal;
use super::contribution::{Contribution, Placed};

/// A call to GitHub, listed before the first one is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedCall {
    /// "GET", "POST", "PUT".
    pub method: &'static str,
    /// The path in GitHub's API.
    pub path: String,
    /// What it is for.
    pub purpose: &'static str,
}

/// What GitHub has done so far.
#[derive(Clone, Debug, Default)]
struct Done {
    login: String,
    /// The branch, and the commit that it begins at.
    branch: Option<(String, String)>,
    /// What was written, and the address of the page that makes a pull request from it.
    written: Option<(Arc<Placed>, String)>,
}

/// The branch on the user's own fork: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct OwnFork {
    contribution: Contribution,
    repository: StoredValue<Repository>,
    token: RwSignal<String>,
    done: StoredValue<Done>,
    is_busy: RwSignal<bool>,
    refusal: RwSignal<Option<Refusal>>,
    /// The page for the pull request; empty until there is one.
    page: RwSignal<String>,
}

impl OwnFork {
    /// Creates the handle; nothing was sent yet.
    pub fn new(contribution: Contribution, repository: StoredValue<Repository>) -> Self {
        Self {
            contribution,
            repository,
            token: RwSignal::default(),
            done: StoredValue::default(),
            is_busy: RwSignal::default(),
            refusal: RwSignal::default(),
            page: RwSignal::default(),
        }
    }

    /// The handle of this screen.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The token as typed.
    pub fn token(self) -> RwSignal<String> {
        self.token
    }

    /// Whether GitHub is being asked; tracked.
    pub fn is_busy(self) -> bool {
        self.is_busy.get()
    }

    /// Why the last attempt failed; tracked.
    pub fn refusal(self) -> Option<Refusal> {
        self.refusal.get()
    }

    /// The page for the pull request, once the branch exists; tracked.
    pub fn page(self) -> Option<String> {
        Some(self.page.get()).filter(|it| !it.is_empty())
    }

    /// All calls that are made, in order.
    pub fn listed(self, file: &str, branch: &str) -> Vec<ListedCall> {
        let repository = self.repository.get_value();
        let login = self.done.with_value(|it| it.login.clone());
        let user = if login.is_empty() { "YOU" } else { &login };
        let fork = format!("/repos/{user}/{}", repository.name);
        let path = repository.draft_path(file);
        let call = |method, path: String, purpose| ListedCall {
            method,
            path,
            purpose,
        };
        vec![
            call("GET", "/user".to_owned(), "learns your account’s name"),
            call("GET", fork.clone(), "checks whether you have a fork"),
            call(
                "POST",
                format!("{fork}/git/refs ({branch})"),
                "makes the branch from the newsletter’s commit",
            ),
            call(
                "PUT",
                format!("{fork}/contents/{path}"),
                "writes the draft with your lines into that branch",
            ),
            call(
                "GET",
                format!("{fork}/git/ref/heads/{branch}"),
                "checks a branch of that name, if there is one",
            ),
            call(
                "GET",
                format!("{fork}/contents/{path}?ref={branch}"),
                "checks whether the file is written, if an answer was lost",
            ),
        ]
    }

    /// Makes the branch, or continues making it. `request` names it and its commit.
    pub fn make(self, request: PullRequest) {
        let placement = untrack(|| self.contribution.placement());
        let Some((placed, placement)) = placement else {
            return self.refusal.set(Some(Refusal::NoEntry));
        };
        let Some(source) = placed.base.source.clone() else {
            return self.refusal.set(Some(Refusal::NoDraft));
        };
        if self.is_busy.get_untracked() || self.reopen(&placed) {
            return;
        }
        self.is_busy.set(true);
        self.refusal.set(None);
        self.page.set(String::new());
        let calls = Calls {
            repository: self.repository.get_value(),
            token: self.token.with_untracked(|it| it.trim().to_owned()),
        };
        let file = File {
            name: placed.base.file.clone(),
            sha: source.sha,
            text: placement.after.text().to_owned(),
        };
        spawn_local(async move {
            let made = self.proceed(&calls, &file, &source.commit, &request).await;
            // The user may have left the screen since.
            if self.is_busy.try_set(false).is_some() {
                return;
            }
            match made {
                Ok(page) => self.finish(placed, page),
                Err(refusal) => self.refusal.set(Some(refusal)),
            }
        });
    }

    /// If the same contribution was written before, shows its page again.
    fn reopen(self, placed: &Arc<Placed>) -> bool {
        let page = self.done.with_value(|it| {
            let (written, page) = it.written.as_ref()?;
            (written == placed).then(|| page.clone())
        });
        if let Some(page) = &page {
            self.page.set(page.clone());
        }
        page.is_some()
    }

    fn finish(self, placed: Arc<Placed>, page: String) {
        self.done.update_value(|it| {
            // The next attempt starts from the beginning.
            it.branch = None;
            it.written = Some((placed, page.clone()));
        });
        self.page.set(page);
    }

    /// Does what is left to do. Returns the page for the pull request.
    async fn proceed(
        self,
        calls: &Calls,
        file: &File,
        commit: &str,
        request: &PullRequest,
    ) -> Result<String, Refusal> {
        let login = calls.login().await?;
        calls.find_fork(&login).await?;
        self.done.update_value(|it| it.login.clone_from(&login));
        let known = self.done.with_value(|it| it.branch.clone());
        let branch = match known.filter(|it| it.1 == commit) {
            Some((branch, _)) => branch,
            None => calls.make_branch(&login, &request.branch, commit).await?,
        };
        let begun = Some((branch.clone(), commit.to_owned()));
        self.done.update_value(|it| it.branch = begun);
        calls.write(&login, &branch, file, &request.title).await?;
        Ok(calls.repository.compare_page(&login, &branch, request).url)
    }
}
