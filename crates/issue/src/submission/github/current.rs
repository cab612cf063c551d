//! The current draft among the files of the two folders.

use std::fmt;

use super::ListedFile;
use crate::calendar::Date;
use crate::issue_field;
use crate::text::Issue;

/// The draft for new contributions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurrentDraft {
    /// Its file.
    pub file: ListedFile,
    /// The date of the issue, from the file's name.
    pub date: Date,
}

/// Why there is no current draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoDraft {
    /// No file in the folder has a name like a draft's. Contains the names of the folder's files.
    None(Vec<String>),
    /// The newest draft belongs to a published issue.
    Published {
        /// The date of the newest draft.
        draft: Date,
        /// The date of the newest issue.
        issue: Date,
    },
}

impl fmt::Display for NoDraft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None(names) if names.is_empty() => {
                f.write_str("expected a draft like 2026-08-26-this-week-in-rust.md, found no file")
            }
            Self::None(names) => write!(
                f,
                "expected a draft like 2026-08-26-this-week-in-rust.md, found {}",
                names.join(", ")
            ),
            Self::Published { draft, issue } => write!(
                f,
                "expected a draft after the issue of {issue}, found the draft of {draft}, which is out"
            ),
        }
    }
}

impl std::error::Error for NoDraft {}

/// The most names of a folder to list in an error.
const MOST_NAMES: usize = 5;

/// Returns the newest of `drafts` by the date in its name, if it is newer than `newest_issue`, the date of the newest
/// issue.
///
/// Without a known issue the newest draft is the current one. The template is not a draft.
pub fn current_draft(
    drafts: &[ListedFile],
    newest_issue: Option<Date>,
) -> Result<CurrentDraft, NoDraft> {
    let dated = drafts.iter().filter_map(|it| Some((day_in(&it.name)?, it)));
    let Some((date, file)) = dated.max_by_key(|it| it.0) else {
        let names = drafts.iter().map(|it| it.name.clone()).take(MOST_NAMES);
        return Err(NoDraft::None(names.collect()));
    };
    match newest_issue {
        Some(issue) if date <= issue => Err(NoDraft::Published { draft: date, issue }),
        _ => Ok(CurrentDraft {
            file: file.clone(),
            date,
        }),
    }
}

impl ListedFile {
    /// The date in the file's name, if it is named like an issue: `2026-08-26-this-week-in-rust.md`.
    pub fn day(&self) -> Option<Date> {
        day_in(&self.name)
    }
}

/// The date in the name of an issue. Accepts months and days of one digit, which three old files have.
fn day_in(name: &str) -> Option<Date> {
    Date::parse_lenient(name.strip_suffix("-this-week-in-rust.md")?)
}

/// Whether `text` is the template for drafts, not a draft: its date is not filled in.
pub fn is_template(text: &str) -> bool {
    let issue = Issue::new(text);
    let has_key = issue.outline().field(text, "Date").is_some();
    has_key && issue_field::date(&issue).is_none()
}

/// Whether two drafts are of the same issue, by their dates, or by their numbers if one has no date.
pub fn are_of_same_issue(one: &Issue, other: &Issue) -> bool {
    let [dates, numbers] = [
        [one, other].map(|it| issue_field::date(it).map(Date::days)),
        [one, other].map(|it| issue_field::number(it).and_then(|it| i64::try_from(it).ok())),
    ];
    match (dates, numbers) {
        ([Some(one), Some(other)], _) | (_, [Some(one), Some(other)]) => one == other,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> ListedFile {
        ListedFile {
            name: name.to_owned(),
            path: format!("draft/{name}"),
            sha: "4f9a0c11d2b3e4f5061728394a5b6c7d8e9f0a1b".to_owned(),
            size: 1,
        }
    }

    #[test]
    fn the_newest_draft_is_the_current_one() {
        let names = [
            "2026-9-2-this-week-in-rust.md",
            "2026-08-26-this-week-in-rust.md",
            "DRAFT_TEMPLATE.md",
            "2026-09-09-this-week-in-rust.md.bak",
        ];
        let drafts = names.map(file);
        let issue = Date::new(2026, 8, 26);
        let found = current_draft(&drafts, issue).unwrap();
        assert_eq!(found.file.name, names[0]);
        assert_eq!(Some(found.date), Date::new(2026, 9, 2));
        assert_eq!(current_draft(&drafts, None), Ok(found));
    }

    #[test]
    fn a_missing_draft_is_reported_with_what_exists() {
        let said = |names: &[&str], issue| {
            let files: Vec<_> = names.iter().map(|it| file(it)).collect();
            current_draft(&files, issue).unwrap_err().to_string()
        };
        let issue = Date::new(2026, 8, 26);
        let start = "expected a draft like 2026-08-26-this-week-in-rust.md, found ";
        assert_eq!(said(&[], issue), format!("{start}no file"));
        assert_eq!(
            said(&["DRAFT_TEMPLATE.md", "x"], issue),
            format!("{start}DRAFT_TEMPLATE.md, x")
        );
        assert_eq!(
            said(&["2026-08-26-this-week-in-rust.md"], issue),
            "expected a draft after the issue of 2026-08-26, found the draft of 2026-08-26, which is out"
        );
    }

    #[test]
    fn a_template_has_no_date() {
        assert!(is_template(
            "Title: This Week in Rust $n\nNumber: $n\nDate: $date\n\nHello\n"
        ));
        assert!(!is_template("Title: A\nDate: 2026-08-26\n\nHello\n"));
        assert!(!is_template("Hello\n"));
    }

    #[test]
    fn drafts_of_one_issue_have_the_same_date_or_number() {
        let are_same =
            |one: &str, other: &str| are_of_same_issue(&Issue::new(one), &Issue::new(other));
        let both = "Number: 666\nDate: 2026-08-26\n\n";
        assert!(are_same(both, "Number: 667\nDate: 2026-08-26\n\n"));
        assert!(!are_same(both, "Number: 666\nDate: 2026-09-02\n\n"));
        assert!(are_same(both, "Number: 666\n\n"));
        assert!(!are_same(both, "Number: 667\n\n"));
        assert!(!are_same("Hello\n", "Hello\n"));
    }
}
