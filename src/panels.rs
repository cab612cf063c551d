//! The parts of the page that show the issue, one file each.

pub mod add_section;
pub mod coming_back;
pub mod drafts;
pub mod earlier;
pub mod elsewhere;
pub mod issue;
pub mod new_issue;
pub mod open;
pub mod outline;
pub mod output;
pub mod palette;
pub mod paste;
pub mod places;
pub mod preview;
pub mod problems;
pub mod repair;
pub mod save;
pub mod shortcuts;
pub mod source;
pub mod status;
pub mod top_bar;
pub mod welcome;
