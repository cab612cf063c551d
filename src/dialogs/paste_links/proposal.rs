//! The links found in pasted text, each with the user's changes before it is added.

use issue::Issue;
use issue::entry::Link;
use issue::import::{from_anchor, links_in};
use leptos::prelude::*;

use crate::browser::anchors;
use crate::browser::clipboard::Clip;

/// A link that was found, not added yet.
///
/// Its signals live as long as it does: proposals are created outside of any component, and kept until the next ones.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Whether to add it.
    pub is_wanted: ArcRwSignal<bool>,
    /// Its title, as the user edits it.
    pub title: ArcRwSignal<String>,
    /// Its tags, separated by commas.
    pub tags: ArcRwSignal<String>,
    link: Link,
    /// Whether the issue has the URL already.
    pub is_known: bool,
}

/// Proposes the links in `clip` for `issue`.
pub fn proposals(issue: &Issue, clip: &Clip) -> Vec<Proposal> {
    let known = urls(issue);
    let proposal = |it| Proposal::new(it, &known);
    found(clip).into_iter().map(proposal).collect()
}

impl Proposal {
    fn new(link: Link, known: &[String]) -> Self {
        let url = link.url.trim_end_matches('/');
        let is_known = known.iter().any(|it| it.trim_end_matches('/') == url);
        Self {
            // The dialog has a field for the title, but not for the URL.
            is_wanted: ArcRwSignal::new(!is_known && !link.url.is_empty()),
            title: ArcRwSignal::new(link.title.clone()),
            tags: ArcRwSignal::new(link.tags.join(", ")),
            link,
            is_known,
        }
    }

    /// Its URL.
    pub fn url(&self) -> String {
        self.link.url.clone()
    }

    /// The link with the title and tags from the user.
    pub fn link(&self) -> Link {
        let tags = self.tags.with_untracked(|it| {
            let each = it.split(',').map(str::trim);
            each.filter(|it| !it.is_empty())
                .map(str::to_owned)
                .collect()
        });
        Link {
            title: self.title.with_untracked(|it| it.trim().to_owned()),
            tags,
            ..self.link.clone()
        }
    }
}

/// The links in pasted text: Markdown links if there are any, else links of a web page, else bare URLs.
fn found(clip: &Clip) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    if !clip.text.contains("](http") {
        let anchors = anchors::of(&clip.html);
        let anchors = anchors.iter();
        links.extend(anchors.filter_map(|(text, url)| from_anchor(text, url)));
    }
    if links.is_empty() {
        links = links_in(&clip.text);
    }
    once_each(links)
}

/// Pages often link a picture and its headline to the same URL. Keeps the first link with a title.
fn once_each(links: Vec<Link>) -> Vec<Link> {
    let mut kept: Vec<Link> = Vec::with_capacity(links.len());
    for link in links {
        match kept.iter_mut().find(|it| it.url == link.url) {
            Some(same) if same.title.is_empty() => *same = link,
            Some(_) => {}
            None => kept.push(link),
        }
    }
    kept
}

/// The URLs of the issue's entries.
fn urls(issue: &Issue) -> Vec<String> {
    let outline = issue.outline();
    let sections = outline.sections.iter();
    let all = sections.flat_map(|it| issue::entry::entries(issue.text(), &outline.hidden, it));
    all.filter_map(|it| it.entry.url().map(str::to_owned))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_proposed_once_with_its_title() {
        let link = |title: &str, url: &str| Link {
            title: title.to_owned(),
            url: url.to_owned(),
            ..Link::default()
        };
        let found = once_each(vec![
            link("", "a"),
            link("A", "a"),
            link("B", "b"),
            link("C", "b"),
        ]);
        assert_eq!(found, [link("A", "a"), link("B", "b")]);
    }
}
