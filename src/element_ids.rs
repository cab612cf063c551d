//! The ids of elements that one module creates and another one focuses.

use issue::issue_field::IssueField;

use crate::editor::RowId;

/// The element of a section.
pub fn section_id(section: &str) -> String {
    format!("section-{}", slug(section))
}

/// The selector of a section's entry at `index`, for a row as well as for a form.
pub fn row_selector(section: &str, index: usize) -> String {
    let id = section_id(section);
    format!("#{id} > .rows > :nth-child({})", index + 1)
}

/// The element of an entry's row.
pub fn row_id(row: RowId) -> String {
    format!("entry-{row}")
}

/// The button that adds an entry to a section.
pub fn add_button_id(section: &str) -> String {
    format!("add-{}", slug(section))
}

/// The select that offers the groups to add to a section.
pub fn group_select_id(section: &str) -> String {
    format!("groups-{}", slug(section))
}

/// The button that opens the form of one of the issue's fields.
pub fn issue_field_button_id(field: IssueField) -> String {
    format!("edit-{field:?}")
}

/// `name` with a hyphen for each character that is not a letter or digit.
pub fn slug(name: &str) -> String {
    let letter = |it: char| if it.is_alphanumeric() { it } else { '-' };
    name.chars().map(letter).collect()
}
