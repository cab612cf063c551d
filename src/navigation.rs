//! Goes to a place in the issue: a section, the form of an entry, or a line of the source.

use issue::entry;
use issue::{Issue, view as text_view};
use leptos::prelude::*;

use crate::browser::caret::Area;
use crate::browser::focus;
use crate::editor::{Editor, FormPlace, Part};
use crate::element_ids::section_id;
use crate::view::{Tab, View};

/// The id of the text area that shows the source.
pub const SOURCE_ID: &str = "source-text";

/// Takes the user to places in the issue: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Navigation {
    editor: Editor,
    view: View,
}

impl Navigation {
    /// Creates the navigation, for the page to provide.
    pub fn new(editor: Editor, view: View) -> Self {
        Self { editor, view }
    }

    /// The navigation of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Opens the form of the entry that contains byte `offset` of the text. Outside of entries, goes to the source.
    pub fn reveal_entry(self, offset: usize) {
        self.view
            .when_built(self.editor, move || self.open_entry(offset));
    }

    fn open_entry(self, offset: usize) {
        let issue = self.editor.issue().get_untracked();
        let found = entry_at(&issue, offset);
        let row = found.and_then(|(section, entry)| self.editor.row_at(section, entry));
        let Some((section, row)) = row else {
            return self.reveal_source(offset);
        };
        self.view.show(Tab::Forms);
        self.editor.reveal(offset);
        self.editor.open_form(FormPlace {
            section,
            part: Part::Row(row),
        });
    }

    /// Goes to byte `offset` of the text where the user is editing: in the source if that is shown, otherwise in the
    /// forms.
    pub fn reveal_where_edited(self, offset: usize) {
        if self.view.edits_source() {
            self.reveal_source(offset);
        } else {
            self.reveal_entry(offset);
        }
    }

    /// Shows a section's entries, starting at its heading.
    pub fn reveal_section(self, section: &str) {
        self.view.show(Tab::Forms);
        let id = section_id(section);
        self.view.top.set(id.clone());
        self.view.when_built(self.editor, move || {
            request_animation_frame(move || {
                focus::show_at_start(&id);
                focus::on(&id);
            });
        });
    }

    /// Selects the line of the source that byte `offset` of the text is on.
    pub fn reveal_source(self, offset: usize) {
        self.view.show(Tab::Source);
        // The tab's content has no height until it is drawn.
        request_animation_frame(move || {
            let issue = self.editor.issue().get_untracked();
            let text = issue.text();
            if let Some(area) = Area::by_id(SOURCE_ID) {
                let at = text_view::utf16_of_byte(text, offset).unwrap_or_default();
                area.reveal_line(&text_view::lf(text), at);
            }
        });
    }
}

/// The section that contains byte `offset` of the issue's text, and the entry in it; both count from 0.
pub fn entry_at(issue: &Issue, offset: usize) -> Option<(usize, usize)> {
    let (section, entry, _) = entry::entry_at(issue.text(), issue.outline(), offset)?;
    Some((section, entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_found_by_any_byte_of_it() {
        let text = "## Official\n\nprose\n\n* [a](https://a.example)\n* [ä](https://b.example)\n";
        let issue = Issue::new(text);
        let at = |words| entry_at(&issue, text.find(words).unwrap());
        assert_eq!(at("prose"), None);
        assert_eq!(at("* [a"), Some((0, 0)));
        assert_eq!(at("b.example"), Some((0, 1)));
    }
}
