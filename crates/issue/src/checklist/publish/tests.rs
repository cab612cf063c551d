//! The checklist before publishing, for an empty text and for a whole issue.

use super::*;
use crate::checklist::shown;
use expect_test::{Expect, expect};

fn check(text: &str, expected: &Expect) {
    let items = publish(&Issue::new(text), &Settings::default());
    expected.assert_eq(&shown(&items, text));
}

#[test]
fn an_empty_text_has_everything_to_do() {
    check(
        "",
        &expect![[r#"
            Open: Title, number and date: Number or date is missing (line 1)
            Open: Community links: Section is missing
            Done: Listed twice: No link is listed twice
            Open: Crate of the week: Section is missing
            Open: Calls for testing: Section is missing
            Open: Calls for projects: Section is missing
            Open: Calls for speakers: Section is missing
            Open: Merged pull requests: Section is missing
            Open: Performance triage: Section is missing
            Open: Approved RFCs: Section is missing
            Open: Final comment period: Section is missing
            Open: New and updated RFCs: Section is missing
            Open: Weeks of events: No line says `Rusty Events between …`
            Done: Past events: No event is over
            Open: Events: Section is missing
            Open: Jobs thread: Section is missing
            Open: Quote of the week: Section is missing
            Open: Editors: Nobody is named
            Done: Sections: Nothing else is empty, misplaced or repeated
            Done: Placeholders: Nothing else is left to fill in
            Done: Errors: The rules find no other errors
            Open: Discussion on r/rust: There is no link for it
        "#]],
    );
}

#[test]
fn new_rfcs_are_counted_once() {
    let text = "## Updates from the Rust Project\n\n### Final Comment Period\n\n#### Tracking Issues & PRs\n##### [Rust](r)\n* [disposition: merge] [a](u)\n\n#### [New and Updated RFCs](n)\n* [b](v)\n* [c](w)\n";
    let items = publish(&Issue::new(text), &Settings::default());
    let detail = |label| {
        items
            .iter()
            .find(|it| it.label == label)
            .map(|it| &*it.detail)
    };
    assert_eq!(detail("Final comment period"), Some("One"));
    assert_eq!(detail("New and updated RFCs"), Some("2"));
}

#[test]
fn a_whole_issue_has_an_item_for_every_part() {
    let text = "Title: This Week in Rust 666\nNumber: 666\nDate: 2026-08-26\nCategory: This Week in Rust\n\n## Updates from Rust Community\n\n### Official\n* [💛](https://a.example/1)\n\n### Foundation\n\n## Crate of the Week\n\n<!-- COTW goes here -->\n\n[Please submit your suggestions and votes for next week][submit_crate]!\n\n## Calls for Testing\n\n*No calls for testing were issued this week by\n[Rust](https://a.example/2).*\n\n## Call for Participation; projects and speakers\n\n### CFP - Projects\n* [a - b](https://a.example/3)\n\n### CFP - Events\n\n## Updates from the Rust Project\n\n613 pull requests were [merged in the last week][merged]\n\n[merged]: https://github.com/search?q=is%3Apr+org%3Arust-lang+is%3Amerged+merged%3A2026-08-18..2026-08-25\n\n### Rust Compiler Performance Triage\n\nQuiet.\n\n### [Approved RFCs](https://a.example/4)\n\n* *No RFCs were approved this week.*\n\n### Final Comment Period\n\n### [New and Updated RFCs](https://a.example/5)\n* [c](https://a.example/6)\n\n## Upcoming Events\n\nRusty Events between 2026-08-26 - 2026-09-23 🦀\n\n### Europe\n* 2026-08-20 | Oslo, NO | [A](https://a.example/7)\n    * [**T**](https://a.example/8)\n\n## Jobs\n\nPlease see the latest [Who's Hiring thread on r/rust](INSERT_LINK_HERE)\n\n# Quote of the Week\n\n> It compiles.\n\n– [A](https://a.example/9)\n\nThis Week in Rust is edited by:\n\n* [a](https://github.com/a)\n\n<small>[Discuss on r/rust](REDDIT_LINK_HERE)</small>\n";
    check(
        text,
        &expect![[r#"
            Done: Title, number and date: Issue 666, Wednesday 26 August 2026
            Open: Community links: Nothing under Foundation: add entries, or remove the section (line 11)
            Done: Listed twice: No link is listed twice
            Open: Crate of the week: Not filled in (line 13)
            Done: Calls for testing: Nothing this week
            Done: Calls for projects: One
            Open: Calls for speakers: Empty: add an entry, or say “Nothing this week” (line 29)
            Done: Merged pull requests: 613
            Done: Performance triage: Filled in
            Done: Approved RFCs: Nothing this week
            Open: Final comment period: Empty: add an entry, or say “Nothing this week” (line 45)
            Done: New and updated RFCs: One
            Done: Weeks of events: Four weeks from the issue's day
            Open: Past events: Event ended 6 days before this issue (line 55)
            Done: Events: One
            Open: Jobs thread: Not filled in (line 58)
            Done: Quote of the week: A
            Done: Editors: a
            Done: Sections: Nothing else is empty, misplaced or repeated
            Done: Placeholders: Nothing else is left to fill in
            Done: Errors: The rules find no other errors
            Later: Discussion on r/rust: Fill in the address after publishing (line 72)
        "#]],
    );
}

#[test]
fn a_field_with_an_error_in_it_is_open() {
    let text = "# Crate of the Week\n\nThis week's crate is [CRATE](LINK), 💛.\n";
    let items = publish(&Issue::new(text), &Settings::default());
    let items: Vec<Item> = items.into_iter().skip(3).take(1).collect();
    expect![[r#"
        Open: Crate of the week: Address `LINK` has no `https://` (line 3)
    "#]]
    .assert_eq(&shown(&items, text));
}
