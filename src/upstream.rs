//! The newsletter's repository on GitHub: reading its current draft, and whether the user agreed to that.
//!
//! A reading requests the newest commit, the list of drafts at that commit, the newest of them, and the issue before
//! it, whose links are compared with a contribution's. Submit and "Update from GitHub" use it.

pub mod consent;

use std::fmt;

use issue::Issue;
use issue::calendar::Date;
use issue::issue_field;
use issue::open::read_bytes;
use issue::submission::Repository;
use issue::submission::github::{
    self, AnswerError, CurrentDraft, ListedFile, NoDraft, RateLimit, rate_limit,
};

use crate::browser::clock;
use crate::browser::fetch::{self, Answer, FetchError};

/// A draft as it was read.
#[derive(Clone, Debug)]
pub struct ReadDraft {
    /// Its text.
    pub issue: Issue,
    /// Its file's name.
    pub file: String,
    /// The date of its issue.
    pub date: Date,
    /// The commit at which it was read.
    pub commit: String,
    /// The hash of the file, which changes with its content.
    pub sha: String,
    /// The issue before it, as its file's name and its text, if it is published.
    pub previous: Option<(String, String)>,
}

/// Why there is no draft to work on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// There was no answer.
    Fetch(FetchError),
    /// GitHub accepts no more requests.
    Limit(RateLimit),
    /// GitHub does not have the thing that this text names.
    Missing(&'static str),
    /// GitHub answered with this status.
    Status(u16),
    /// The answer does not match the documentation.
    Answer(AnswerError),
    /// No draft is newer than the last issue.
    NoDraft(NoDraft),
    /// The newest draft is the template.
    Template(String),
    /// The newest draft is not text.
    NotText(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fetch(FetchError::Network) => {
                f.write_str("GitHub could not be reached. Check your connection.")
            }
            Self::Fetch(FetchError::Timeout) => f.write_str("GitHub took too long to answer."),
            Self::Limit(limit) => f.write_str(&limit.in_words()),
            Self::Missing(what) => write!(f, "GitHub has no such {what}."),
            Self::Status(status @ 500..) => write!(
                f,
                "GitHub reported an error ({status}). Try again in a few minutes."
            ),
            Self::Status(status) => write!(f, "GitHub refused to answer ({status})."),
            Self::Answer(error) => write!(f, "GitHub’s answer cannot be used: {error}."),
            Self::NoDraft(reason) => write!(f, "There is no open draft: {reason}."),
            Self::Template(file) => write!(f, "The draft {file} is still the empty template."),
            Self::NotText(file) => write!(f, "The draft {file} is not UTF-8 text."),
        }
    }
}

impl From<AnswerError> for Failure {
    fn from(error: AnswerError) -> Self {
        Self::Answer(error)
    }
}

/// The media type with which GitHub answers with just the hash.
const HASH_ALONE: &str = "application/vnd.github.sha";

/// The media type of the API.
const JSON: &str = "application/vnd.github+json";

/// Days between two issues.
const WEEK: i64 = 7;

/// Reads the current draft of `repository`; `today` decides whether its issue can be published already.
pub async fn read(repository: &Repository, today: Option<Date>) -> Result<ReadDraft, Failure> {
    let branch = ask(&repository.commit_request(), Some(HASH_ALONE), "branch").await?;
    let commit = github::commit(&branch.text())?;
    let list = ask(&repository.drafts_request(&commit), Some(JSON), "folder").await?;
    let drafts = github::listing(&list.text())?;
    let found = newest(repository, &commit, &drafts, today).await?;
    let issue = draft(repository, &commit, &found.file).await?;
    Ok(ReadDraft {
        date: issue_field::date(&issue).unwrap_or(found.date),
        previous: previous(repository, &commit, found.date).await,
        issue,
        file: found.file.name,
        sha: found.file.sha,
        commit,
    })
}

/// The newest draft, unless its issue is published, which it cannot be before its date.
async fn newest(
    repository: &Repository,
    commit: &str,
    drafts: &[ListedFile],
    today: Option<Date>,
) -> Result<CurrentDraft, Failure> {
    let found = github::current_draft(drafts, None).map_err(Failure::NoDraft)?;
    if today.is_none_or(|it| it <= found.date) {
        return Ok(found);
    }
    let issue = repository.raw_request(commit, &repository.issue_path(found.date));
    let is_out = match ask(&issue, None, "issue").await {
        Ok(_) => Some(found.date),
        Err(Failure::Missing(_)) => None,
        Err(other) => return Err(other),
    };
    github::current_draft(drafts, is_out).map_err(Failure::NoDraft)
}

async fn draft(repository: &Repository, commit: &str, file: &ListedFile) -> Result<Issue, Failure> {
    let address = repository.raw_request(commit, &repository.draft_path(&file.name));
    let answer = ask(&address, None, "draft").await?;
    file.check(&answer.body)?;
    let Ok(text) = read_bytes(&answer.body) else {
        return Err(Failure::NotText(file.name.clone()));
    };
    if github::is_template(&text) {
        return Err(Failure::Template(file.name.clone()));
    }
    Ok(Issue::new(text))
}

/// The issue of the week before, which is optional.
async fn previous(repository: &Repository, commit: &str, day: Date) -> Option<(String, String)> {
    let path = repository.issue_path(day.plus_days(-WEEK)?);
    let answer = ask(&repository.raw_request(commit, &path), None, "issue").await;
    let text = read_bytes(&answer.ok()?.body).ok()?;
    let (_, name) = path.rsplit_once('/')?;
    Some((name.to_owned(), text))
}

/// Sends a request to GitHub; `what` names what is requested.
async fn ask(address: &str, accept: Option<&str>, what: &'static str) -> Result<Answer, Failure> {
    let answer = fetch::get(address, accept).await.map_err(Failure::Fetch)?;
    match answer.status {
        200 => Ok(answer),
        403 | 429 => Err(limit(&answer)),
        404 => Err(Failure::Missing(what)),
        status => Err(Failure::Status(status)),
    }
}

/// The meaning of a refusal: the rate limit, if GitHub says so.
fn limit(answer: &Answer) -> Failure {
    let limit = rate_limit(
        answer.limit_remaining.as_deref(),
        answer.limit_reset.as_deref(),
        answer.retry_after.as_deref(),
        clock::seconds(),
    );
    match limit.filter(RateLimit::is_used_up) {
        Some(limit) => Failure::Limit(limit),
        None => Failure::Status(answer.status),
    }
}
