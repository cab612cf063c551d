//! Past issues, chosen by the user, whose links are compared with this one's. They stay on the device.

use issue::calendar::Date;
use issue::draft;
use issue::lint::ARCHIVE_DEPTH;
use issue::open::read_bytes;
use leptos::prelude::*;

use crate::browser::disk::GivenFile;
use crate::browser::files::{self, ReadError};
use crate::browser::focus;
use crate::checks::{Checks, PastIssues};
use crate::editor::Editor;
use crate::view::{Tab, View};
use crate::words::counted;

/// The id of the button that chooses files. It gets the focus after the last past issue is removed.
const FILES_ID: &str = "earlier-issues-files";

/// The id of the line that describes what the links are compared with.
const STATE_ID: &str = "earlier-issues-state";

/// The choice of past issues.
#[component]
pub fn PastIssuesChoice() -> impl IntoView {
    let (checks, view) = (Checks::expect(), View::expect());
    // Computed only while it is visible.
    let state = move || {
        let seen = view.shows(Tab::Problems).then(|| checks.past_issues());
        seen.map(|it| state(&it))
    };
    let forget = move |_| {
        checks.forget_past_issues();
        focus::on(FILES_ID);
    };

    view! {
        <div class="earlier-issues">
            <FileChoice name="Earlier issues…" is_folder=false/>
            <FileChoice name="Choose folder…" is_folder=true/>
            <button
                type="button"
                class="quiet"
                hidden=move || checks.has_no_past_issues()
                on:click=forget
            >
                "Forget them"
            </button>
            <p class="hint" id=STATE_ID>
                {state}
            </p>
        </div>
    }
}

/// A file input that looks like a button.
#[component]
fn FileChoice(
    /// Its text.
    name: &'static str,
    /// Whether it chooses a folder instead of files.
    is_folder: bool,
) -> impl IntoView {
    let (editor, checks) = (Editor::expect(), Checks::expect());
    let id = (!is_folder).then_some(FILES_ID);
    let accept = (!is_folder).then_some(".md,.markdown,text/markdown");
    let chosen = move |event| {
        let name = editor.issue().with_untracked(draft::file_name);
        let wanted = move |names| newest_before(&name, names);
        files::all_chosen(&event, wanted, move |given| {
            take_in(editor, checks, given);
        });
    };

    view! {
        <label class="file-button">
            {name}
            <input
                type="file"
                class="visually-hidden"
                multiple=true
                id=id
                accept=accept
                prop:webkitdirectory=is_folder
                aria-describedby=STATE_ID
                on:change=chosen
            />
        </label>
    }
}

/// Describes the past issues that links are compared with.
fn state(past: &PastIssues) -> String {
    let PastIssues {
        files,
        compared,
        unkept,
    } = past;
    if files.is_empty() {
        return "To find links that were listed before, choose the files of earlier issues. They are kept on this device.".to_owned();
    }
    let (kept, reason) = match unkept.as_str() {
        "" => ("kept on this device", String::new()),
        reason => (
            "here for this visit only",
            format!(" This device could not keep them: {reason}."),
        ),
    };
    let all = counted(files.len(), "earlier issue");
    let (count, which) = match *compared {
        0 => ("none of ".to_owned(), ": this one is before them"),
        count if count == files.len() => (String::new(), ""),
        count => (format!("{count} of "), ": the newest before this one"),
    };
    let days = days(files);
    format!("Links are compared with {count}{all}{days}, {kept}{which}.{reason}")
}

/// The days of the first and the last of these files.
fn days(files: &[String]) -> String {
    let day = |file: Option<&String>| day_of(file?);
    match (day(files.first()), day(files.last())) {
        (Some(first), Some(last)) if first == last => format!(", of {}", in_words(first)),
        (Some(first), Some(last)) => {
            format!(", from {} to {}", in_words(first), in_words(last))
        }
        _ => String::new(),
    }
}

/// The date in the name of an issue's file.
fn day_of(file: &str) -> Option<Date> {
    Date::parse(file.get(..10)?)
}

/// "26 August 2026"
fn in_words(day: Date) -> String {
    let words = day.in_words();
    words
        .split_once(' ')
        .map_or_else(String::new, |(_, day)| day.to_owned())
}

/// The names of the newest issues before `name`. Files sort by name as they sort by date.
fn newest_before(name: &str, mut names: Vec<String>) -> Vec<String> {
    names.retain(|it| it.as_str() < name && day_of(it).is_some());
    names.sort_by(|a, b| b.cmp(a));
    names.truncate(ARCHIVE_DEPTH);
    names
}

fn take_in(editor: Editor, checks: Checks, given: Vec<Result<GivenFile, ReadError>>) {
    let mut refused = Vec::new();
    let mut issues = Vec::with_capacity(given.len());
    for given in given {
        match given {
            Ok(GivenFile { name, bytes, .. }) => match read_bytes(&bytes) {
                Ok(text) => issues.push((name, text)),
                Err(error) => refused.push(format!("“{name}” was not read: {error}.")),
            },
            Err(reason) => refused.push(reason),
        }
    }
    let read = match issues.len() {
        0 => "You chose no issue before this one. Issues’ files are named after their days, like 2026-08-26-this-week-in-rust.md.".to_owned(),
        count => format!("{} read.", counted(count, "earlier issue")),
    };
    if !issues.is_empty() {
        checks.add_past_issues(issues);
    }
    editor.announce(format!("{read} {}", refused.join(" ")).trim_end());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_issues_before_this_one_are_read() {
        let day = |it: usize| {
            format!(
                "2026-{:02}-{:02}-this-week-in-rust.md",
                1 + it / 28,
                1 + it % 28
            )
        };
        let others = ["notes.md", "1.md"].map(str::to_owned);
        let names: Vec<_> = (0..60).map(day).chain(others).collect();
        let wanted = newest_before(&day(40), names);
        assert_eq!(wanted.len(), ARCHIVE_DEPTH);
        assert_eq!(wanted.first(), Some(&day(39)));
        assert_eq!(wanted.last(), Some(&day(15)));
    }

    #[test]
    fn the_state_names_how_many_and_the_days() {
        let said = |days: &[&str], compared, unkept: &str| {
            let name = |it: &&str| format!("{it}-this-week-in-rust.md");
            state(&PastIssues {
                files: days.iter().map(name).collect(),
                compared,
                unkept: unkept.to_owned(),
            })
        };
        assert_eq!(
            said(&["2026-08-19"], 1, ""),
            "Links are compared with 1 earlier issue, of 19 August 2026, kept on this device."
        );
        assert_eq!(
            said(&["2026-08-19", "2026-08-26"], 1, "no room"),
            "Links are compared with 1 of 2 earlier issues, from 19 August 2026 to 26 August 2026, here for this visit only: the newest before this one. This device could not keep them: no room."
        );
        assert_eq!(
            said(&["2026-08-19", "2026-08-26"], 0, ""),
            "Links are compared with none of 2 earlier issues, from 19 August 2026 to 26 August 2026, kept on this device: this one is before them."
        );
    }
}
