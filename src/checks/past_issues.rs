//! The past issues whose links are compared with this issue's. They stay on this device until the user removes them.

use leptos::prelude::*;
use std::sync::Arc;

use issue::draft;
use issue::lint::Archive;
use leptos::task::spawn_local;

use super::Checks;
use crate::browser::past_issue_store;
use crate::parts::rules;

/// The past issues that links are compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastIssues {
    /// The files' names, in order.
    pub files: Vec<String>,
    /// How many of them the open issue is compared with.
    pub compared: usize,
    /// Why they could not be stored on this device; empty if they were.
    pub unkept: String,
}

impl Checks {
    /// The past issues, according to the last report.
    pub fn past_issues(self) -> PastIssues {
        self.report.track();
        let name = self.editor.issue().with_untracked(draft::file_name);
        self.archive.with(|it| PastIssues {
            files: it.files().map(str::to_owned).collect(),
            compared: it.compared(&name),
            unkept: self.unkept.get(),
        })
    }

    /// Whether there are no past issues; tracked.
    pub fn has_no_past_issues(self) -> bool {
        self.archive.with(|it| it.is_empty())
    }

    /// Adds past issues, each with its file's name and text, and stores them on this device.
    pub fn add_past_issues(self, issues: Vec<(String, String)>) {
        let Some(rules) = rules::loaded() else {
            self.editor.announce(
                "Not added: Galley is still loading its checks. Choose the files again in a moment.",
            );
            return;
        };
        let mut archive = Archive::clone(&self.archive.get_untracked());
        for (name, text) in &issues {
            (rules.add_past_issue)(&mut archive, name, text);
        }
        // If the previous ones could not be stored, perhaps they can be now.
        let files: Vec<_> = if self.unkept.with_untracked(String::is_empty) {
            issues.into_iter().map(|(name, _)| name).collect()
        } else {
            archive.files().map(str::to_owned).collect()
        };
        let text = |file: String| Some((archive.to_text(&file)?, file));
        let texts = files.into_iter().filter_map(text);
        let kept: Vec<_> = texts.map(|(text, file)| (file, text)).collect();
        self.compare(archive);
        spawn_local(async move {
            let failed = past_issue_store::keep(&kept).await.err();
            let reason = failed.map(|it| it.to_string());
            self.unkept.set(reason.unwrap_or_default());
        });
    }

    /// Restores the past issues that are stored on this device.
    pub(super) fn recall_past_issues(self) {
        spawn_local(async move {
            // If the device has no storage, the message about the draft says so.
            let kept = past_issue_store::all().await.unwrap_or_default();
            if kept.is_empty() {
                return;
            }
            let mut archive = Archive::default();
            let take = |(file, links): &(String, String)| archive.take_text(file, links);
            let (_, damaged): (Vec<_>, Vec<_>) = kept.into_iter().partition(take);
            // The user may have added some before the storage answered.
            if self.archive.with_untracked(|it| it.is_empty()) {
                self.compare(archive);
            }
            self.drop_damaged(damaged.into_iter().map(|(file, _)| file).collect())
                .await;
        });
    }

    async fn drop_damaged(self, files: Vec<String>) {
        let what = match files.as_slice() {
            [] => return,
            [file] => format!("The stored links of “{file}” could not be read and were deleted"),
            files => format!(
                "The stored links of {} earlier issues could not be read and were deleted",
                files.len()
            ),
        };
        self.editor.announce(format!(
            "{what}. You can add the files again under Problems."
        ));
        // If it cannot be deleted now, it will be next time.
        let _ = past_issue_store::forget(&files).await;
    }

    /// Removes all past issues, also from this device.
    pub fn forget_past_issues(self) {
        let files: Vec<_> = self
            .archive
            .with_untracked(|it| it.files().map(str::to_owned).collect());
        self.compare(Archive::default());
        self.unkept.set(String::new());
        spawn_local(async move {
            self.editor.announce(match past_issue_store::forget(&files).await {
                Ok(()) => "Removed the earlier issues.".to_owned(),
                Err(reason) => format!(
                    "Earlier issues are not compared until the page is reloaded; they are still on this device ({reason})."
                ),
            });
        });
    }

    fn compare(self, archive: Archive) {
        // A check in progress still uses the previous past issues.
        self.checking.set_value(None);
        self.archive.set(Arc::new(archive));
        self.report.set(Arc::default());
        self.run();
    }
}
