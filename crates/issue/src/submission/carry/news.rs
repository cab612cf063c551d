//! The changes between two texts, counted in entries.

use std::collections::BTreeMap;

use super::twice::{Key, key};
use crate::entry::{LocatedEntry, entries};
use crate::lines::{Line, lines};
use crate::outline::Section;
use crate::text::Issue;

/// The entries in which two texts differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Entries that only the later text has.
    pub added: usize,
    /// Entries that both have, with different wording or in another section.
    pub changed: usize,
    /// Entries that only the earlier text has.
    pub removed: usize,
}

impl News {
    /// Returns the news of `after`, compared with `before`.
    pub fn between(before: &Issue, after: &Issue) -> Self {
        let [old, new] = [before, after].map(listed);
        let [mut gone, new] = [missing(&old, &new), missing(&new, &old)];
        let total = gone.len();
        let mut changed = 0;
        for key in new.iter().flatten() {
            if let Some(at) = gone.iter().position(|it| it.as_ref() == Some(key)) {
                gone.swap_remove(at);
                changed += 1;
            }
        }
        Self {
            added: new.len() - changed,
            changed,
            removed: total - changed,
        }
    }

    /// The news in words: "3 entries added, 1 changed".
    pub fn in_words(self) -> String {
        let counts = [
            (self.added, "added"),
            (self.changed, "changed"),
            (self.removed, "removed"),
        ];
        let mut words = String::new();
        for (count, what) in counts.into_iter().filter(|it| it.0 > 0) {
            let noun = match (words.is_empty(), count) {
                (false, _) => "",
                (true, 1) => " entry",
                (true, _) => " entries",
            };
            let comma = if words.is_empty() { "" } else { ", " };
            words += &format!("{comma}{count}{noun} {what}");
        }
        if words.is_empty() {
            "text outside the entries".to_owned()
        } else {
            words
        }
    }
}

/// An entry of a text.
struct Listed {
    /// Its section's headings and its lines.
    text: (Vec<String>, String),
    key: Option<Key>,
}

fn listed(issue: &Issue) -> Vec<Listed> {
    let outline = issue.outline();
    let of_section = |section: &Section| {
        let path = section.path.clone();
        let all = entries(issue.text(), &outline.hidden, section).into_iter();
        all.map(move |it| Listed {
            text: (path.clone(), lines_of(issue, &it)),
            key: key(&it.entry),
        })
    };
    outline.sections.iter().flat_map(of_section).collect()
}

/// Its lines without their endings, which differ between systems.
fn lines_of(issue: &Issue, it: &LocatedEntry) -> String {
    let text = issue.text().get(it.range.clone()).unwrap_or_default();
    let line = |it: Line| text.get(it.range).unwrap_or_default().trim_end();
    lines(text).map(line).collect::<Vec<_>>().join("\n")
}

/// The keys of the entries in `of` that `from` does not have unchanged.
fn missing(of: &[Listed], from: &[Listed]) -> Vec<Option<Key>> {
    let mut there: BTreeMap<_, usize> = BTreeMap::new();
    for it in from {
        *there.entry(&it.text).or_default() += 1;
    }
    let is_missing = |it: &&Listed| match there.get_mut(&it.text) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    of.iter()
        .filter(is_missing)
        .map(|it| it.key.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &str = "## Updates from Rust Community\n\n### Official\n* [A](https://a.example/1)\n\n### Research\n* [B](https://a.example/2)\n* [B](https://a.example/2)\n* [C](https://a.example/3)\n";

    fn between(before: &str, after: &str) -> String {
        News::between(&Issue::new(before), &Issue::new(after)).in_words()
    }

    #[test]
    fn added_changed_and_removed_entries_are_counted() {
        let added = BEFORE.replace(
            "/3)\n",
            "/3)\n* [D](https://a.example/4)\n* [E](https://a.example/5)\n",
        );
        assert_eq!(between(BEFORE, &added), "2 entries added");
        assert_eq!(between(&added, BEFORE), "2 entries removed");
        let many = added
            .replace("[A]", "[a]")
            .replacen("* [B](https://a.example/2)\n", "", 1);
        assert_eq!(
            between(BEFORE, &many),
            "2 entries added, 1 changed, 1 removed"
        );
        let moved =
            BEFORE.replacen("* [A](https://a.example/1)\n", "", 1) + "* [A](https://a.example/1)\n";
        assert_eq!(between(BEFORE, &moved), "1 entry changed");
    }

    #[test]
    fn changes_outside_of_entries_are_named() {
        assert_eq!(
            between(BEFORE, &BEFORE.replace('\n', "\r\n")),
            "text outside the entries"
        );
        assert_eq!(
            between(BEFORE, &format!("Hello\n{BEFORE}")),
            "text outside the entries"
        );
    }
}
