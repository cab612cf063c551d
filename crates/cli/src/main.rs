//! The command `galley`: the issue file from scripts and CI.
//!
//! Arguments in, JSON or text out, nothing else: what it says about an issue is the core's, so that the page
//! and the command never differ. Exit code 0: fine; 2: bad usage or unreadable input, said in one line on
//! standard error, with nothing written on standard output.

mod apply;
mod arguments;
mod input;
mod new;
mod show;

use std::io::{self, Write};
use std::process::ExitCode;

use arguments::Call;

fn main() -> ExitCode {
    let done = Call::parse(lexopt::Parser::from_env())
        .and_then(run)
        .and_then(|it| write(&it));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Names and quoted input may hold line breaks; the message is one line whatever they hold.
            let line: Vec<&str> = message.split_whitespace().collect();
            let _ = writeln!(io::stderr(), "galley: {}", line.join(" "));
            ExitCode::from(2)
        }
    }
}

/// What the call prints, or why it cannot be answered.
fn run(call: Call) -> Result<String, String> {
    match call {
        Call::Help => Ok(arguments::HELP.to_owned()),
        Call::Version => Ok(concat!("galley ", env!("CARGO_PKG_VERSION"), "\n").to_owned()),
        Call::Show { file } => show::run(&file),
        Call::Apply { operations, file } => apply::run(&operations, &file),
        Call::New { date, previous } => new::run(date, previous.as_ref()),
    }
}

/// Writes the bytes as they are. A reader that has seen enough is no error.
fn write(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("cannot write the output: {error}"))
        }
        _ => Ok(()),
    }
}
