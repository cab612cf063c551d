//! Huge and hostile texts: everything terminates, on a stack as small as the page's, without quadratic time.
//!
//! No test measures time. Each construct that once took quadratic time, or that can be nested, is so large here that
//! with such a defect the test would not end in a reasonable time.

#![expect(clippy::expect_used, reason = "a test may panic")]

use std::thread;

use issue::Issue;
use issue::encoding::repair;
use issue::import::links_in;
use issue::lint::{Settings, check, fix_all};
use issue::operation::{Operation, plan};
use issue::patch::unified;
use issue::render::{Rendering, differences, render, rerender};
use issue::show::show;
use issue::submission::{Share, carry, events_in};

/// The page's stack, in bytes. A build without optimisation needs more for the same work, so this is strict.
const STACK: usize = 1024 * 1024;

/// The size of a text, in bytes.
const SIZE: usize = 20_000;

/// How deeply constructs are nested.
const DEPTH: usize = 10_000;

/// Does everything with the text that the page and the command do.
fn survives(text: String) {
    let work = move || {
        let issue = Issue::new(text.as_str());
        let shown = show(&issue);
        assert_eq!(shown.sections.len(), issue.outline().sections.len());
        let settings = Settings::default();
        check(&issue, &settings);
        let fixed = fix_all(&issue, &settings).expect("fixes fit the text");
        issue.apply(&fixed).expect("and each other");
        for rendering in [Rendering::Site, Rendering::GitHub] {
            let before = render(&text, rendering);
            let after = format!("{text}*");
            assert_eq!(
                rerender(&before, &Issue::new(&after)),
                render(&after, rendering)
            );
        }
        differences(&text);
        repair(&text);
        links_in(&text);
        unified(&text, &text.replace('a', "b"), "a.md");
        let append = Operation::Edit {
            start: text.len(),
            end: text.len(),
            text: "\n".to_owned(),
        };
        assert!(plan(&issue, &append).is_ok());
    };
    let thread = thread::Builder::new().stack_size(STACK).spawn(work);
    thread.expect("a thread starts").join().expect("and ends");
}

/// `piece`, repeated to make a large text.
fn repeated(piece: &str) -> String {
    piece.repeat(SIZE / piece.len())
}

#[test]
fn emphasis_without_a_closing_mark() {
    for piece in ["**a *b", "a*b**c_d__", "__a__ ", "__a _b ___c ", "***a*b**"] {
        survives(repeated(piece));
    }
}

#[test]
fn markup_that_is_never_closed() {
    for piece in [
        "<?",
        "<!A",
        "<![CDATA[\n",
        "</",
        "<!-- a\n",
        "<a b='",
        "```a\nb\n",
        "`a``b```c",
        "[a](",
        "{:",
    ] {
        survives(repeated(piece));
    }
}

#[test]
fn brackets_in_brackets() {
    let links = "[".repeat(SIZE / 5) + &"](b)".repeat(SIZE / 5);
    survives(format!("* {links}\n"));
    survives("[".repeat(DEPTH) + &"]".repeat(DEPTH));
    survives("(".repeat(DEPTH) + &")".repeat(DEPTH));
    survives(format!("[a]({}{})", "(".repeat(DEPTH), ")".repeat(DEPTH)));
}

#[test]
fn blocks_in_blocks() {
    let list = |step: usize| -> String {
        let depths = (0..400).map(|it| step * it);
        depths.map(|it| " ".repeat(it) + "* a\n").collect()
    };
    survives(list(2));
    survives(list(4));
    survives("> ".repeat(DEPTH) + "a");
    survives(">".repeat(DEPTH) + "a\n\n* b");
    survives("* ".repeat(DEPTH) + "a");
    survives("*a ".repeat(DEPTH) + &" b*".repeat(DEPTH));
    survives("<div>".repeat(DEPTH) + &"</div>".repeat(DEPTH));
    survives("<i>".repeat(DEPTH) + &"</i>".repeat(DEPTH));
    survives("<!-- ".repeat(DEPTH) + &" -->".repeat(DEPTH));
}

#[test]
fn wide_tables_of_short_rows() {
    let head = "a|".repeat(1_000) + "\n" + &"-|".repeat(1_000) + "\n";
    survives(head.clone() + &"|a|\n".repeat(5_000));
    survives(head.repeat(8));
}

#[test]
fn characters_of_every_odd_kind() {
    for piece in [
        "\u{301}",
        "\u{202e}א ",
        "\r",
        "a\rb\r\r",
        "\0",
        "\u{feff}",
        "\u{2}1\u{3}",
        "👨‍👩‍👧",
        "Ã©",
        "\u{2028}",
    ] {
        survives(repeated(piece));
    }
}

#[test]
fn headings_with_equal_ids() {
    let headings = |it: usize| format!("## a_{it}\n\n## a\n\n");
    survives((0..1_500).map(headings).collect());
    survives("# a_18446744073709551615\n\n".repeat(20));
    survives(repeated("# a\n"));
    survives("# ".to_owned() + &repeated("a") + &repeated("\n## b"));
}

#[test]
fn many_definitions_and_uses() {
    let definition =
        |it: usize| format!("[r{it}]: https://a.example/{it}\n*[A{it}]: b\n[^{it}]: c\n\n");
    let uses = |it: usize| format!("[d][r{it}] A{it} [^{it}]\n");
    survives((0..400).map(definition).chain((0..400).map(uses)).collect());
}

#[test]
fn many_items_on_three_sides() {
    let list = |name: &str, count: usize| -> String {
        let item = |it: usize| format!("* [{name}](https://{name}.example/{it})\n");
        (0..count).map(item).collect()
    };
    let base = format!("### A\n{}", list("a", 1500));
    let mine = format!("{base}{}", list("b", 1500));
    let newer = format!("{base}{}", list("c", 1500));
    let carried = carry(&base, &mine, &newer);
    assert!(carried.conflicts.is_empty());
    assert_eq!(carried.text, format!("{newer}{}", list("b", 1500)));
    let (mine, newer) = (list("d", 3000), list("e", 3000));
    assert_eq!(carry(&base, &mine, &newer).conflicts.len(), 1);
}

#[test]
fn data_from_other_programs() {
    for piece in ["[", "{\"@graph\":[", "{\"@type\":\"Event\",\"location\":["] {
        assert!(events_in(&repeated(piece)).is_err());
    }
    let nodes = format!("[{}0]", repeated("{\"@type\":\"Event\"},"));
    assert!(!events_in(&nodes).expect("events").is_empty());
    Share::from_query(&repeated("url=%&"));
}

#[test]
fn many_items() {
    let item = |it: usize| format!("* [Rust {it}](https://a.example/{it})\n");
    survives("### Official\n".to_owned() + &(0..3_000).map(item).collect::<String>());
}
