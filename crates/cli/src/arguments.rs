//! The command's arguments.

use issue::calendar::Date;
use issue::render::Rendering;
use lexopt::{Arg, Parser, ValueExt};

use crate::check::{FORMATS, Options, STAGES};
use crate::input::Input;
use crate::render::NAMES;

/// What `galley --help` prints.
pub const HELP: &str = "\
galley: edit an issue of This Week in Rust from scripts and CI

usage:
  galley show FILE               the issue as JSON
  galley apply OPERATIONS FILE   the issue after a JSON array of operations
  galley check [--archive DIR] [--format text|json|github|sarif]
               [--stage draft|publishing|published] [--fix] FILE...
                                 list problems; DIR has earlier issues,
                                 --fix writes safe fixes into the files;
                                 for files in a folder called content the
                                 stage is publishing unless you name one
  galley render [--as site|email|github] FILE
                                 the article's HTML
  galley new --date YYYY-MM-DD [--from PREVIOUS]
                                 the draft of the next issue

A file that is called - is standard input.
Exit codes: 0 means success; 1 means that check found errors; 2 means bad usage
or unreadable input, with one line on standard error and no output.
";

/// A valid call.
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
        /// The operations, as a JSON array.
        operations: Input,
        /// The issue.
        file: Input,
    },
    /// `check [--archive DIR] [--format …] [--stage …] [--fix] FILE…`
    Check(Options),
    /// `render [--as site|email|github] FILE`
    Render {
        /// The rendering.
        rendering: Rendering,
        /// The issue.
        file: Input,
    },
    /// `new --date DATE [--from PREVIOUS]`
    New {
        /// The date of the new issue.
        date: Date,
        /// The issue before it.
        previous: Option<Input>,
    },
}

impl Call {
    /// Parses the arguments.
    pub fn parse(mut parser: Parser) -> Result<Self, String> {
        let Some(first) = parser.next().map_err(|it| message(&it))? else {
            return Err("expected a command; galley --help lists them".to_owned());
        };
        match first {
            Arg::Long("help") | Arg::Short('h') => Ok(Self::Help),
            Arg::Long("version") | Arg::Short('V') => Ok(Self::Version),
            Arg::Value(name) => match name.to_str() {
                Some("help") => Ok(Self::Help),
                Some("show") => show(parser),
                Some("apply") => apply(parser),
                Some("check") => check(parser),
                Some("render") => render(parser),
                Some("new") => new(parser),
                _ => Err(format!(
                    "expected show, apply, check, render or new, found {:?}",
                    name.to_string_lossy()
                )),
            },
            other => Err(message(&other.unexpected())),
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

fn check(mut parser: Parser) -> Result<Call, String> {
    let mut options = Options::default();
    while let Some(argument) = parser.next().map_err(|it| message(&it))? {
        match argument {
            Arg::Long("archive") => options.archive = Some(input(&mut parser)?),
            Arg::Long("format") => options.format = one_of(&mut parser, &FORMATS)?,
            Arg::Long("fix") => options.fix = true,
            Arg::Long("stage") => options.stage = Some(one_of(&mut parser, &STAGES)?),
            Arg::Long("help") | Arg::Short('h') => return Ok(Call::Help),
            Arg::Value(name) => options.files.push(Input::of(name)),
            other => return Err(message(&other.unexpected())),
        }
    }
    if options.files.is_empty() {
        return Err("expected galley check FILE..., found 0 files".to_owned());
    }
    if options.fix && options.files.contains(&Input::Standard) {
        return Err("expected files to fix in place, found standard input".to_owned());
    }
    Ok(Call::Check(options))
}

fn render(mut parser: Parser) -> Result<Call, String> {
    let mut rendering = Rendering::default();
    let mut found = Vec::new();
    while let Some(argument) = parser.next().map_err(|it| message(&it))? {
        match argument {
            Arg::Long("as") => rendering = one_of(&mut parser, &NAMES)?,
            Arg::Long("help") | Arg::Short('h') => return Ok(Call::Help),
            Arg::Value(name) => found.push(Input::of(name)),
            other => return Err(message(&other.unexpected())),
        }
    }
    let [file] = exactly(found, "galley render FILE")?;
    Ok(Call::Render { rendering, file })
}

/// Parses the value of an option that has a few `known` values.
fn one_of<T: Copy>(parser: &mut Parser, known: &[(&str, T)]) -> Result<T, String> {
    let word = parser.value().map_err(|it| message(&it))?;
    let found = known.iter().find(|(name, _)| word == *name);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        let (names, word) = (names.join(", "), word.to_string_lossy());
        format!("expected one of {names}, found {word:?}")
    })
}

fn input(parser: &mut Parser) -> Result<Input, String> {
    let value = parser.value().map_err(|it| message(&it))?;
    Ok(Input::of(value))
}

fn new(mut parser: Parser) -> Result<Call, String> {
    let mut date = None;
    let mut previous = None;
    while let Some(argument) = parser.next().map_err(|it| message(&it))? {
        match argument {
            Arg::Long("date") => date = Some(day(&mut parser)?),
            Arg::Long("from") => previous = Some(input(&mut parser)?),
            Arg::Long("help") | Arg::Short('h') => return Ok(Call::Help),
            other => return Err(message(&other.unexpected())),
        }
    }
    let date = date.ok_or("expected galley new --date YYYY-MM-DD, found no date")?;
    Ok(Call::New { date, previous })
}

fn day(parser: &mut Parser) -> Result<Date, String> {
    let text = parser
        .value()
        .and_then(ValueExt::string)
        .map_err(|it| message(&it))?;
    Date::parse(&text).ok_or_else(|| format!("expected a date like 2026-08-26, found {text:?}"))
}

/// Collects the files of a call that takes no other arguments.
enum Files<const N: usize> {
    Help,
    Found([Input; N]),
}

fn files<const N: usize>(parser: &mut Parser, usage: &str) -> Result<Files<N>, String> {
    let mut found = Vec::new();
    while let Some(argument) = parser.next().map_err(|it| message(&it))? {
        match argument {
            Arg::Value(name) => found.push(Input::of(name)),
            Arg::Long("help") | Arg::Short('h') => return Ok(Files::Help),
            other => return Err(message(&other.unexpected())),
        }
    }
    exactly(found, usage).map(Files::Found)
}

/// Returns the files, if there are as many as the call takes.
fn exactly<const N: usize>(found: Vec<Input>, usage: &str) -> Result<[Input; N], String> {
    let wrong = |found: Vec<Input>| format!("expected {usage}, found {} files", found.len());
    found.try_into().map_err(wrong)
}

fn message(error: &lexopt::Error) -> String {
    format!("{error}; galley --help lists what is known")
}
