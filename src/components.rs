//! Building blocks that know nothing about issues, one component per file.

mod checkbox;
mod code_text;
mod difference;
mod disclosure;
mod divider;
mod field;
mod icon;
mod menu;
mod modal;
mod select_field;
mod severity_icon;
mod tabs;
mod text_area;
mod text_field;
mod two_versions;

pub use checkbox::Checkbox;
pub use code_text::CodeText;
pub use difference::{DifferenceView, differing_lines};
pub use disclosure::Disclosure;
pub use divider::Divider;
pub use field::{FieldMessage, FieldWidth, field_id};
pub use icon::{Icon, IconView};
pub use menu::{Menu, MenuButton, MenuItem};
pub use modal::Modal;
pub use select_field::SelectField;
pub use severity_icon::SeverityIcon;
pub use tabs::{TabItem, TabList, TabPanel};
pub use text_area::TextArea;
pub use text_field::TextField;
pub use two_versions::TwoVersions;
