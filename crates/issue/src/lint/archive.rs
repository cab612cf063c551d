//! The links of earlier issues, to find what was listed before.

use crate::section::Kind;
use crate::text::Issue;

use super::address::normalise;
use super::{Context, Settings};

/// Earlier issues with their community links. Plain strings, so that it can be kept anywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Archive {
    /// Invariant: sorted by file name, without duplicates.
    issues: Vec<Earlier>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Earlier {
    file: String,
    /// Normalised addresses, each with its line, counted from 1.
    links: Vec<(String, usize)>,
}

/// How many issues back the newsletter's own check looks.
const DEPTH: usize = 25;

impl Archive {
    /// Takes in an issue; one of the same file name gives way.
    pub fn add(&mut self, file: &str, text: &str) {
        let issue = Issue::new(text);
        let settings = Settings::default();
        let context = Context::of_links(&issue, &settings);
        let links = community_links(&context).map(|it| (normalise(it.url), it.line + 1));
        let links = links.collect();
        let earlier = Earlier {
            file: file.to_owned(),
            links,
        };
        match self
            .issues
            .binary_search_by(|it| it.file.as_str().cmp(file))
        {
            Ok(index) => {
                if let Some(it) = self.issues.get_mut(index) {
                    *it = earlier;
                }
            }
            Err(index) => self.issues.insert(index, earlier),
        }
    }

    /// How many issues it holds.
    pub fn len(&self) -> usize {
        self.issues.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.issues.is_empty()
    }

    /// The links of the newest issues older than `file`, newest issue first: file name, address, line.
    pub fn before(&self, file: Option<&str>) -> impl Iterator<Item = (&str, &str, usize)> {
        let older = move |it: &&Earlier| file.is_none_or(|file| it.file.as_str() < file);
        let newest = self.issues.iter().rev().filter(older).take(DEPTH);
        newest.flat_map(|it| {
            let links = it.links.iter();
            links.map(|(url, line)| (it.file.as_str(), url.as_str(), *line))
        })
    }
}

/// The links under "Updates from Rust Community": those that the newsletter's own check looks at.
pub(crate) fn community_links<'c, 'a>(
    context: &'c Context<'a>,
) -> impl Iterator<Item = &'c super::Link<'a>> {
    let range = context
        .outline
        .section(Kind::Community)
        .map(|(index, it)| it.heading_range.end..context.outline.subtree_end(index));
    let range = range.unwrap_or_default();
    let links = context.links.iter();
    links.filter(move |it| !it.image && range.contains(&it.range.start))
}
