//! Proposes values for an address and the title of its page: kind, section, title, tags, and the address without
//! tracking parameters.

use super::SubmissionKind;
use crate::address::{host, without_tracking};
use crate::import::from_anchor;
use crate::lint::without_site_name;

/// A proposal for the form. The user can change everything in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The most likely kind.
    pub kind: SubmissionKind,
    /// The heading of the section: the most likely one for a link, the only one for another kind.
    pub section: &'static str,
    /// The title for a link: on one line, with Markdown escaped, without the site's name at its end. Empty if the page
    /// has no title.
    pub title: String,
    /// The address for a link, without tracking parameters; unchanged if it is not the address of a web page.
    pub url: String,
    /// Whether tracking parameters were removed.
    pub was_tracking: bool,
    /// The tags: "video", "audio".
    pub tags: Vec<String>,
}

/// Returns the proposal for the page at `url` with the title `title`, plain text that may be empty.
pub fn propose(url: &str, title: &str) -> Proposal {
    let url = url.trim();
    let kind = kind(url, title);
    let section = match kind {
        SubmissionKind::Link => section(url, title),
        SubmissionKind::Event => "Upcoming Events",
        SubmissionKind::CfpProject => "CFP - Projects",
        SubmissionKind::CfpEvent => "CFP - Events",
    };
    let link = from_anchor(without_site_name(title.trim(), url), url);
    let link = link.unwrap_or_else(|| crate::entry::Link {
        url: url.to_owned(),
        ..Default::default()
    });
    Proposal {
        kind,
        section,
        title: link.title,
        url: link.url,
        was_tracking: without_tracking(url).is_some(),
        tags: link.tags,
    }
}

/// Hosts that have only events.
const EVENT_HOSTS: [&str; 6] = [
    "lu.ma",
    "luma.com",
    "guild.host",
    "ti.to",
    "eventbrite.com",
    "mobilizon.fr",
];

fn kind(url: &str, title: &str) -> SubmissionKind {
    let site = site(url);
    let title = title.to_lowercase();
    let calls = ["call for papers", "call for speakers", "call for proposals"];
    let is_task = ["github.com", "gitlab.com", "codeberg.org"].contains(&site.as_str())
        && url.contains("/issues/");
    if site == "sessionize.com" || calls.iter().any(|it| title.contains(it)) {
        SubmissionKind::CfpEvent
    } else if EVENT_HOSTS.contains(&site.as_str())
        || site == "meetup.com" && url.contains("/events/")
    {
        SubmissionKind::Event
    } else if is_task {
        SubmissionKind::CfpProject
    } else {
        SubmissionKind::Link
    }
}

/// The host in lower case, without "www.".
fn site(url: &str) -> String {
    let host = host(url).to_ascii_lowercase();
    host.strip_prefix("www.").map(str::to_owned).unwrap_or(host)
}

/// Hosts that publish papers.
const PAPERS: [&str; 8] = [
    "arxiv.org",
    "doi.org",
    "dl.acm.org",
    "usenix.org",
    "openreview.net",
    "ieeexplore.ieee.org",
    "eprint.iacr.org",
    "hal.science",
];

/// Words in titles of walkthroughs. A title with "in Rust" is more often about building something than an opinion.
const SHOWS_HOW: [&str; 19] = [
    "how to ",
    "tutorial",
    "walkthrough",
    "step by step",
    "step-by-step",
    "from scratch",
    "building ",
    "build ",
    "implementing ",
    "writing a",
    "adding ",
    "getting started",
    "introduction to",
    "guide to",
    "rules for ",
    "hands-on",
    "learn ",
    "let's ",
    " in rust",
];

/// Returns the most likely section of a link; each test is tried only if those before it fail.
fn section(url: &str, title: &str) -> &'static str {
    let site = site(url);
    let is_at = |it: &str| site == it || site.ends_with(&format!(".{it}"));
    let title = title.to_lowercase().replace('’', "'");
    if is_at("foundation.rust-lang.org") || is_at("rustfoundation.org") {
        "Foundation"
    } else if is_at("rust-lang.org") {
        "Official"
    } else if PAPERS.iter().any(|it| is_at(it)) {
        "Research"
    } else if is_roundup(&title) {
        "Newsletters"
    } else if is_release(url, &title) {
        "Project/Tooling Updates"
    } else if SHOWS_HOW.iter().any(|it| title.contains(it)) {
        "Rust Walkthroughs"
    } else {
        "Observations/Thoughts"
    }
}

