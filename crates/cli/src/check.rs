//! `galley check`: reports the problems of issues, for people, scripts and CI.

mod excerpt;
mod finding;
mod github;
mod sarif;
mod text;

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use issue::Issue;
use issue::lines::Positions;
use issue::lint::{Archive, Settings, Severity, Stage, check, fix_all};
use rayon::prelude::*;

use crate::input::Input;
use crate::terminal::{in_json, note};
use finding::Finding;

/// How findings are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people: the line, carets, the problem, the fix.
    #[default]
    Text,
    /// One array of all files' findings.
    Json,
    /// Annotations of a GitHub workflow.
    GitHub,
    /// SARIF 2.1.0.
    Sarif,
}

/// The names of `--format`.
pub const FORMATS: [(&str, Format); 4] = [
    ("text", Format::Text),
    ("json", Format::Json),
    ("github", Format::GitHub),
    ("sarif", Format::Sarif),
];

/// The names of `--stage`.
pub const STAGES: [(&str, Stage); 3] = [
    ("draft", Stage::Draft),
    ("publishing", Stage::Publishing),
    ("published", Stage::Published),
];

/// The files to check, and how.
#[derive(Debug, Default)]
pub struct Options {
    /// The folder of earlier issues.
    pub archive: Option<Input>,
    /// How findings are printed.
    pub format: Format,
    /// The stage of the issues; if not given, their folders decide.
    pub stage: Option<Stage>,
    /// Whether safe fixes are written into the files.
    pub fix: bool,
    /// The issues.
    pub files: Vec<Input>,
}

/// Returns what to print, and whether any finding is an error.
pub fn run(options: &Options) -> Result<(String, bool), String> {
    let read = options.archive.as_ref().map(read_folder).transpose()?;
    let (known, passed_over) = read.unzip();
    let archive = known.as_ref().map(archive);
    let look = |file| checked(file, options, known.as_ref(), archive.as_ref());
    // Check all files, so that the error always names the first of several bad files.
    let looked: Vec<_> = match options.files.as_slice() {
        // For a single file, threads would cost more than they save.
        [file] => vec![look(file)],
        files => files.par_iter().map(look).collect(),
    };
    let (mut found, mut mended) = (Vec::new(), Vec::new());
    for it in looked {
        let it = it?;
        found.extend(it.findings);
        mended.extend(it.mended);
    }
    let errors = found.iter().any(|it| it.severity == Severity::Error.name());
    let text = print(&found, options.format)?;
    for it in passed_over.into_iter().flatten() {
        note(&it);
    }
    // Write last, so that no file is changed if any file cannot be read.
    for (file, issue) in mended {
        write(file, &issue)?;
    }
    Ok((text, errors))
}

/// The result for one file.
struct Checked<'a> {
    findings: Vec<Finding>,
    /// The issue after its fixes, if they were asked for.
    mended: Option<(&'a Input, Issue)>,
}

fn checked<'a>(
    file: &'a Input,
    options: &Options,
    known: Option<&Known>,
    archive: Option<&Archive>,
) -> Result<Checked<'a>, String> {
    let name = name(file);
    let settings = Settings {
        stage: options.stage.unwrap_or_else(|| stage(file)),
        archive,
        file_name: name.as_deref(),
    };
    let mut issue = issue(file, known)?;
    if options.fix {
        issue = fixed(issue, &settings)?;
    }
    let argument = file.argument();
    let positions = Positions::new(issue.text());
    let problems = check(&issue, &settings).into_iter();
    let findings = problems
        .map(|it| Finding::of(it, &positions, &argument))
        .collect();
    let mended = options.fix.then_some((file, issue));
    Ok(Checked { findings, mended })
}

fn print(found: &[Finding], format: Format) -> Result<String, String> {
    match format {
        Format::Text => Ok(text::print(found)),
        Format::Json => match serde_json::to_string_pretty(found) {
            Ok(json) => Ok(in_json(&json) + "\n"),
            Err(error) => Err(error.to_string()),
        },
        Format::GitHub => Ok(github::print(found)),
        Format::Sarif => Ok(in_json(&sarif::print(found)?)),
    }
}

