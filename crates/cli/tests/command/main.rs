//! The command, run as scripts run it: bytes in, bytes out, exit codes.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod apply;
mod bad_input;
mod check;
#[path = "../../../issue/tests/collection/mod.rs"]
mod collection;
mod new;
mod render;
mod show;
mod untrusted;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use collection::collection;

/// The result of a run.
#[derive(Debug, PartialEq, Eq)]
struct Ran {
    code: Option<i32>,
    out: Vec<u8>,
    stderr: String,
}

impl Ran {
    /// Returns the output of a successful run.
    fn printed(self) -> Vec<u8> {
        assert_eq!((self.code, self.stderr.as_str()), (Some(0), ""));
        self.out
    }

    /// Returns the one line of the error message.
    fn refusal(self) -> String {
        assert_eq!(
            (self.code, self.out),
            (Some(2), Vec::new()),
            "{}",
            self.stderr
        );
        let line = self.stderr.strip_prefix("galley: ").unwrap();
        let line = line.strip_suffix('\n').unwrap();
        assert!(!line.contains('\n'), "{line}");
        line.to_owned()
    }
}

/// Runs `galley` with these arguments, and `input` as standard input.
fn galley<S: AsRef<Path>>(arguments: &[S], input: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_galley"))
        .args(arguments.iter().map(|it| it.as_ref().as_os_str()))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The command may have rejected its arguments before reading anything.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    Ran {
        code: output.status.code(),
        out: output.stdout,
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The root of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Returns the path of a made-up issue.
fn fixture(name: &str) -> PathBuf {
    root().join("crates/issue/tests/fixtures").join(name)
}

/// The Markdown files of a folder.
fn issues_in(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let found: Vec<PathBuf> = files
        .filter(|it| it.extension().is_some_and(|it| it == "md"))
        .collect();
    assert!(!found.is_empty(), "no issue in {}", folder.display());
    found
}

/// Returns the made-up issues, and the real ones in these folders of the collection.
fn own_and_real<const N: usize>(folders: [&str; N]) -> Vec<PathBuf> {
    let real = collection(folders).into_iter().flatten();
    let folders = [fixture("")].into_iter().chain(real);
    folders.flat_map(|it| issues_in(&it)).collect()
}
