//! Checks that parsing finds every line, and every item exactly once.

use issue::Issue;
use issue::entry::entries;
use issue::issue_field::{self, IssueField};
use issue::item::marker;
use issue::lines::{line_at, lines};
use issue::outline::Outline;
use issue::show::show;

use super::input::Input;

pub fn run(bytes: &[u8]) {
    let issue = Issue::new(Input::new(bytes).text());
    let outline = issue.outline();
    sections_follow_each_other(issue.text(), outline);
    every_item_is_found(issue.text(), outline);
    entries_cover_their_items(&issue);
    for field in IssueField::ALL {
        let _ = issue_field::read(&issue, field);
    }
}

fn sections_follow_each_other(text: &str, outline: &Outline) {
    let mut at = 0;
    for section in &outline.sections {
        assert!(at <= section.heading_range.start);
        assert!(section.heading_range.end <= section.body.start);
        assert!(text.get(section.heading_range.clone()).is_some());
        at = section.body.start;
        for item in &section.items {
            assert!(at <= item.range.start && item.range.end <= section.body.end);
            let first = line_at(text, item.range.start).and_then(|it| text.get(it.range));
            assert!(first.is_some_and(|it| marker(it).is_some()));
            assert!(text.get(item.range.clone()).is_some());
            at = item.range.end;
        }
        at = section.body.end;
    }
    assert!(outline.sections.is_empty() || at == text.len());
}

/// Checks that every line that starts like an item, without indentation and outside comments and code, is in an item.
fn every_item_is_found(text: &str, outline: &Outline) {
    let start = outline.front_matter.last().map_or(0, |it| it.value.end);
    let items = outline.sections.iter().flat_map(|it| &it.items);
    let found: Vec<_> = items.map(|it| it.range.clone()).collect();
    for line in lines(text).filter(|it| it.range.start > start) {
        let content = text.get(line.range.clone()).unwrap_or_default();
        let is_item = content.starts_with(['*', '-', '+']) && marker(content).is_some();
        let at = found.partition_point(|it| it.end < line.range.end);
        assert!(
            !is_item
                || outline.hidden.contains(line.range.start)
                || found.get(at).is_some_and(|it| it.start <= line.range.start),
            "{content:?} is in no item"
        );
    }
}

fn entries_cover_their_items(issue: &Issue) {
    let shown = show(issue);
    let outline = issue.outline();
    assert_eq!(shown.sections.len(), outline.sections.len());
    for (section, shown) in outline.sections.iter().zip(&shown.sections) {
        let found = entries(issue.text(), &outline.hidden, section);
        assert_eq!(found.len(), shown.entries.len());
        for (index, item) in section.items.iter().enumerate() {
            let mut of_item = found.iter().filter(|it| it.item == index).peekable();
            assert!(of_item.peek().is_some());
            let inside = |it: &issue::entry::LocatedEntry| {
                item.range.start <= it.range.start && it.range.end <= item.range.end
            };
            assert!(of_item.all(inside));
        }
    }
}
