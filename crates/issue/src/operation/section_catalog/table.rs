//! The sections that issues have, in their order, as the newest issues and the draft template have them.

use crate::operation::group;

/// Sections that stand side by side, in order.
pub(in crate::operation) struct Siblings {
    /// The heading they stand under.
    pub under: &'static str,
    /// How many `#` their headings have.
    pub level: u8,
    /// Their headings as readers see them.
    pub names: &'static [&'static str],
}

pub(super) const COMMUNITY: &str = "Updates from Rust Community";
const PROJECT: &str = "Updates from the Rust Project";
pub(in crate::operation) const EVENTS: &str = "Upcoming Events";
pub(in crate::operation) const TRACKING: &str = "Tracking Issues & PRs";

/// Every row but the first stands under a heading that another row names.
pub(super) const CATALOG: [Siblings; 9] = [
    Siblings {
        under: "",
        level: 2,
        names: &[
            COMMUNITY,
            "Crate of the Week",
            "Calls for Testing",
            "Call for Participation; projects and speakers",
            PROJECT,
            EVENTS,
            "Jobs",
            "Quote of the Week",
        ],
    },
    Siblings {
        under: COMMUNITY,
        level: 3,
        names: &[
            "Official",
            "Foundation",
            "Newsletters",
            "Project/Tooling Updates",
            "Observations/Thoughts",
            "Rust Walkthroughs",
            "Research",
            "Miscellaneous",
        ],
    },
    Siblings {
        under: EVENTS,
        level: 3,
        names: &[
            "Virtual",
            "Africa",
            "Asia",
            "Europe",
            "North America",
            "Oceania",
            "South America",
        ],
    },
    Siblings {
        under: PROJECT,
        level: 4,
        names: &[
            "Compiler",
            "Library",
            "Cargo",
            "Rustdoc",
            "Rustfmt",
            "Clippy",
            "Rust-Analyzer",
            "Miri",
        ],
    },
    Siblings {
        under: PROJECT,
        level: 3,
        names: &[
            "Rust Compiler Performance Triage",
            "Approved RFCs",
            "Final Comment Period",
            "New and Updated RFCs",
        ],
    },
    Siblings {
        under: "Call for Participation; projects and speakers",
        level: 3,
        names: &["CFP - Projects", "CFP - Events"],
    },
    Siblings {
        under: "Final Comment Period",
        level: 4,
        names: &[TRACKING],
    },
    Siblings {
        under: TRACKING,
        level: 5,
        names: &group::FCP_NAMES,
    },
    Siblings {
        under: "Calls for Testing",
        level: 5,
        names: &group::TESTING_NAMES,
    },
];

/// The markup of headings that are links.
pub(super) const LINKED: [(&str, &str); 2] = [
    (
        "Approved RFCs",
        "https://github.com/rust-lang/rfcs/commits/master",
    ),
    (
        "New and Updated RFCs",
        "https://github.com/rust-lang/rfcs/pulls",
    ),
];
