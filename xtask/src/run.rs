//! Runs other programs, and formats how long they took.

use std::error::Error;
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The result of a task. The error is a message for people.
pub type Done<T = ()> = Result<T, Box<dyn Error>>;

/// The folder of the workspace.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// A command that runs in the workspace's folder.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// The folder that cargo builds in.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Starts `command` and shows its output.
pub fn started(command: &mut Command) -> Done<Child> {
    let started = command.stdin(Stdio::null()).spawn();
    Ok(started.map_err(|error| format!("could not start {}: {error}", line(command)))?)
}

/// Runs `command` to its end and shows its output.
pub fn run(command: &mut Command) -> Done {
    let status = started(command)?.wait()?;
    ended(command, status)
}

fn ended(command: &Command, status: ExitStatus) -> Done {
    if status.success() {
        return Ok(());
    }
    Err(format!("{} ended with {status}", line(command)).into())
}

/// Runs `command` to its end, shows its output, and counts the lines for which `is_counted` is true.
pub fn run_and_count(command: &mut Command, is_counted: fn(&str) -> bool) -> Done<usize> {
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    let mut child = started(command.stdout(Stdio::piped()).stderr(Stdio::piped()))?;
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let count = thread::scope(|scope| {
        let err = scope.spawn(|| pass_on(err, std::io::stderr(), is_counted));
        let count = pass_on(out, std::io::stdout(), is_counted);
        count + err.join().unwrap_or_default()
    });
    ended(command, child.wait()?).map(|()| count)
}

/// Copies lines from `from` to `to`, and counts those for which `is_counted` is true.
fn pass_on(from: Option<impl Read>, mut to: impl Write, is_counted: fn(&str) -> bool) -> usize {
    let Some(from) = from else { return 0 };
    let (mut from, mut line, mut count) = (BufReader::new(from), Vec::new(), 0);
    while from.read_until(b'\n', &mut line).is_ok_and(|it| it > 0) {
        to.write_all(&line).ok();
        count += usize::from(is_counted(&String::from_utf8_lossy(&line)));
        line.clear();
    }
    count
}

/// What `command` prints; `None` if it cannot run or fails.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// The path of `program` if it is on the search path.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// The command as typed in a shell.
fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(command.get_args().map(|word| word.to_string_lossy()));
    format!("`{}`", words.join(" "))
}

/// The time since `start`: "0.4 s", "12 s", "3 min 5 s".
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
    fn durations_are_rounded() {
        assert_eq!(words(Duration::from_millis(420)), "0.4 s");
        assert_eq!(words(Duration::from_secs(12)), "12 s");
        assert_eq!(words(Duration::from_secs(185)), "3 min 5 s");
    }

    #[test]
    fn lines_are_counted_on_both_outputs() {
        let mut shell = command(
            "sh",
            &["-c", "echo a; echo b >&2; echo ab; printf 'a…' >&2"],
        );
        assert_eq!(
            run_and_count(&mut shell, |it| it.starts_with('a')).ok(),
            Some(3)
        );
        assert!(run_and_count(&mut command("false", &[]), |_| true).is_err());
    }

    #[test]
    fn a_failed_command_is_named_in_full() {
        let error = run(&mut command("git", &["no-such-verb"])).err();
        let message = error.map(|it| it.to_string()).unwrap_or_default();
        assert!(
            message.starts_with("`git no-such-verb` ended with exit status"),
            "{message}"
        );
    }
}
