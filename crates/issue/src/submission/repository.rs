//! The repository of the drafts, and the addresses of its pages and files.
//!
//! It is a setting, so that a fork can use its own repository, and tests can use a fake one.

use serde::{Deserialize, Serialize};

use super::PullRequest;
use crate::calendar::Date;
use crate::draft::dated_name;
use crate::percent::{encoded, path};

/// Where the drafts are on GitHub.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Repository {
    /// The account it belongs to: "rust-lang".
    pub owner: String,
    /// Its name: "this-week-in-rust".
    pub name: String,
    /// The branch for contributions: "main".
    pub branch: String,
    /// The folder of drafts: "draft".
    pub drafts: String,
    /// The folder of published issues: "content".
    pub issues: String,
    /// The address of GitHub's API, without a slash at the end.
    pub api: String,
    /// The address for reading files, without a slash at the end.
    pub raw: String,
    /// The address of pages for people, without a slash at the end.
    pub web: String,
}

impl Default for Repository {
    /// The newsletter's own repository.
    fn default() -> Self {
        Self {
            owner: "rust-lang".to_owned(),
            name: "this-week-in-rust".to_owned(),
            branch: "main".to_owned(),
            drafts: "draft".to_owned(),
            issues: "content".to_owned(),
            api: "https://api.github.com".to_owned(),
            raw: "https://raw.githubusercontent.com".to_owned(),
            web: "https://github.com".to_owned(),
        }
    }
}

/// The address of GitHub's form for a pull request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compare {
    /// The address.
    pub url: String,
    /// Whether the address lacks the text of the pull request, because it would be too long for GitHub. The user must
    /// paste it.
    pub lacks_text: bool,
}

/// The longest address to open on GitHub, in bytes. GitHub answers addresses of more than about 8,000 bytes with 414.
const LONGEST_ADDRESS: usize = 7000;

impl Repository {
    /// The path of the draft `file` in the repository: "draft/2026-08-26-this-week-in-rust.md".
    pub fn draft_path(&self, file: &str) -> String {
        format!("{}/{file}", self.drafts)
    }

    /// The path of the issue of `date` once it is published: "content/2026-08-19-this-week-in-rust.md".
    pub fn issue_path(&self, date: Date) -> String {
        format!("{}/{}", self.issues, dated_name(date))
    }

    /// The API's address of the list of drafts at `commit`; see [`github::listing`](super::github::listing).
    pub fn drafts_request(&self, commit: &str) -> String {
        self.list_request(&self.drafts, commit)
    }

    /// The API's address of the list of published issues at `commit`.
    pub fn issues_request(&self, commit: &str) -> String {
        self.list_request(&self.issues, commit)
    }

    fn list_request(&self, folder: &str, commit: &str) -> String {
        let reference = encoded(commit.as_bytes());
        format!(
            "{}/contents/{}?ref={reference}",
            self.in_api(),
            path(folder)
        )
    }

    /// The API's address of the newest commit; see [`github::commit`](super::github::commit).
    ///
    /// Send it with `Accept: application/vnd.github.sha`, which decides the form of the answer.
    pub fn commit_request(&self) -> String {
        format!("{}/commits/{}", self.in_api(), path(&self.branch))
    }

    fn in_api(&self) -> String {
        format!(
            "{}/repos/{}/{}",
            self.api,
            path(&self.owner),
            path(&self.name)
        )
    }

    /// The address of the text of the file at `file_path` in `commit`. Send no headers with it.
    pub fn raw_request(&self, commit: &str, file_path: &str) -> String {
        let [owner, name, commit, file] = [&self.owner, &self.name, commit, file_path].map(path);
        format!("{}/{owner}/{name}/{commit}/{file}", self.raw)
    }

    /// The repository's page.
    pub fn page(&self) -> String {
        format!("{}/{}/{}", self.web, path(&self.owner), path(&self.name))
    }

    /// The newsletter's notes for contributors.
    pub fn readme_page(&self) -> String {
        format!("{}#readme", self.page())
    }

    /// The page that makes a fork.
    pub fn fork_page(&self) -> String {
        format!("{}/fork", self.page())
    }

    /// GitHub's editor for the draft `file`. For users who may not write to the repository, GitHub makes a fork.
    pub fn edit_page(&self, file: &str) -> String {
        let file = path(&self.draft_path(file));
        format!("{}/edit/{}/{file}", self.page(), path(&self.branch))
    }

