//! The results of Submit in a real repository: what `git am` and a shell do with them.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod repository;

use std::fs;
use std::process::Command;

use issue::patch::unified_at;
use issue::submission::{Author, PullRequest, Repository as Settings, commands, mailed};
use repository::{Repository, run};

const FILE: &str = "2026-08-26-this-week-in-rust.md";
const BASE: &str = "### Research\n* [A](https://a.example/1)\n\n## Jobs\n";
const NOW: &str =
    "### Research\n* [A](https://a.example/1)\n* [Ä `$x` 💛](https://b.example/2)\n\n## Jobs\n";

/// A repository whose only commit has the draft `BASE`.
fn with_base(name: &str) -> Repository {
    let repository = Repository::new(name);
    repository.write_draft(FILE, BASE);
    repository.git(&["add", "draft"]).unwrap();
    repository
        .git(&["commit", "--quiet", "-m", "Base"])
        .unwrap();
    repository
}

fn request() -> PullRequest {
    PullRequest {
        title: "Add “Ä's $x 💛” to Research".to_owned(),
        text: "https://b.example/2\n\nFrom: nobody\n---\ndiff -a".to_owned(),
        branch: "add-x".to_owned(),
    }
}

#[test]
fn git_makes_a_commit_of_the_message() {
    let repository = with_base("am");
    let author = Author {
        name: "Ada Löwe".to_owned(),
        email: "ada@example.org".to_owned(),
    };
    let patch = unified_at(BASE, NOW, &format!("draft/{FILE}"));
    let message = mailed(&author, 1_788_000_123, &request(), &patch);
    fs::write(repository.path("it.patch"), message).unwrap();
    repository.git(&["am", "--quiet", "it.patch"]).unwrap();
    assert_eq!(repository.draft(FILE), NOW);
    let log = repository.git(&["log", "-1", "--format=%an|%ae|%at|%s|%b"]);
    assert_eq!(
        log.unwrap().trim_end(),
        "Ada Löwe|ada@example.org|1788000123|Add “Ä's $x 💛” to Research|https://b.example/2\n\n From: nobody\n ---\n diff -a"
    );
}

#[test]
fn a_shell_pushes_the_branch_to_the_fork() {
    let source = with_base("commands");
    let web = source.path("web");
    let settings = Settings {
        owner: "o".to_owned(),
        name: "n".to_owned(),
        web: format!("file://{}", web.display()),
        ..Settings::default()
    };
    for owner in ["o", "me"] {
        let bare = web.join(owner).join("n.git");
        let clone = ["clone", "--quiet", "--bare", ".", bare.to_str().unwrap()];
        source.git(&clone).unwrap();
    }
    let patch = unified_at(BASE, NOW, &settings.draft_path(FILE));
    let script = commands(&settings, &request(), &patch, "me");
    let folder = source.path("work");
    fs::create_dir_all(&folder).unwrap();
    run(Command::new("sh").args(["-e", "-c", &script]), &folder).unwrap();

    let fork = web.join("me/n.git");
    let show = |what: &str| run(Command::new("git").args(["show", what]), &fork).unwrap();
    assert_eq!(show(&format!("add-x:draft/{FILE}")), NOW);
    assert!(show("add-x").contains("Add “Ä's $x 💛” to Research"));
}
