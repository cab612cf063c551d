//! `galley check`: what is wrong with issues, as lines for people or as JSON for scripts.

use std::fs;
use std::ops::Range;
use std::path::Path;

use issue::edit::Replace;
use issue::lines::position;
use issue::lint::{Archive, Fix, Problem, Settings, Severity, Stage, check};
use serde::Serialize;

use crate::input::Input;

/// How findings are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// One line a finding: `file:line:column: severity: message [rule]`.
    #[default]
    Text,
    /// One array of all files' findings.
    Json,
}

/// The names of `--format`.
pub const FORMATS: [(&str, Format); 2] = [("text", Format::Text), ("json", Format::Json)];

/// The names of `--stage`.
pub const STAGES: [(&str, Stage); 3] = [
    ("draft", Stage::Draft),
    ("publishing", Stage::Publishing),
    ("published", Stage::Published),
];

/// What is checked, and how.
#[derive(Debug, Default)]
pub struct Options {
    /// The folder of earlier issues.
    pub archive: Option<Input>,
    /// How findings are printed.
    pub format: Format,
    /// How far the issues are.
    pub stage: Stage,
    /// The issues.
    pub files: Vec<Input>,
}

/// One finding, in the shape that `--format json` promises. Columns count characters, from 1.
#[derive(Debug, Serialize)]
struct Finding {
    rule: &'static str,
    severity: &'static str,
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: String,
    fix: Option<Remedy>,
}

#[derive(Debug, Serialize)]
struct Remedy {
    title: String,
    edits: Vec<Edit>,
}

/// A replacement; offsets are bytes of the file.
#[derive(Debug, Serialize)]
struct Edit {
    start: usize,
    end: usize,
    text: String,
}

/// What is printed, and whether there are errors among it.
pub fn run(options: &Options) -> Result<(String, bool), String> {
    let archive = options.archive.as_ref().map(archive).transpose()?;
    let mut found = Vec::new();
    for file in &options.files {
        found.extend(findings(file, archive.as_ref(), options.stage)?);
    }
    let is_error = |it: &Finding| it.severity == Severity::Error.name();
    let errors = found.iter().any(is_error);
    let text = match options.format {
        Format::Text => found.iter().map(Finding::line).collect(),
        Format::Json => serde_json::to_string_pretty(&found).map_err(|it| it.to_string())? + "\n",
    };
    Ok((text, errors))
}

/// The earlier issues in a folder: its Markdown files.
fn archive(folder: &Input) -> Result<Archive, String> {
    let Input::File(path) = folder else {
        return Err("expected a folder of earlier issues, found standard input".to_owned());
    };
    let named = |error| format!("{folder}: {error}");
    let mut archive = Archive::default();
    for entry in fs::read_dir(path).map_err(named)? {
        let file = entry.map_err(named)?.path();
        if let Some(name) = markdown(&file) {
            archive.add(&name, &Input::File(file.clone()).read()?);
        }
    }
    Ok(archive)
}

/// The name of a Markdown file.
fn markdown(file: &Path) -> Option<String> {
    let is_markdown = file.extension().is_some_and(|it| it == "md") && file.is_file();
    let name = file.file_name().filter(|_| is_markdown)?;
    Some(name.to_string_lossy().into_owned())
}

fn findings(file: &Input, archive: Option<&Archive>, stage: Stage) -> Result<Vec<Finding>, String> {
    let issue = file.issue()?;
    let name = match file {
        Input::File(path) => path.file_name().map(|it| it.to_string_lossy().into_owned()),
        Input::Standard => None,
    };
    let settings = Settings {
        stage,
        archive,
        file_name: name.as_deref(),
    };
    let problems = check(&issue, &settings).into_iter();
    Ok(problems
        .map(|it| Finding::of(it, issue.text(), file))
        .collect())
}

impl Finding {
    fn of(problem: Problem, text: &str, file: &Input) -> Self {
        let Range { start, end } = problem.range;
        let (line, column) = position(text, start).unwrap_or((1, 1));
        let (end_line, end_column) = position(text, end).unwrap_or((line, column));
        Self {
            rule: problem.rule,
            severity: problem.severity.name(),
            file: file.argument(),
            line,
            column,
            end_line,
            end_column,
            message: problem.message,
            fix: problem.fix.map(Remedy::of),
        }
    }

    fn line(&self) -> String {
        let Self {
            rule,
            severity,
            file,
            line,
            column,
            message,
            ..
        } = self;
        format!("{file}:{line}:{column}: {severity}: {message} [{rule}]\n")
    }
}

impl Remedy {
    fn of(fix: Fix) -> Self {
        let edit = |it: Replace| Edit {
            start: it.range.start,
            end: it.range.end,
            text: it.text,
        };
        Self {
            title: fix.title,
            edits: fix.edits.into_iter().map(edit).collect(),
        }
    }
}
