//! The command `galley`: works on issue files in scripts and CI.
//!
//! It only parses arguments and prints JSON or text. Everything about an issue comes from the core, so that the page
//! and the command always agree. Exit codes: 0 means success; 1 means that `check` found errors; 2 means bad usage or
//! unreadable input, with one line on standard error and nothing on standard output.

mod apply;
mod arguments;
mod check;
mod input;
mod new;
mod render;
mod show;
mod terminal;

use std::io::{self, Write};
use std::process::ExitCode;

use arguments::Call;

fn main() -> ExitCode {
    let done = Call::parse(lexopt::Parser::from_env()).and_then(run);
    match done.and_then(|(text, code)| write(&text).map(|()| code)) {
        Ok(code) => code,
        Err(message) => {
            // Names and quoted input may contain line breaks, but the message has to be one line.
            let line: Vec<&str> = message.split_whitespace().collect();
            terminal::note(&line.join(" "));
            ExitCode::from(2)
        }
    }
}

/// Returns what the call prints and its exit code, or the error message.
fn run(call: Call) -> Result<(String, ExitCode), String> {
    let text = match call {
        Call::Help => arguments::HELP.to_owned(),
        Call::Version => concat!("galley ", env!("CARGO_PKG_VERSION"), "\n").to_owned(),
        Call::Show { file } => show::run(&file)?,
        Call::Apply { operations, file } => apply::run(&operations, &file)?,
        Call::Check(options) => {
            let (text, errors) = check::run(&options)?;
            return Ok((text, ExitCode::from(u8::from(errors))));
        }
        Call::Render { rendering, file } => render::run(rendering, &file)?,
        Call::New { date, previous } => new::run(date, previous.as_ref())?,
    };
    Ok((text, ExitCode::SUCCESS))
}

/// Writes the bytes unchanged. It is not an error if the reader closes the pipe early.
fn write(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("cannot write the output: {error}"))
        }
        _ => Ok(()),
    }
}
