//! The calls to GitHub that make the branch, and what a refusal of each means.

use issue::submission::Repository;
use issue::submission::github::{RateLimit, rate_limit};
use serde_json::{Value, json};

use super::Refusal;
use crate::browser::clock;
use crate::browser::fetch::{self, Answer, Method};
use crate::browser::hash;

/// How many names to try for a branch.
const MOST_NAMES: usize = 5;

/// A session with GitHub: the repository, and the user's token.
#[derive(Debug)]
pub struct Calls {
    /// The repository of which the fork was made.
    pub repository: Repository,
    /// The token.
    pub token: String,
}

/// The draft's file with the contribution.
#[derive(Debug)]
pub struct File {
    /// Its name.
    pub name: String,
    /// The hash of the file as it was read.
    pub sha: String,
    /// Its text with the contribution.
    pub text: String,
}

impl Calls {
    /// The name of the token's account.
    pub async fn login(&self) -> Result<String, Refusal> {
        let answer = self.ask(Method::Get, "/user", None).await?;
        let user = json_of(&expect(answer, 200)?)?;
        let login = user.get("login").and_then(Value::as_str);
        let is_sign = |it: char| it.is_ascii_alphanumeric() || "-_".contains(it);
        let login = login.filter(|it| !it.is_empty() && it.chars().all(is_sign));
        login.map(str::to_owned).ok_or(Refusal::Answer)
    }

    /// Refuses an account without a fork.
    pub async fn find_fork(&self, login: &str) -> Result<(), Refusal> {
        let answer = self.ask(Method::Get, &self.fork(login), None).await?;
        if answer.status == 404 {
            return Err(Refusal::NoFork(login.to_owned()));
        }
        expect(answer, 200).map(|_| ())
    }

    /// Makes a branch at `commit`. Returns its name, which ends with a number if `name` is taken.
    pub async fn make_branch(
        &self,
        login: &str,
        name: &str,
        commit: &str,
    ) -> Result<String, Refusal> {
        for number in 1..=MOST_NAMES {
            let branch = match number {
                1 => name.to_owned(),
                _ => format!("{name}-{number}"),
            };
            let body = json!({ "ref": format!("refs/heads/{branch}"), "sha": commit });
            let path = format!("{}/git/refs", self.fork(login));
            let answer = self.ask(Method::Post, &path, Some(body)).await?;
            match (answer.status, message(&answer).as_str()) {
                // The existing branch is ours if GitHub's answer to an earlier request was lost.
                (422, it) if it.contains("already exists") => {
                    if self.is_at(login, &branch, commit).await? {
                        return Ok(branch);
                    }
                }
                (422, it) if it.contains("does not exist") => return Err(Refusal::ForkLags),
                // The fork or the commit is missing.
                (404, _) => return Err(Refusal::Forbidden),
                _ => return expect(answer, 201).map(|_| branch),
            }
        }
        Err(Refusal::BranchNames)
    }

    /// Writes the file into the branch, in place of the version that was read.
    pub async fn write(
        &self,
        login: &str,
        branch: &str,
        file: &File,
        message: &str,
    ) -> Result<(), Refusal> {
        let path = self.repository.draft_path(&file.name);
        let path = format!("{}/contents/{path}", self.fork(login));
        let body = json!({
            "message": message,
            "content": fetch::base64(file.text.as_bytes()),
            "sha": file.sha,
            "branch": branch,
        });
        let answer = self.ask(Method::Put, &path, Some(body)).await?;
        match answer.status {
            // The file may already be written, if GitHub's answer to an earlier request was lost.
            409 if self.is_written(&path, branch, file).await? => Ok(()),
            409 => Err(Refusal::Stale),
            404 => Err(Refusal::Forbidden),
            _ => expect(answer, 200).map(|_| ()),
        }
    }

    /// Whether the branch is at `commit`, without commits of its own.
    async fn is_at(&self, login: &str, branch: &str, commit: &str) -> Result<bool, Refusal> {
        let path = format!("{}/git/ref/heads/{branch}", self.fork(login));
        let answer = self.ask(Method::Get, &path, None).await?;
        let found = json_of(&expect(answer, 200)?)?;
        let sha = found.pointer("/object/sha").and_then(Value::as_str);
        Ok(sha == Some(commit))
    }

    /// Whether the branch already has the file with this content.
    async fn is_written(&self, path: &str, branch: &str, file: &File) -> Result<bool, Refusal> {
        let answer = self
            .ask(Method::Get, &format!("{path}?ref={branch}"), None)
            .await?;
        if answer.status != 200 {
            return Ok(false);
        }
        let found = json_of(&answer)?;
        let sha = found.get("sha").and_then(Value::as_str);
        Ok(sha == Some(hash::git_blob(&file.text).await.as_str()))
    }

    fn fork(&self, login: &str) -> String {
        format!("/repos/{login}/{}", self.repository.name)
    }

    async fn ask(
        &self,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> Result<Answer, Refusal> {
        let address = format!("{}{path}", self.repository.api);
        let body = body.map(|it| it.to_string()).unwrap_or_default();
        let answer = fetch::ask_as(&self.token, method, &address, body).await;
        answer.map_err(Refusal::Fetch)
    }
}

/// The answer, if it has this status.
fn expect(answer: Answer, status: u16) -> Result<Answer, Refusal> {
    match answer.status {
        it if it == status => Ok(answer),
        401 => Err(Refusal::Token),
        403 | 429 => Err(forbidden(&answer)),
        422 => Err(Refusal::Invalid(message(&answer))),
        other => Err(Refusal::Status(other)),
    }
}

fn forbidden(answer: &Answer) -> Refusal {
    let limit = rate_limit(
        answer.limit_remaining.as_deref(),
        answer.limit_reset.as_deref(),
        answer.retry_after.as_deref(),
        clock::seconds(),
    );
    let limit = limit.filter(RateLimit::is_used_up);
    limit.map_or(Refusal::Forbidden, Refusal::Limit)
}

fn json_of(answer: &Answer) -> Result<Value, Refusal> {
    serde_json::from_slice(&answer.body).map_err(|_| Refusal::Answer)
}

/// GitHub's own explanation of a refusal; empty if there is none.
fn message(answer: &Answer) -> String {
    let value = json_of(answer).ok();
    let message = value.as_ref().and_then(|it| it.get("message")?.as_str());
    message.unwrap_or_default().trim_end_matches('.').to_owned()
}
