//! The parts of the page that show the issue, one file each.

pub mod conflicts;
pub mod draft_banners;
pub mod header;
pub mod notifications;
pub mod outline;
pub mod pane_tabs;
pub mod preview;
pub mod problems;
pub mod repair_offer;
pub mod sections;
pub mod sides;
pub mod source;
pub mod start;