    /// The draft `file` at `commit` (or on a branch), with line `line`, counted from 1, highlighted.
    pub fn line_page(&self, commit: &str, file: &str, line: usize) -> String {
        let file = path(&self.draft_path(file));
        format!(
            "{}/blob/{}/{file}?plain=1#L{line}",
            self.page(),
            path(commit)
        )
    }

    /// The form of a pull request from `branch` of the fork of `user`, filled in.
    pub fn compare_page(&self, user: &str, branch: &str, request: &PullRequest) -> Compare {
        let [base, user, branch] = [&self.branch, user, branch].map(path);
        let [title, text] = [&request.title, &request.text].map(|it| encoded(it.as_bytes()));
        let page = format!(
            "{}/compare/{base}...{user}:{branch}?quick_pull=1",
            self.page()
        );
        let whole = format!("{page}&title={title}&body={text}");
        if whole.len() <= LONGEST_ADDRESS {
            return Compare {
                url: whole,
                lacks_text: false,
            };
        }
        let titled = format!("{page}&title={title}");
        Compare {
            url: if titled.len() <= LONGEST_ADDRESS {
                titled
            } else {
                page
            },
            lacks_text: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    const FILE: &str = "2026-08-26-this-week-in-rust.md";

    #[test]
    fn addresses_are_those_of_github() {
        let it = Repository::default();
        let date = Date::new(2026, 8, 19).unwrap();
        let all = [
            it.drafts_request("4f9a"),
            it.issues_request("main"),
            it.commit_request(),
            it.raw_request("4f9a", &it.draft_path(FILE)),
            it.raw_request("4f9a", &it.issue_path(date)),
            it.readme_page(),
            it.fork_page(),
            it.edit_page(FILE),
            it.line_page("4f9a", FILE, 123),
        ];
        expect![[r#"
            https://api.github.com/repos/rust-lang/this-week-in-rust/contents/draft?ref=4f9a
            https://api.github.com/repos/rust-lang/this-week-in-rust/contents/content?ref=main
            https://api.github.com/repos/rust-lang/this-week-in-rust/commits/main
            https://raw.githubusercontent.com/rust-lang/this-week-in-rust/4f9a/draft/2026-08-26-this-week-in-rust.md
            https://raw.githubusercontent.com/rust-lang/this-week-in-rust/4f9a/content/2026-08-19-this-week-in-rust.md
            https://github.com/rust-lang/this-week-in-rust#readme
            https://github.com/rust-lang/this-week-in-rust/fork
            https://github.com/rust-lang/this-week-in-rust/edit/main/draft/2026-08-26-this-week-in-rust.md
            https://github.com/rust-lang/this-week-in-rust/blob/4f9a/draft/2026-08-26-this-week-in-rust.md?plain=1#L123"#]]
        .assert_eq(&all.join("\n"));
    }

    #[test]
    fn a_fork_has_its_own_addresses() {
        let fork: Repository = serde_json::from_str(
            r#"{"owner":"a b","branch":"my/branch","drafts":"in work","web":"http://127.0.0.1:1"}"#,
        )
        .unwrap();
        assert_eq!(
            fork.edit_page(FILE),
            format!("http://127.0.0.1:1/a%20b/this-week-in-rust/edit/my/branch/in%20work/{FILE}")
        );
    }

    #[test]
    fn a_long_text_is_left_out_of_the_address() {
        let it = Repository::default();
        let request = |text: String| PullRequest {
            title: "Add “A & B”".to_owned(),
            text,
            branch: String::new(),
        };
        let short = it.compare_page("octo cat", "add-a", &request("x\n💛".to_owned()));
        assert!(!short.lacks_text);
        expect!["https://github.com/rust-lang/this-week-in-rust/compare/main...octo%20cat:add-a?quick_pull=1&title=Add+%E2%80%9CA+%26+B%E2%80%9D&body=x%0A%F0%9F%92%9B"].assert_eq(&short.url);
        let long = it.compare_page("u", "b", &request("💛".repeat(600)));
        assert!(long.lacks_text && long.url.len() < LONGEST_ADDRESS);
        assert!(long.url.ends_with("B%E2%80%9D"));
        let mut endless = request(String::new());
        endless.title = "x".repeat(8000);
        let cut = it.compare_page("u", "b", &endless);
        assert!(cut.lacks_text && cut.url.ends_with("quick_pull=1"));
    }
}
