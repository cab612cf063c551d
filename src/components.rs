//! Building blocks that know nothing of issues: a component a file, each with its props documented.

mod checkbox;
mod code_text;
mod difference;
mod disclosure;
mod modal;
mod severity_icon;
mod tabs;

pub use checkbox::Checkbox;
pub use code_text::CodeText;
pub use difference::{DifferenceView, differing_lines};
pub use disclosure::Disclosure;
pub use modal::Modal;
pub use severity_icon::SeverityIcon;
pub use tabs::{TabItem, TabList, TabPanel};
