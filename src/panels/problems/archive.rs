//! Earlier issues, chosen by the user, with whose links the issue's are compared. They stay on the device.

use issue::draft;
use issue::open::read_bytes;
use leptos::ev;

use super::words;
use crate::browser::dom::{El, div, input, label, p};
use crate::browser::files::{self, Given, Unread};
use crate::editor::Editor;
use crate::findings::Findings;

/// How many issues back the rule looks.
const DEPTH: usize = 25;

/// The choice of earlier issues.
pub fn earlier_issues() -> El {
    let findings = Findings::expect();
    let editor = Editor::expect();
    let archive = findings.archive();
    let chosen = move |event| {
        let name = editor.issue().with_untracked(draft::file_name);
        let wanted = move |names| newest_before(&name, names);
        files::all_chosen(&event, wanted, move |given| {
            take_in(editor, findings, given);
        });
    };
    let state = move || match archive.with(|it| it.len()) {
        0 => {
            "To find links that were listed before, choose the files of earlier issues.".to_owned()
        }
        count => format!(
            "Links are compared with {}.",
            words::counted(count, "earlier issue")
        ),
    };

    let files = input()
        .attr("type", "file")
        .class("visually-hidden")
        .attr("multiple", true)
        .attr("accept", ".md,.markdown,text/markdown")
        .attr("aria-describedby", "earlier-issues-state")
        .on(ev::change, chosen);
    let button = label().class("file-button");
    let hint = p().class("hint").id("earlier-issues-state");
    div()
        .class("earlier-issues")
        .child(button.child("Earlier issues…").child(files))
        .child(hint.child(state))
}

/// The names of the newest issues before `name`, by which files are sorted as their dates are.
fn newest_before(name: &str, mut names: Vec<String>) -> Vec<String> {
    names.retain(|it| it.as_str() < name);
    names.sort_unstable_by(|a, b| b.cmp(a));
    names.truncate(DEPTH);
    names
}

fn take_in(editor: Editor, findings: Findings, given: Vec<Result<Given, Unread>>) {
    let mut refused = Vec::new();
    let mut issues = Vec::with_capacity(given.len());
    for given in given {
        match given {
            Ok(Given { name, bytes, .. }) => match read_bytes(&bytes) {
                Ok(text) => issues.push((name, text)),
                Err(error) => refused.push(format!("“{name}” was not read: {error}.")),
            },
            Err(reason) => refused.push(reason),
        }
    }
    let read = match issues.len() {
        0 => "None of these files is earlier than this issue.".to_owned(),
        count => format!("{} read.", words::counted(count, "earlier issue")),
    };
    findings.compare_with(issues);
    editor.say(format!("{read} {}", refused.join(" ")).trim_end());
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
        let names: Vec<_> = (0..60).map(day).chain(["notes.md".to_owned()]).collect();
        let wanted = newest_before(&day(40), names);
        assert_eq!(wanted.len(), DEPTH);
        assert_eq!(wanted.first(), Some(&day(39)));
        assert_eq!(wanted.last(), Some(&day(15)));
    }
}
