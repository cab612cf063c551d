//! The links of earlier issues, for the rule about links that were listed before.

use super::Settings;
use super::context::{community, community_links};
use super::reading::read_links;
use crate::text::Issue;

mod kept;

/// Earlier issues with their community links. Each issue can be stored separately: see [`Archive::to_text`].
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

/// How many earlier issues the newsletter's own check, and so Galley, compares with.
pub const DEPTH: usize = 25;

impl Archive {
    /// Adds an issue; replaces one with the same file name.
    pub fn add(&mut self, file: &str, text: &str) {
        self.add_issue(file, &Issue::new(text));
    }

    /// Does the same as [`Archive::add`] with an issue that is already parsed.
    pub fn add_issue(&mut self, file: &str, issue: &Issue) {
        let settings = Settings::default();
        let context = read_links(issue, &settings, community(issue.outline()));
        let links = community_links(&context).map(|it| (it.address.normal(), it.line + 1));
        let links = links.collect();
        self.put(Earlier {
            file: file.to_owned(),
            links,
        });
    }

    fn put(&mut self, earlier: Earlier) {
        match self.find(&earlier.file) {
            Ok(index) => {
                if let Some(it) = self.issues.get_mut(index) {
                    *it = earlier;
                }
            }
            Err(index) => self.issues.insert(index, earlier),
        }
    }

    /// Returns the index of the issue with this file name, or the index at which to insert it.
    fn find(&self, file: &str) -> Result<usize, usize> {
        self.issues
            .binary_search_by(|it| it.file.as_str().cmp(file))
    }

    /// Returns the number of issues.
    pub fn len(&self) -> usize {
        self.issues.len()
    }

    /// Whether it has no issues.
    pub fn is_empty(&self) -> bool {
        self.issues.is_empty()
    }

    /// Returns the names of its files, in order.
    pub fn files(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.issues.iter().map(|it| it.file.as_str())
    }

    /// Returns how many earlier issues the issue called `file` is compared with: the newest ones before it.
    pub fn compared(&self, file: &str) -> usize {
        self.newest(Some(file)).count()
    }

    fn newest(&self, before: Option<&str>) -> impl Iterator<Item = &Earlier> {
        let older = move |it: &&Earlier| before.is_none_or(|file| it.file.as_str() < file);
        self.issues.iter().rev().filter(older).take(DEPTH)
    }

    /// Returns the links of the newest issues older than `file`, newest issue first: file name, address, line.
    pub fn before(&self, file: Option<&str>) -> impl Iterator<Item = (&str, &str, usize)> {
        self.newest(file).flat_map(|it| {
            let links = it.links.iter();
            links.map(|(url, line)| (it.file.as_str(), url.as_str(), *line))
        })
    }
}