/// Issues by their files.
type Known = BTreeMap<PathBuf, Issue>;

/// Reads the earlier issues, which are the Markdown files in a folder. Also returns a note about each unreadable file.
fn read_folder(folder: &Input) -> Result<(Known, Vec<String>), String> {
    let Input::File(path) = folder else {
        return Err("expected a folder of earlier issues, found standard input".to_owned());
    };
    let named = |error| format!("{folder}: {error}");
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(named)? {
        let file = entry.map_err(named)?.path();
        if file.extension().is_some_and(|it| it == "md") {
            files.push(file);
        }
    }
    files.sort();
    let read = files
        .into_par_iter()
        .map(|file| earlier(&file).map(|it| (file, it)));
    let read: Vec<Result<(PathBuf, Issue), String>> = read.collect();
    let (mut known, mut passed_over) = (Known::new(), Vec::new());
    for it in read {
        match it {
            Ok((file, issue)) => drop(known.insert(file, issue)),
            Err(why) => passed_over.push(format!("skipped {why}")),
        }
    }
    Ok((known, passed_over))
}

/// Reads an issue in the archive. Anything but a regular file, such as a named pipe, could block the command forever.
fn earlier(file: &Path) -> Result<Issue, String> {
    let named = |why: &dyn fmt::Display| format!("{}: {why}", file.display());
    let data = fs::metadata(file).map_err(|it| named(&it))?;
    if !data.is_file() {
        return Err(named(&"expected a file"));
    }
    Input::File(file.to_owned()).issue()
}

/// Builds the archive of links.
fn archive(known: &Known) -> Archive {
    let mut archive = Archive::default();
    for (file, issue) in known {
        if let Some(name) = file.file_name() {
            archive.add_issue(&name.to_string_lossy(), issue);
        }
    }
    archive
}

/// Reads the issue in `file`, or takes it from the archive if it is there.
fn issue(file: &Input, known: Option<&Known>) -> Result<Issue, String> {
    let read = match file {
        Input::File(path) => known.and_then(|it| it.get(path)),
        Input::Standard => None,
    };
    read.map_or_else(|| file.issue(), |it| Ok(it.clone()))
}

/// Returns the stage of an issue: editors move an issue to the folder `content` when they publish it.
fn stage(file: &Input) -> Stage {
    match file {
        Input::File(path) if path.parent().is_some_and(|it| it.ends_with("content")) => {
            Stage::Publishing
        }
        _ => Stage::Draft,
    }
}

/// Returns the name of a file without its folder.
fn name(file: &Input) -> Option<String> {
    match file {
        Input::File(path) => path.file_name().map(|it| it.to_string_lossy().into_owned()),
        Input::Standard => None,
    }
}

/// How many rounds of safe fixes are applied at most. If two fixes change the same text, the second is left for the
/// next round.
const ROUNDS: usize = 8;

/// The issue after all safe fixes.
fn fixed(mut issue: Issue, settings: &Settings<'_>) -> Result<Issue, String> {
    for _ in 0..ROUNDS {
        let tx = fix_all(&issue, settings).map_err(|it| it.to_string())?;
        if tx.is_empty() {
            break;
        }
        let (after, _) = issue.apply(&tx).map_err(|it| it.to_string())?;
        issue = after;
    }
    Ok(issue)
}

/// Writes the text back to its file, if it changed.
fn write(file: &Input, issue: &Issue) -> Result<(), String> {
    match file {
        Input::File(path) if file.read()? != issue.text() => {
            say_if_link(path);
            fs::write(path, issue.text()).map_err(|error| format!("{file}: {error}"))
        }
        _ => Ok(()),
    }
}

/// If `path` is a link, names the file that is written.
fn say_if_link(path: &Path) {
    let is_link = fs::symlink_metadata(path).is_ok_and(|it| it.is_symlink());
    if let Some(target) = is_link.then(|| fs::canonicalize(path).ok()).flatten() {
        let (link, file) = (path.display(), target.display());
        note(&format!("{link} is a link; the fixes go into {file}"));
    }
}