fn is_roundup(title: &str) -> bool {
    let periods = ["this week in ", "this month in ", "this quarter in "];
    let names = ["newsletter", " issue #"];
    periods.iter().any(|it| title.starts_with(it)) || names.iter().any(|it| title.contains(it))
}

/// Whether the link is news of a project. The section for these is closed, which the contributor should know.
fn is_release(url: &str, title: &str) -> bool {
    let is_page = url.contains("/releases/") || url.contains("/changelog");
    let news = [
        "released",
        "changelog",
        "progress report",
        "devlog",
        "dev log",
    ];
    let hints = ["release", "announc", "what's new"];
    let has = |words: &[&str]| words.iter().any(|it| title.contains(it));
    is_page || has(&news) || has(&hints) && has_version(title)
}

/// Whether a word is like "0.5" or "v1.2.3".
fn has_version(title: &str) -> bool {
    let mut words = title.split_whitespace();
    words.any(|it| {
        let word = it
            .trim_start_matches('v')
            .trim_end_matches([',', ':', '!', '.']);
        let is_number = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
        word.contains('.') && word.split('.').all(is_number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_follow_from_address_and_title() {
        for (url, title, expected) in [
            ("https://blog.rust-lang.org/inside-rust/x/", "X", "Official"),
            ("https://foundation.rust-lang.org/news/x", "X", "Foundation"),
            ("https://rustfoundation.org/media/x", "X", "Foundation"),
            ("https://arxiv.org/abs/1", "How to prove it", "Research"),
            ("https://doi.org/10.1/2", "", "Research"),
            ("https://a.example/1", "This Month in A: May", "Newsletters"),
            ("https://a.example/2", "A Newsletter #3", "Newsletters"),
            (
                "https://a.example/3",
                "Announcing A v0.5.1!",
                "Project/Tooling Updates",
            ),
            (
                "https://github.com/a/b/releases/tag/1",
                "b 1",
                "Project/Tooling Updates",
            ),
            (
                "https://a.example/4",
                "Let’s build a 💛",
                "Rust Walkthroughs",
            ),
            (
                "https://a.example/5",
                "Announcing a change",
                "Observations/Thoughts",
            ),
            (
                "https://rust-lang.org.example",
                "A",
                "Observations/Thoughts",
            ),
            ("", "", "Observations/Thoughts"),
        ] {
            assert_eq!(propose(url, title).section, expected, "{url} {title}");
        }
    }

    #[test]
    fn kinds_follow_from_address_and_title() {
        for (url, title, expected) in [
            (
                "https://www.meetup.com/a/events/1/",
                "A",
                SubmissionKind::Event,
            ),
            ("https://www.meetup.com/a/", "A", SubmissionKind::Link),
            ("https://luma.com/x", "A", SubmissionKind::Event),
            (
                "https://github.com/a/b/issues/1",
                "A",
                SubmissionKind::CfpProject,
            ),
            (
                "https://a.example",
                "Call for Papers",
                SubmissionKind::CfpEvent,
            ),
        ] {
            let it = propose(url, title);
            assert_eq!(it.kind, expected, "{url}");
            assert_eq!(
                it.kind == SubmissionKind::Link,
                it.section == "Observations/Thoughts"
            );
        }
    }

    #[test]
    fn title_address_and_tags_are_ready_for_a_link() {
        let it = propose(
            " https://www.youtube.com/watch?v=1&si=2&utm_x=3 ",
            "A [b]\n *c - YouTube",
        );
        assert_eq!(it.title, "A [b] *c");
        assert_eq!(it.url, "https://www.youtube.com/watch?v=1");
        assert!(it.was_tracking);
        assert_eq!(it.tags, ["video"]);
        let it = propose("mailto:a@a.example", "A");
        assert_eq!(
            (it.url.as_str(), it.was_tracking),
            ("mailto:a@a.example", false)
        );
    }
}
