//! The kind of a section, which follows from its heading and the headings above it.

/// The kind of a section, which determines the kind of its entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The text above the first heading.
    Introduction,
    /// "Updates from Rust Community", the heading above the link sections.
    Community,
    /// A list of links; also a section with an unknown heading.
    Links,
    /// "Crate of the Week"
    CrateOfTheWeek,
    /// "Calls for Testing" and the groups under it.
    CallsForTesting,
    /// "Call for Participation", the heading above the two lists.
    Participation,
    /// "CFP - Projects"
    CfpProjects,
    /// "CFP - Events", earlier "CFP - Speakers".
    CfpEvents,
    /// "Updates from the Rust Project"
    Project,
    /// A team's merged changes: "Compiler", "Library", …
    ProjectUpdates,
    /// "Rust Compiler Performance Triage" and the headings of the report in it.
    PerformanceTriage,
    /// "Approved RFCs"
    ApprovedRfcs,
    /// "Final Comment Period" and the groups under it.
    FinalCommentPeriod,
    /// "New and Updated RFCs"
    NewRfcs,
    /// "Upcoming Events", the heading above the continents.
    UpcomingEvents,
    /// "Virtual" or a continent.
    Events,
    /// "Jobs"
    Jobs,
    /// "Quote of the Week", and the editors and sponsor after it.
    QuoteOfTheWeek,
}

impl Kind {
    /// The name in `galley show`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Introduction => "introduction",
            Self::Community => "community",
            Self::Links => "links",
            Self::CrateOfTheWeek => "crate-of-the-week",
            Self::CallsForTesting => "calls-for-testing",
            Self::Participation => "participation",
            Self::CfpProjects => "cfp-projects",
            Self::CfpEvents => "cfp-events",
            Self::Project => "project",
            Self::ProjectUpdates => "project-updates",
            Self::PerformanceTriage => "performance-triage",
            Self::ApprovedRfcs => "approved-rfcs",
            Self::FinalCommentPeriod => "final-comment-period",
            Self::NewRfcs => "new-rfcs",
            Self::UpcomingEvents => "upcoming-events",
            Self::Events => "events",
            Self::Jobs => "jobs",
            Self::QuoteOfTheWeek => "quote-of-the-week",
        }
    }

    /// Returns the kind of a section, from its heading as readers see it and the kinds above it, outermost first.
    pub fn of(heading: &str, parents: &[Self]) -> Self {
        let name = heading
            .trim_end_matches([':', ','])
            .trim()
            .to_ascii_lowercase();
        if let Some(kind) = named(&name) {
            return kind;
        }
        let inherits = |it: &&Self| !matches!(it, Self::Introduction | Self::Links);
        match parents.iter().rfind(inherits) {
            None | Some(Self::Community | Self::Participation | Self::Jobs) => Self::Links,
            Some(Self::UpcomingEvents) => Self::Events,
            Some(Self::Project) => Self::ProjectUpdates,
            Some(parent) => *parent,
        }
    }
}

/// Returns the kind that follows from the name alone, whatever the parents; `name` is in lower case.
fn named(name: &str) -> Option<Kind> {
    Some(match name {
        "updates from rust community" => Kind::Community,
        "crate of the week" => Kind::CrateOfTheWeek,
        "calls for testing" | "call for testing" => Kind::CallsForTesting,
        "cfp - projects" => Kind::CfpProjects,
        "cfp - events" | "cfp - speakers" => Kind::CfpEvents,
        "updates from the rust project" | "updates from rust core" => Kind::Project,
        "rust compiler performance triage" => Kind::PerformanceTriage,
        "approved rfcs" => Kind::ApprovedRfcs,
        "final comment period" => Kind::FinalCommentPeriod,
        "new and updated rfcs" | "new rfcs" => Kind::NewRfcs,
        "upcoming events" => Kind::UpcomingEvents,
        "jobs" | "rust jobs" => Kind::Jobs,
        "quote of the week" => Kind::QuoteOfTheWeek,
        "virtual" | "online" | "africa" | "asia" | "asia pacific" | "europe" | "north america"
        | "oceania" | "south america" => Kind::Events,
        _ if name.starts_with("call for participation") => Kind::Participation,
        // The heading of a report that was pasted unedited.
        _ if name.ends_with("triage log") => Kind::PerformanceTriage,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_follow_heading_and_place() {
        assert_eq!(Kind::of("Oceania:", &[]), Kind::Events);
        assert_eq!(Kind::of("Compiler", &[Kind::Project]), Kind::ProjectUpdates);
        assert_eq!(
            Kind::of("Rust", &[Kind::Project, Kind::FinalCommentPeriod]),
            Kind::FinalCommentPeriod
        );
        assert_eq!(Kind::of("EuroRust", &[Kind::Community]), Kind::Links);
        assert_eq!(
            Kind::of("Antarctica", &[Kind::UpcomingEvents]),
            Kind::Events
        );
        assert_eq!(
            Kind::of("Summary", &[Kind::Project, Kind::PerformanceTriage]),
            Kind::PerformanceTriage
        );
        assert_eq!(
            Kind::of("2026-08-25 Triage Log", &[]),
            Kind::PerformanceTriage
        );
    }
}
