//! The parts of the page that show the issue, one file each.

pub mod add_section;
pub mod coming_back;
pub mod conflicts;
pub mod draft_banners;
pub mod drafts;
pub mod earlier;
pub mod header;
pub mod issue;
pub mod new_issue;
pub mod open;
pub mod outline;
pub mod output;
pub mod pane_tabs;
pub mod paste;
pub mod preview;
pub mod problems;
pub mod repair;
pub mod save;
pub mod shortcuts;
pub mod source;
pub mod start;
