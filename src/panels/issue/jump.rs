//! Opens the entry that another part of the page points at.

use issue::Issue;
use issue::entry::entries;
use leptos::prelude::*;

use crate::editor::RowId;
use crate::panels::issue::action::Action;
use crate::panels::issue::hand::Hand;
use crate::view::View;

/// Opens an entry of this section whenever it is asked for.
pub fn follow(hand: Hand) {
    let target = View::expect().entry_target();
    Effect::new(move || {
        let row = target.get().and_then(|offset| row_at(hand, offset));
        if let Some(row) = row {
            target.set(None);
            hand.act(row, Action::Edit, false);
        }
    });
}

fn row_at(hand: Hand, offset: usize) -> Option<RowId> {
    let issue = hand.editor().issue().get_untracked();
    let (section, entry) = entry_at(&issue, offset)?;
    let summaries = hand.editor().sections();
    let is_ours =
        summaries.with_untracked(|it| it.get(section).is_some_and(|it| it.id == hand.section()));
    let row = hand
        .rows
        .with_untracked(|it| it.list.get(entry).map(|it| it.id));
    row.filter(|_| is_ours)
}

/// The section, and the entry of it, that byte `offset` of the issue's text is in.
pub fn entry_at(issue: &Issue, offset: usize) -> Option<(usize, usize)> {
    let outline = issue.outline();
    let sections = &outline.sections;
    let index = sections.iter().position(|it| it.body.contains(&offset))?;
    let found = entries(issue.text(), &outline.hidden, sections.get(index)?);
    let entry = found.iter().position(|it| it.range.contains(&offset))?;
    Some((index, entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_found_by_any_byte_of_it() {
        let text = "## Official\n\nprose\n\n* [a](https://a.example)\n* [ä](https://b.example)\n";
        let issue = Issue::new(text);
        let at = |words| entry_at(&issue, text.find(words).unwrap());
        assert_eq!(at("prose"), None);
        assert_eq!(at("* [a"), Some((0, 0)));
        assert_eq!(at("b.example"), Some((0, 1)));
    }
}
