//! The standard sections in the order of the newest issues and the draft template.

/// Sections under one heading, in order.
pub(super) struct Siblings {
    /// The heading they are under.
    pub under: &'static str,
    /// How many `#` their headings have.
    pub level: u8,
    /// Their headings, as readers see them.
    pub names: &'static [&'static str],
}

pub(super) const COMMUNITY: &str = "Updates from Rust Community";
const PROJECT: &str = "Updates from the Rust Project";
pub(super) const EVENTS: &str = "Upcoming Events";
pub(super) const TRACKING: &str = "Tracking Issues & PRs";

/// The groups of a final comment period, in order.
pub(super) const FCP_NAMES: [&str; 8] = [
    "Rust",
    "Rust RFCs",
    "Cargo",
    "Compiler Team (MCPs only)",
    "Language Team",
    "Language Reference",
    "Leadership Council",
    "Unsafe Code Guidelines",
];

/// The groups of calls for testing, in order.
pub(super) const TESTING_NAMES: [&str; 4] = ["Rust", "Rust language RFCs", "Cargo", "Rustup"];

/// All standard sections. The heading of every row except the first is in another row.
const CATALOG: [Siblings; 9] = [
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
        names: &FCP_NAMES,
    },
    Siblings {
        under: "Calls for Testing",
        level: 5,
        names: &TESTING_NAMES,
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

/// Returns the headings of the standard sections under `heading`, in order; for a menu of missing sections.
pub fn under(heading: &str) -> &'static [&'static str] {
    let rows = CATALOG.iter().filter(|it| it.under == heading);
    rows.map(|it| it.names).next().unwrap_or_default()
}

/// Returns all standard sections: each heading, with the headings under it in order.
///
/// The first heading is empty. A heading may occur twice, with two kinds of sections under it.
pub fn usual_sections() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    CATALOG.iter().map(|it| (it.under, it.names))
}

/// Returns the row that contains `name`; if several do, the one under `parent`.
pub(super) fn find(name: &str, parent: Option<&str>) -> Option<&'static Siblings> {
    let mut rows = CATALOG.iter().filter(|it| it.names.contains(&name));
    let parent = parent.map(|it| {
        if it == "Final Comment Period" {
            TRACKING
        } else {
            it
        }
    });
    match parent {
        Some(parent) => CATALOG
            .iter()
            .find(|it| it.names.contains(&name) && it.under == parent),
        None => rows.next(),
    }
}
