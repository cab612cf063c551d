//! What can be submitted.

use crate::entry::Entry;

/// What can be submitted, in the order of the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SubmissionKind {
    /// An article, a video, a podcast: a link of the community sections.
    #[default]
    Link,
    /// An event that readers can go to.
    Event,
    /// A project's task that looks for a contributor.
    CfpProject,
    /// A conference that looks for speakers.
    CfpEvent,
}

impl SubmissionKind {
    /// All kinds, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Link, Self::Event, Self::CfpProject, Self::CfpEvent];

    /// The name of the kind in operations and shared links: "link", "cfp-project".
    pub fn name(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Event => "event",
            Self::CfpProject => "cfp-project",
            Self::CfpEvent => "cfp-event",
        }
    }

    /// The kind with this [`name`](Self::name).
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Its label in the form.
    pub fn label(self) -> &'static str {
        match self {
            Self::Link => "Link",
            Self::Event => "Event",
            Self::CfpProject => "Project looking for contributors",
            Self::CfpEvent => "Call for speakers",
        }
    }

    /// The kind of submission for an entry; `None` for entries that the editors collect themselves.
    pub fn of(entry: &Entry) -> Option<Self> {
        Some(match entry {
            Entry::Link(_) => Self::Link,
            Entry::Event(_) => Self::Event,
            Entry::CfpProject(_) => Self::CfpProject,
            Entry::CfpEvent(_) => Self::CfpEvent,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_found_by_its_name() {
        for kind in SubmissionKind::ALL {
            assert_eq!(SubmissionKind::named(kind.name()), Some(kind));
        }
        assert_eq!(SubmissionKind::named("Link"), None);
    }
}
