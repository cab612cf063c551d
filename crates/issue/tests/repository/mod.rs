//! A real git repository with drafts, to test what git accepts.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A temporary folder with a git repository, deleted when the value is dropped.
pub struct Repository(PathBuf);

impl Repository {
    /// An empty repository in a separate folder; `name` keeps it apart from those of other tests.
    pub fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("galley-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("draft")).unwrap();
        let repository = Self(folder);
        repository
            .git(&["init", "--quiet", "--initial-branch", "main"])
            .unwrap();
        repository
    }

    /// The path of a file or folder in the repository.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The output of git, or else its error.
    pub fn git(&self, arguments: &[&str]) -> Result<String, String> {
        let always = [
            "-c",
            "core.autocrlf=false",
            "-c",
            "core.whitespace=-trailing-space",
        ];
        run(Command::new("git").args(always).args(arguments), &self.0)
    }

    /// Writes a draft; an empty one is deleted.
    pub fn write_draft(&self, file: &str, text: &str) {
        let draft = self.0.join("draft").join(file);
        let _ = fs::remove_file(&draft);
        if !text.is_empty() {
            fs::write(&draft, text).unwrap();
        }
    }

    /// The text of a draft; empty if it does not exist.
    pub fn draft(&self, file: &str) -> String {
        let file = self.0.join("draft").join(file);
        fs::read(file).map_or(String::new(), |it| String::from_utf8(it).unwrap())
    }
}

impl Drop for Repository {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The output of a command in `folder`, run by a user known to git and without the machine's configuration.
pub fn run(command: &mut Command, folder: &Path) -> Result<String, String> {
    let person = ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"].map(|it| (it, "Tester"));
    let address = ["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"].map(|it| (it, "tester@example.org"));
    let output = command
        .envs(person)
        .envs(address)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .stdin(Stdio::null())
        .current_dir(folder)
        .output()
        .unwrap();
    if output.status.success() {
        Ok(String::from_utf8(output.stdout).unwrap())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}
