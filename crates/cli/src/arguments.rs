//! What the command is called with.

use issue::calendar::Date;
use lexopt::{Arg, Parser, ValueExt};

use crate::input::Input;

/// What `galley --help` prints.
pub const HELP: &str = "\
galley: edit an issue of This Week in Rust from scripts and CI

usage:
  galley show FILE               the issue as JSON
  galley apply OPERATIONS FILE   the issue after a JSON array of operations
  galley new --date YYYY-MM-DD [--from PREVIOUS]
                                 the draft of the next issue

A file that is called - is standard input.
Exit code 0: fine; 2: bad usage or unreadable input, said in one line on
standard error, with nothing written.
";

/// A call that is well formed.
#[derive(Debug)]
pub enum Call {
    /// `--help`
    Help,
    /// `--version`
    Version,
    /// `show FILE`
    Show {
        /// The issue.
        file: Input,
    },
    /// `apply OPERATIONS FILE`
    Apply {
        /// The JSON array.
        operations: Input,
        /// The issue.
        file: Input,
    },
    /// `new --date DATE [--from PREVIOUS]`
    New {
        /// The day of the new issue.
        date: Date,
        /// The issue before it.
        previous: Option<Input>,
    },
}

impl Call {
    /// Reads the arguments.
    pub fn parse(mut parser: Parser) -> Result<Self, String> {
        let Some(first) = parser.next().map_err(|it| said(&it))? else {
            return Err("expected a command; galley --help lists them".to_owned());
        };
        match first {
            Arg::Long("help") | Arg::Short('h') => Ok(Self::Help),
            Arg::Long("version") | Arg::Short('V') => Ok(Self::Version),
            Arg::Value(name) => match name.to_str() {
                Some("help") => Ok(Self::Help),
                Some("show") => show(parser),
                Some("apply") => apply(parser),
                Some("new") => new(parser),
                _ => Err(format!(
                    "expected the command show, apply or new, found {:?}",
                    name.to_string_lossy()
                )),
            },
            other => Err(said(&other.unexpected())),
        }
    }
}

fn show(mut parser: Parser) -> Result<Call, String> {
    match files(&mut parser, "galley show FILE")? {
        Files::Help => Ok(Call::Help),
        Files::Found([file]) => Ok(Call::Show { file }),
    }
}

fn apply(mut parser: Parser) -> Result<Call, String> {
    match files(&mut parser, "galley apply OPERATIONS FILE")? {
        Files::Help => Ok(Call::Help),
        Files::Found([Input::Standard, Input::Standard]) => {
            Err("expected standard input to be one file, found - twice".to_owned())
        }
        Files::Found([operations, file]) => Ok(Call::Apply { operations, file }),
    }
}

fn new(mut parser: Parser) -> Result<Call, String> {
    let mut date = None;
    let mut previous = None;
    while let Some(argument) = parser.next().map_err(|it| said(&it))? {
        match argument {
            Arg::Long("date") => date = Some(day(&mut parser)?),
            Arg::Long("from") => {
                previous = Some(Input::of(parser.value().map_err(|it| said(&it))?));
            }
            Arg::Long("help") | Arg::Short('h') => return Ok(Call::Help),
            other => return Err(said(&other.unexpected())),
        }
    }
    let date = date.ok_or("expected galley new --date YYYY-MM-DD, found no date")?;
    Ok(Call::New { date, previous })
}

fn day(parser: &mut Parser) -> Result<Date, String> {
    let text = parser
        .value()
        .and_then(ValueExt::string)
        .map_err(|it| said(&it))?;
    Date::parse(&text).ok_or_else(|| format!("expected a date like 2026-08-26, found {text:?}"))
}

/// The files of a call that takes nothing else.
enum Files<const N: usize> {
    Help,
    Found([Input; N]),
}

fn files<const N: usize>(parser: &mut Parser, usage: &str) -> Result<Files<N>, String> {
    let mut found = Vec::new();
    while let Some(argument) = parser.next().map_err(|it| said(&it))? {
        match argument {
            Arg::Value(name) => found.push(Input::of(name)),
            Arg::Long("help") | Arg::Short('h') => return Ok(Files::Help),
            other => return Err(said(&other.unexpected())),
        }
    }
    let wrong = |found: Vec<Input>| format!("expected {usage}, found {} files", found.len());
    found.try_into().map(Files::Found).map_err(wrong)
}

fn said(error: &lexopt::Error) -> String {
    format!("{error}; galley --help lists what is known")
}
