//! What the newsletter asks of each kind of submission, in our own words.

use super::SubmissionKind;

const LINK: [&str; 5] = [
    "Use the title of the page.",
    "Use the page’s final address, without redirects or tracking parameters.",
    "Everybody can read it without paying or leaving an e-mail address.",
    "A person wrote it. If a language model did, the article says so.",
    "Put [video], [audio] or a language code such as [DE] before the title where it applies.",
];

const EVENT: [&str; 4] = [
    "It is free of charge. Paid events are listed only if they are conferences or similar events.",
    "It takes place within four weeks after the issue’s date.",
    "Check the date on the event’s own page.",
    "It has to do with Rust.",
];

const PROJECT: [&str; 4] = [
    "The project has an open source license and a public issue tracker.",
    "The task has its own issue, which says how hard it is.",
    "The issue links to the project’s contribution notes.",
    "Tell the editors when the task is done.",
];

const SPEAKERS: [&str; 3] = [
    "The event is about Rust or has a Rust track.",
    "The call is still open on the issue’s date.",
    "It is listed in the week it is submitted. Submit it again to have it listed longer.",
];

/// What the newsletter asks of a submission of this kind, one sentence each, the most important first.
pub fn guidelines(kind: SubmissionKind) -> &'static [&'static str] {
    match kind {
        SubmissionKind::Link => &LINK,
        SubmissionKind::Event => &EVENT,
        SubmissionKind::CfpProject => &PROJECT,
        SubmissionKind::CfpEvent => &SPEAKERS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guidelines_are_sentences() {
        for kind in SubmissionKind::ALL {
            for line in guidelines(kind) {
                assert!(line.ends_with('.') && line.len() <= 100, "{line}");
            }
        }
    }
}
