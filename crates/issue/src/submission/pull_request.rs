//! Proposes the title and the text of a pull request, and the name of its branch.

use super::SubmissionKind;
use crate::entry::Entry;

/// A pull request's title and text, and its branch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PullRequest {
    /// Its title, one line: `Add “A tour of lifetimes” to Rust Walkthroughs`.
    pub title: String,
    /// Its text, Markdown; may be empty.
    pub text: String,
    /// A name for the branch: "add-a-tour-of-lifetimes".
    pub branch: String,
}

/// The longest title of an entry to quote in full, in characters.
const LONGEST_TITLE: usize = 120;

/// The longest name of a branch, in bytes.
const LONGEST_BRANCH: usize = 40;

/// Returns the proposal for the pull request that adds `entry` to `section`, a heading's text.
///
/// `note` is the contributor's message to the editors; may be empty.
pub fn pull_request(entry: &Entry, section: &str, note: &str) -> PullRequest {
    let title = plain(entry.title());
    let what = match SubmissionKind::of(entry) {
        Some(SubmissionKind::Event) => "event ",
        Some(SubmissionKind::CfpEvent) => "call for speakers ",
        _ => "",
    };
    let shown = if title.is_empty() {
        entry.noun().to_owned()
    } else {
        format!("{what}“{title}”")
    };
    let to = if section.is_empty() {
        String::new()
    } else {
        format!(" to {}", plain(section))
    };
    let note = note.trim();
    let url = entry.url().unwrap_or_default();
    let text = [url, note].map(str::to_owned);
    let text: Vec<String> = text.into_iter().filter(|it| !it.is_empty()).collect();
    PullRequest {
        title: format!("Add {shown}{to}"),
        text: text.join("\n\n"),
        branch: branch(&title),
    }
}

/// Returns a title on one line and not too long, without Markdown's marks for code and bold.
fn plain(title: &str) -> String {
    let title = title.replace(['`', '*'], "").replace('\\', "");
    let mut words = title.split_whitespace().collect::<Vec<_>>().join(" ");
    words.retain(|it| !it.is_control());
    if words.chars().count() <= LONGEST_TITLE {
        return words;
    }
    let cut: String = words.chars().take(LONGEST_TITLE - 1).collect();
    format!("{}…", cut.trim_end())
}

/// Returns a branch name from the title's ASCII words, as many whole words as fit.
fn branch(title: &str) -> String {
    let lower = title.to_ascii_lowercase();
    let words = lower.split(|it: char| !it.is_ascii_alphanumeric());
    let mut name = "add".to_owned();
    for word in words.filter(|it| !it.is_empty()) {
        if name.len() + 1 + word.len() > LONGEST_BRANCH {
            break;
        }
        name += "-";
        name += word;
    }
    if name == "add" {
        "add-entry".to_owned()
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::Link;

    fn of(title: &str, note: &str) -> PullRequest {
        let link = Link {
            title: title.to_owned(),
            url: "https://a.example/1".to_owned(),
            ..Link::default()
        };
        pull_request(&Entry::Link(link), "Research", note)
    }

    #[test]
    fn title_text_and_branch_follow_from_the_entry() {
        let it = of("A *tour*\n of `Rc<T>` 💛", " Please.\n");
        assert_eq!(it.title, "Add “A tour of Rc<T> 💛” to Research");
        assert_eq!(it.text, "https://a.example/1\n\nPlease.");
        assert_eq!(it.branch, "add-a-tour-of-rc-t");
    }

    #[test]
    fn long_and_empty_titles_are_handled() {
        let it = of(&"Ünïcödé wörds ".repeat(20), "");
        assert_eq!(
            it.title.chars().count(),
            "Add “” to Research".chars().count() + 120
        );
        assert!(it.branch.len() <= LONGEST_BRANCH);
        assert_eq!(of("所有権", "").branch, "add-entry");
        assert_eq!(of("", "").title, "Add link to Research");
    }
}
