use super::*;
use crate::entry::{Entry, Link};
use crate::issue_field::CrateOfTheWeek;
use crate::operation::{SectionRef, Target, apply};

const DRAFT: &str = "Title: This Week in Rust 666\nNumber: 666\nDate: 2026-08-26\n\n## Updates from Rust Community\n\n### Official\n* [a](https://a.example/)\n\n### Miscellaneous\n* [b](https://b.example/) <!-- b -->\n\n## Crate of the Week\n\n<!-- COTW goes here -->\n\n## Calls for Testing\n\n<!-- note -->\n\n```\nc\n```\n\n## Jobs\n";

/// Returns why the operation is refused; an empty text if it is accepted.
fn refused(operation: &Operation) -> String {
    let applied = apply(&Issue::new(DRAFT), operation);
    applied.err().map(|it| it.to_string()).unwrap_or_default()
}

fn link(title: &str, url: &str, tail: &str) -> Operation {
    let (title, url, tail) = (title.to_owned(), url.to_owned(), tail.to_owned());
    Operation::Add {
        section: SectionRef::from("Miscellaneous"),
        entry: Entry::Link(Link {
            title,
            url,
            tail,
            tags: Vec::new(),
        }),
        index: None,
    }
}

fn edit(at: &str, text: &str) -> Operation {
    let start = DRAFT.find(at).unwrap();
    Operation::Edit {
        start,
        end: start,
        text: text.to_owned(),
    }
}

fn crate_of_the_week(text: &str) -> Operation {
    let text = text.to_owned();
    Operation::Set {
        value: FieldValue::CrateOfTheWeek(CrateOfTheWeek::Words { text }),
    }
}

#[test]
fn characters_that_a_page_cannot_show_are_refused() {
    for sign in [
        '\0', '\u{1}', '\u{2}', '\u{8}', '\u{b}', '\u{c}', '\u{1b}', '\u{7f}', '\u{ffff}',
    ] {
        let text = format!("a{sign}b");
        let expected = format!(
            "expected text without control characters, found U+{:04X}",
            u32::from(sign)
        );
        for operation in [
            link(&text, "https://c.example/", ""),
            link("c", &format!("https://c.example/{text}"), ""),
            link("c", "https://c.example/", &text),
            crate_of_the_week(&text),
            edit("## Jobs", &text),
        ] {
            let found = refused(&operation);
            // White space in an address is refused by its own rule first.
            let is_space = sign.is_whitespace() && found.contains("without spaces");
            assert!(
                found.ends_with(&expected) || is_space,
                "{operation:?}: {found}"
            );
        }
    }
    assert_eq!(
        refused(&link("a\u{a0}\u{200d}💛", "https://c.example/", "")),
        ""
    );
}

#[test]
fn existing_text_may_move() {
    let issue = Issue::new("### Official\n* [a\u{2}](b)\n* [c](d)\n");
    let operation = Operation::Move {
        section: SectionRef::from("Official"),
        index: 0,
        to: Target {
            section: SectionRef::from("Official"),
            index: 1,
        },
    };
    assert!(apply(&issue, &operation).is_ok());
}

#[test]
fn a_file_that_cannot_be_opened_again_is_refused() {
    let text = "%PDF-".to_owned();
    let operation = Operation::Edit {
        start: 0,
        end: 0,
        text,
    };
    assert_eq!(
        refused(&operation),
        "expected text in UTF-8, found a PDF document"
    );
}

#[test]
fn nothing_may_hide_the_text_after_it() {
    for text in [
        "<!-- x\n",
        "x <!--",
        "```\n",
        "~~~ x\ny\n",
        "<script>\n",
        "a <textarea> b\n",
        "<![CDATA[ x\n",
        "<?php\n",
        "<!doctype\n",
    ] {
        let found = refused(&edit("## Jobs", text));
        assert!(found.contains("that hides what follows"), "{text}: {found}");
    }
    for text in [
        "a <!-- b",
        "```\na",
        "a\n\n~~~\nb",
        "a\n\n## B",
        "a <style> b",
    ] {
        let found = refused(&crate_of_the_week(text));
        assert!(found.starts_with("text: expected"), "{text}: {found}");
    }
}

#[test]
fn the_end_of_a_comment_or_fence_cannot_be_taken_away() {
    for (from, to) in [
        (" -->\n\n```", ""),
        ("```\n\n## Jobs", "x"),
        ("-->\n\n## Calls", ""),
    ] {
        let start = DRAFT.find(from).unwrap();
        let operation = Operation::Edit {
            start,
            end: start + 4,
            text: to.to_owned(),
        };
        let found = refused(&operation);
        assert!(found.contains("that hides what follows"), "{from}: {found}");
    }
}

#[test]
fn text_with_closed_comments_and_elements_is_accepted() {
    for text in [
        "<!-- x -->\n",
        "```\nx\n```\n",
        "`<!--` and `<script>`\n",
        "a < b, a <b> c </b>\n",
        "<script>x</script>\n",
        "<?php ?>\n",
    ] {
        assert_eq!(refused(&edit("## Jobs", text)), "", "{text}");
    }
    let whole = Operation::Edit {
        start: DRAFT.find("### Misc").unwrap(),
        end: DRAFT.find("## Crate").unwrap(),
        text: "<!--\n### Miscellaneous\n-->\n\n".to_owned(),
    };
    assert_eq!(refused(&whole), "");
    assert_eq!(refused(&crate_of_the_week("a <!-- b --> `c`")), "");
}

#[test]
fn a_field_that_would_change_others_is_refused() {
    for text in [
        "a\n\n[Please submit your suggestions and votes for next week][submit_crate]!",
        "a\n\n# B",
        "a\n\n[Discuss on r/rust](https://c.example/)",
    ] {
        let found = refused(&crate_of_the_week(text));
        assert!(found.starts_with("text: expected"), "{text}: {found}");
    }
}
