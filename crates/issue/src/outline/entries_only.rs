//! Tells a change of entries from one that may change headings, single fields or the number of entries.
//!
//! Most key presses change one entry. Code that shows anything else then has nothing to do.

use std::ops::Range;

use super::{Outline, Section};
use crate::section::Kind;

impl Outline {
    /// Whether `after`, whose outline is `later`, differs from `before`, whose outline is this one, in nothing but the text
    /// of entries. See [`Issue::differs_only_in_entries`](crate::Issue::differs_only_in_entries).
    pub(crate) fn differs_only_in_entries(&self, before: &str, later: &Self, after: &str) -> bool {
        let (old, new) = (&self.sections, &later.sections);
        if old.len() != new.len() {
            return false;
        }
        let mut rest = Rest {
            texts: [before, after],
            at: [0, 0],
        };
        for (old, new) in old.iter().zip(new) {
            if !lists_entries(old) {
                continue;
            }
            if old.items.len() != new.items.len() {
                return false;
            }
            for (old, new) in old.items.iter().zip(&new.items) {
                if !rest.is_same_before([&old.range, &new.range]) {
                    return false;
                }
            }
        }
        rest.is_same_to_the_end()
    }
}

/// Whether the section has entries and none of the issue's single fields.
fn lists_entries(section: &Section) -> bool {
    let has_fields = matches!(
        section.kind,
        Kind::Introduction
            | Kind::CrateOfTheWeek
            | Kind::Project
            | Kind::PerformanceTriage
            | Kind::Jobs
            | Kind::QuoteOfTheWeek
    );
    section.items.len() > 1 && !has_fields
}

/// The part of two texts that is not yet compared.
struct Rest<'a> {
    texts: [&'a str; 2],
    /// Where the part starts in each text, in bytes.
    at: [usize; 2],
}

impl Rest<'_> {
    /// Whether the texts are the same up to these two items, which are then left out of the comparison.
    fn is_same_before(&mut self, items: [&Range<usize>; 2]) -> bool {
        let [old, new] = items;
        let is_same = self.is_same(self.at[0]..old.start, self.at[1]..new.start);
        self.at = [old.end, new.end];
        is_same
    }

    fn is_same_to_the_end(&self) -> bool {
        let [old, new] = self.texts;
        self.is_same(self.at[0]..old.len(), self.at[1]..new.len())
    }

    fn is_same(&self, old: Range<usize>, new: Range<usize>) -> bool {
        let [before, after] = self.texts;
        before.get(old) == after.get(new)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::Issue;
    use crate::issue_field::{self, FieldValue, IssueField};
    use crate::operation::{Operation, plan};

    const ISSUE: &str = include_str!("../../tests/fixtures/whole.md");

    fn is_only_in_entries(before: &str, after: &str) -> bool {
        Issue::new(before).differs_only_in_entries(&Issue::new(after))
    }

    #[test]
    fn what_is_not_an_entry_is_told_apart() {
        let before = "Title: A\n\n## Official\n\n* [a](b)\n* [c](d)\n\n## Jobs\n\n* [e](f)\n* g\n";
        for (old, new, expected) in [
            ("[c]", "[see]", true),
            ("* [c](d)\n", "* [c](d)\n  more\n", true),
            ("* [c](d)\n", "* [c](d)\n* [h](i)\n", false),
            ("* [c](d)\n", "", false),
            ("* [c](d)\n", "* [c](d)\n\nprose\n", false),
            ("[c](d)", "[c](d) <!-- h -->", true),
            ("## Official", "## Officials", false),
            ("Title: A", "Title: B", false),
            ("g", "x", false),
        ] {
            let after = before.replace(old, new);
            assert_eq!(is_only_in_entries(before, &after), expected, "{old} {new}");
        }
    }

    /// Everything that is not an entry: the headings, how many entries each section has, the front matter, the fields, and
    /// which of these have a place.
    fn others(text: &str) -> impl PartialEq + std::fmt::Debug + use<> {
        let issue = Issue::new(text);
        let outline = issue.outline();
        let sections = outline.sections.iter();
        let sections = sections.map(|it| (it.path.clone(), it.level, it.kind, it.items.len()));
        let sections: Vec<_> = sections.collect();
        let front_matter = outline.front_matter.iter();
        let front_matter = front_matter.map(|it| text.get(it.value.clone()).map(str::to_owned));
        let front_matter: Vec<_> = front_matter.collect();
        let fields = IssueField::ALL.map(|it| issue_field::read(&issue, it));
        let places = [
            FieldValue::Editors(vec!["x".to_owned()]),
            FieldValue::Sponsor("x".to_owned()),
            FieldValue::DiscussLink("https://x.example".to_owned()),
            FieldValue::JobsThread("https://x.example".to_owned()),
        ]
        .map(|value| plan(&issue, &Operation::Set { value }).is_ok());
        (sections, front_matter, fields, places)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]
        #[test]
        fn an_edit_in_entries_changes_nothing_else(
            at in any::<prop::sample::Index>(),
            length in 0_usize..12,
            new in prop::sample::select(vec![
                "x", "", "\n", "* y\n", "  ", "# Z\n", "<!--", "-->", "```", "\n\n", "[a](b)", "*", "This week's",
                "https://a.example/", "* *No entries.*\n", "pull requests were merged",
            ]),
        ) {
            let starts: Vec<usize> = ISSUE.char_indices().map(|it| it.0).collect();
            let start = starts[at.index(starts.len())];
            let end = starts.iter().copied().find(|it| *it >= start + length).unwrap_or(ISSUE.len());
            let mut after = ISSUE.to_owned();
            after.replace_range(start..end, new);
            if is_only_in_entries(ISSUE, &after) {
                prop_assert_eq!(others(ISSUE), others(&after), "{:?}", after.get(start.saturating_sub(40)..));
            }
        }
    }
}
