//! Running other programs, and saying how long it took.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a task comes to; the error is one for a person to read.
pub type Done<T = ()> = Result<T, Box<dyn Error>>;

/// The folder of the workspace.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// A command to be run in the workspace's folder.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs `command` to its end, with its output shown.
pub fn run(command: &mut Command) -> Done {
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|error| format!("could not start {}: {error}", line(command)))?;
    if status.success() {
        return Ok(());
    }
    Err(format!("{} ended with {status}", line(command)).into())
}

/// What `command` prints, if it can be run and succeeds.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// Where `program` is, if it is on the search path.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(command.get_args().map(|word| word.to_string_lossy()));
    format!("`{}`", words.join(" "))
}

/// A duration in words: "0.4 s", "12 s", "3 min 5 s".
pub fn since(start: Instant) -> String {
    words(start.elapsed())
}

fn words(time: Duration) -> String {
    match time.as_secs() {
        0..=9 => format!("{:.1} s", time.as_secs_f64()),
        seconds @ 10..=59 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(words(Duration::from_millis(420)), "0.4 s");
        assert_eq!(words(Duration::from_secs(12)), "12 s");
        assert_eq!(words(Duration::from_secs(185)), "3 min 5 s");
    }

    #[test]
    fn a_failed_command_is_named_in_full() {
        let error = run(&mut command("git", &["no-such-verb"])).err();
        let said = error.map(|it| it.to_string()).unwrap_or_default();
        assert!(
            said.starts_with("`git no-such-verb` ended with exit status"),
            "{said}"
        );
    }
}
