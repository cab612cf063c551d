//! The sections that each kind of submission may go to, and what belongs in them.

use super::SubmissionKind;
use crate::operation::SectionRef;

/// A section that a submission may go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SectionChoice {
    /// The heading's text.
    pub heading: &'static str,
    /// What belongs in it, in one sentence.
    pub meaning: &'static str,
    /// Why it accepts no pull requests, and what to do instead; `None` for most.
    pub closed: Option<Closed>,
}

/// A section that no longer accepts pull requests from contributors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The first issue that accepts no pull requests for it.
    pub since: u64,
    /// What to do instead, in one sentence.
    pub instead: &'static str,
    /// The name of the place to post in: "r/rust".
    pub place: &'static str,
    /// The address of that place.
    pub address: &'static str,
    /// The address of the announcement.
    pub announcement: &'static str,
}

impl SectionChoice {
    /// Returns the reference to it for operations.
    pub fn section(&self) -> SectionRef {
        self.heading.into()
    }
}

const PROJECT_UPDATES: Closed = Closed {
    since: 665,
    instead: "Post it on r/rust. The editors pick project news from there.",
    place: "r/rust",
    address: "https://www.reddit.com/r/rust/submit",
    announcement: "https://github.com/rust-lang/this-week-in-rust/issues/8575",
};

const fn open(heading: &'static str, meaning: &'static str) -> SectionChoice {
    SectionChoice {
        heading,
        meaning,
        closed: None,
    }
}

const LINKS: [SectionChoice; 8] = [
    open(
        "Official",
        "Posts from rust-lang.org and the other channels of the Rust teams.",
    ),
    open("Foundation", "Posts from the Rust Foundation."),
    open(
        "Newsletters",
        "Regular roundups of one part of Rust, such as “This Month in …”.",
    ),
    SectionChoice {
        closed: Some(PROJECT_UPDATES),
        ..open(
            "Project/Tooling Updates",
            "News from a Rust project that says more than a changelog.",
        )
    },
    open("Observations/Thoughts", "Articles about Rust."),
    open(
        "Rust Walkthroughs",
        "Articles that show how to build something, with Rust code.",
    ),
    open(
        "Research",
        "Papers about Rust, or with a large part about it.",
    ),
    open(
        "Miscellaneous",
        "Links that fit nowhere else, or have little to do with Rust.",
    ),
];

const EVENTS: [SectionChoice; 1] = [open(
    "Upcoming Events",
    "Events of the next four weeks, listed by continent. Online ones are under Virtual.",
)];

const PROJECTS: [SectionChoice; 1] = [open(
    "CFP - Projects",
    "Tasks of open source projects that look for a contributor.",
)];

const SPEAKERS: [SectionChoice; 1] = [open(
    "CFP - Events",
    "Conferences and meetups that look for speakers.",
)];

/// The sections that a submission of this kind may go to, in the order of the issue.
///
/// An event has only one; the continent follows from its fields.
pub fn section_choices(kind: SubmissionKind) -> &'static [SectionChoice] {
    match kind {
        SubmissionKind::Link => &LINKS,
        SubmissionKind::Event => &EVENTS,
        SubmissionKind::CfpProject => &PROJECTS,
        SubmissionKind::CfpEvent => &SPEAKERS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::usual_sections;

    #[test]
    fn every_choice_is_a_section_that_issues_have() {
        for kind in SubmissionKind::ALL {
            for choice in section_choices(kind) {
                assert!(
                    usual_sections().any(|(_, names)| names.contains(&choice.heading)),
                    "{}",
                    choice.heading
                );
            }
        }
        let headings = LINKS.map(|it| it.heading);
        assert_eq!(
            headings,
            crate::operation::under("Updates from Rust Community")
        );
    }

    #[test]
    fn one_section_is_closed() {
        let closed: Vec<_> = LINKS.iter().filter(|it| it.closed.is_some()).collect();
        assert!(matches!(
            closed.as_slice(),
            [SectionChoice {
                heading: "Project/Tooling Updates",
                ..
            }]
        ));
    }
}
