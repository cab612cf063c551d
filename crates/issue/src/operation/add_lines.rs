//! Adds the lines of an item unchanged, so that lines from another copy of the issue stay the same.

use super::insert::insert;
use super::rank::rank;
use super::{OperationError, SectionRef, add_section, listing};
use crate::entry::{Entry, read};
use crate::text::Issue;

/// The place of an item among the items of its section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ItemPlace {
    /// Before the item at this index; after the last one if there is no such item.
    Before(usize),
    /// An event goes where date and place put it; anything else goes after the last item.
    Ranked,
}

/// Returns the issue with the item `lines` added to `section`. Adds the section if it is a standard one.
///
/// `lines` have the line ending of the issue, but none at their end.
pub(crate) fn add_lines(
    issue: &Issue,
    section: &SectionRef,
    lines: &str,
    place: ItemPlace,
) -> Result<Issue, OperationError> {
    let outline = issue.outline();
    let found = match section.resolve(outline) {
        Ok(index) => outline.sections.get(index),
        Err(OperationError::NoSection(_)) => None,
        Err(error) => return Err(error),
    };
    let edits = match found {
        None => add_section::make(issue, section, Some(lines))?,
        Some(section) => {
            let entries = listing(issue, section);
            let entry = read(lines, section.kind);
            let index = match place {
                ItemPlace::Before(item) => entries.iter().position(|it| it.item >= item),
                ItemPlace::Ranked if matches!(entry, Entry::Event(_)) => rank(&entries, &entry),
                ItemPlace::Ranked => None,
            };
            vec![insert(issue, section, lines, index)]
        }
    };
    Ok(issue.apply(&issue.transaction(edits)?)?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_added_unchanged() {
        let issue = Issue::new("### Research\n* [A](u)\n* [B](u)\n");
        let add = |place| {
            let after = add_lines(&issue, &"Research".into(), "-  [C](v) 💛", place);
            after.unwrap().text().to_owned()
        };
        assert_eq!(
            add(ItemPlace::Before(1)),
            "### Research\n* [A](u)\n-  [C](v) 💛\n* [B](u)\n"
        );
        let last = "### Research\n* [A](u)\n* [B](u)\n-  [C](v) 💛\n";
        assert_eq!(add(ItemPlace::Before(2)), last);
        assert_eq!(add(ItemPlace::Ranked), last);
    }
}
