//! Operations as JSON on small issues: what they give, and that undo restores every byte.

use super::{Operation, plan};
use crate::text::Issue;

/// `text` after the operation; also checks that its inverse gives `text` back.
fn applied(text: &str, json: &str) -> Result<String, String> {
    let operation: Operation = serde_json::from_str(json).map_err(|it| it.to_string())?;
    let issue = Issue::new(text);
    let tx = plan(&issue, &operation).map_err(|it| it.to_string())?;
    let (after, back) = issue.apply(&tx).unwrap();
    assert_eq!(after.apply(&back).unwrap().0.text(), text);
    Ok(after.text().to_owned())
}

fn check(text: &str, json: &str, expected: &str) {
    assert_eq!(applied(text, json).unwrap(), expected, "{json}");
    let crlf = |it: &str| it.replace('\n', "\r\n");
    if !text.contains('\n') {
        return;
    }
    assert_eq!(
        applied(&crlf(text), json).unwrap(),
        crlf(expected),
        "CRLF {json}"
    );
}

fn refused(text: &str, json: &str, expected: &str) {
    assert_eq!(applied(text, json).unwrap_err(), expected, "{json}");
}

#[test]
fn links_go_where_their_index_says() {
    let text = "## Updates from Rust Community\n### Official\n* [a](u)\n- [b](u)\n\n### Research\n";
    let add = |index| {
        format!(
            r#"{{"op":"add","section":"Official","index":{index},"entry":{{"kind":"link","title":"n 💛","url":"v"}}}}"#
        )
    };
    check(
        text,
        &add(0),
        "## Updates from Rust Community\n### Official\n* [n 💛](v)\n* [a](u)\n- [b](u)\n\n### Research\n",
    );
    check(
        text,
        &add(2),
        "## Updates from Rust Community\n### Official\n* [a](u)\n- [b](u)\n* [n 💛](v)\n\n### Research\n",
    );
    refused(
        text,
        &add(3),
        "expected an index below 3, the entries of \"Official\", found 3",
    );
}

#[test]
fn an_empty_section_gets_its_first_entry_under_its_heading() {
    let add = r#"{"op":"add","section":"B","entry":{"kind":"link","title":"n","url":"v"}}"#;
    check(
        "### A\n\n### B\n\n### C",
        add,
        "### A\n\n### B\n* [n](v)\n\n### C",
    );
    check("### B\n### C\n", add, "### B\n* [n](v)\n\n### C\n");
    check("### B", add, "### B\n* [n](v)");
    check("### B\n", add, "### B\n* [n](v)\n");
}

#[test]
fn articles_come_before_films() {
    let text = "### B\n* [a](u)\n* [video] [b](u)\n";
    let add = |tags| {
        format!(
            r#"{{"op":"add","section":"B","entry":{{"kind":"link","tags":[{tags}],"title":"n","url":"v"}}}}"#
        )
    };
    check(
        text,
        &add(""),
        "### B\n* [a](u)\n* [n](v)\n* [video] [b](u)\n",
    );
    check(
        text,
        &add("\"audio\""),
        "### B\n* [a](u)\n* [video] [b](u)\n* [audio] [n](v)\n",
    );
}

#[test]
fn a_missing_section_is_made_in_its_place() {
    let text = "## Updates from Rust Community\n\n<!-- * [x](y) -->\n\n### Newsletters\n* [a](u)\n\n## Crate of the Week\n";
    let add = |name| {
        format!(
            r#"{{"op":"add","section":["Updates from Rust Community","{name}"],"entry":{{"kind":"link","title":"n","url":"v"}}}}"#
        )
    };
    check(
        text,
        &add("Official"),
        "## Updates from Rust Community\n\n<!-- * [x](y) -->\n\n### Official\n* [n](v)\n\n### Newsletters\n* [a](u)\n\n## Crate of the Week\n",
    );
    check(
        text,
        &add("Research"),
        "## Updates from Rust Community\n\n<!-- * [x](y) -->\n\n### Newsletters\n* [a](u)\n\n### Research\n* [n](v)\n\n## Crate of the Week\n",
    );
    refused(
        text,
        &add("Gossip"),
        "expected the heading of a section, found \"Updates from Rust Community / Gossip\"",
    );
    check(
        "## Updates from Rust Community\n\n## Jobs\n",
        &add("Research"),
        "## Updates from Rust Community\n\n### Research\n* [n](v)\n\n## Jobs\n",
    );
}

const EVENTS: &str = "## Upcoming Events\n\nRusty Events between 2026-08-26 - 2026-09-23 🦀\n\n### Virtual\n* 2026-08-27 | Virtual (Lima, PE) | [A](u)\n    * [**a**](v)\n\n### Europe\n* 2026-08-26 | Oslo, NO | [B](u)\n    * [**b**](v)\n* 2026-08-28 | Oslo, NO | [C](u)\n    * [**c**](v)\n\nIf you are running a Rust event\n";

fn event(format: &str, date: &str, place: &str) -> String {
    format!(
        r#"{{"op":"add","section":"Upcoming Events","entry":{{"kind":"event","date":"{date}","format":"{format}","place":"{place}","group":"G","group_url":"g","title":"n","url":"w"}}}}"#
    )
}

#[test]
fn events_find_their_section_and_day() {
    let line = |text: &str, before: &str| EVENTS.replace(before, &format!("{text}{before}"));
    let new = |place: &str, date: &str| format!("* {date} | {place} | [G](g)\n    * [**n**](w)\n");
    check(
        EVENTS,
        &event("in-person", "2026-08-28", "Bern, CH"),
        &line(&new("Bern, CH", "2026-08-28"), "* 2026-08-28"),
    );
    check(
        EVENTS,
        &event("virtual", "2026-08-26", "Bern, CH"),
        &line(&new("Virtual (Bern, CH)", "2026-08-26"), "* 2026-08-27"),
    );
    let asia = format!("### Asia\n{}\n", new("Tokyo, JP", "2026-08-26"));
    check(
        EVENTS,
        &event("in-person", "2026-08-26", "Tokyo, JP"),
        &line(&asia, "### Europe"),
    );
    let south = format!(
        "    * [**c**](v)\n\n### South America\n{}",
        new("Lima, PE", "2026-08-26")
    );
    check(
        EVENTS,
        &event("in-person", "2026-08-26", "Lima, PE"),
        &EVENTS.replace("    * [**c**](v)\n", &south),
    );
    let hybrid = new("Hybrid (Oslo, NO)", "2026-08-29");
    let both = EVENTS.replace("    * [**a**](v)\n", &format!("    * [**a**](v)\n{hybrid}"));
    let both = both.replace("    * [**c**](v)\n", &format!("    * [**c**](v)\n{hybrid}"));
    check(EVENTS, &event("hybrid", "2026-08-29", "Oslo, NO"), &both);
}

#[test]
fn an_event_without_a_country_has_no_continent() {
    let text = "place: expected a two-letter country code at its end, like Berlin, DE, that tells the continent";
    refused(EVENTS, &event("in-person", "2026-08-28", "Atlantis"), text);
}

#[test]
fn entries_leave_and_move_with_all_their_bytes() {
    let text = "### A\n* [a](u) <!-- submerge-pr=1 -->  \n* [b](u)\n\n### B\n* [c](u)";
    check(
        text,
        r#"{"op":"remove","section":"A","index":0}"#,
        "### A\n* [b](u)\n\n### B\n* [c](u)",
    );
    check(
        text,
        r#"{"op":"remove","section":"B","index":0}"#,
        "### A\n* [a](u) <!-- submerge-pr=1 -->  \n* [b](u)\n\n### B",
    );
    let to = |section, index| {
        format!(
            r#"{{"op":"move","section":"A","index":0,"to":{{"section":"{section}","index":{index}}}}}"#
        )
    };
    check(
        text,
        &to("A", 1),
        "### A\n* [b](u)\n* [a](u) <!-- submerge-pr=1 -->  \n\n### B\n* [c](u)",
    );
    check(
        text,
        &to("B", 0),
        "### A\n* [b](u)\n\n### B\n* [a](u) <!-- submerge-pr=1 -->  \n* [c](u)",
    );
    check(
        text,
        &to("B", 1),
        "### A\n* [b](u)\n\n### B\n* [c](u)\n* [a](u) <!-- submerge-pr=1 -->  ",
    );
    refused(
        text,
        &to("A", 2),
        "expected an index below 2, the entries of \"A\", found 2",
    );
}

#[test]
fn an_event_of_several_leaves_or_changes_alone() {
    let head = "* 2026-08-27 | Oslo, NO | [A](u)\n";
    let text = format!("### Europe\n{head}    * [**a**](v)\n    * [**b**](v)\n");
    check(
        &text,
        r#"{"op":"remove","section":"Europe","index":0}"#,
        &format!("### Europe\n{head}    * [**b**](v)\n"),
    );
    check(
        &text,
        r#"{"op":"remove","section":"Europe","index":1}"#,
        &format!("### Europe\n{head}    * [**a**](v)\n"),
    );
    let replace = |index, date, title| {
        format!(
            r#"{{"op":"replace","section":"Europe","index":{index},"entry":{{"kind":"event","date":"{date}","place":"Oslo, NO","group":"A","group_url":"u","title":"{title}","url":"v"}}}}"#
        )
    };
    check(
        &text,
        &replace(1, "2026-08-27", "ß"),
        &format!("### Europe\n{head}    * [**a**](v)\n    * [**ß**](v)\n"),
    );
    check(
        &text,
        &replace(1, "2026-08-28", "b"),
        &format!(
            "### Europe\n{head}    * [**a**](v)\n* 2026-08-28 | Oslo, NO | [A](u)\n    * [**b**](v)\n"
        ),
    );
    check(
        &text,
        &replace(0, "2026-08-28", "a"),
        &format!(
            "### Europe\n{head}    * [**b**](v)\n* 2026-08-28 | Oslo, NO | [A](u)\n    * [**a**](v)\n"
        ),
    );
}

#[test]
fn a_section_says_when_it_has_nothing() {
    let none =
        "### [Approved RFCs](u)\n\nprose:\n\n* *No RFCs were approved this week.*\n\n### X\n";
    let some = "### [Approved RFCs](u)\n\nprose:\n\n* [r](u)\n\n### X\n";
    check(
        none,
        r#"{"op":"add","section":"Approved RFCs","entry":{"kind":"rfc","title":"r","url":"u"}}"#,
        some,
    );
    check(
        some,
        r#"{"op":"remove","section":"Approved RFCs","index":0}"#,
        none,
    );
    let draft = "### CFP - Projects\n\nAlways\n\n<!-- x -->\n<!-- y -->\n\nIf you are\n\n[g]:h\n";
    let none = "### CFP - Projects\n\nAlways\n\n<!-- x -->\n<!-- y -->\n*No Calls for participation were submitted this week.*\n\nIf you are\n\n[g]:h\n";
    let some = "### CFP - Projects\n\nAlways\n\n<!-- x -->\n<!-- y -->\n* [p - t](u)\n\nIf you are\n\n[g]:h\n";
    let add = r#"{"op":"add","section":"CFP - Projects","entry":{"kind":"cfp-project","project":"p","title":"t","url":"u"}}"#;
    check(
        draft,
        r#"{"op":"add","section":"CFP - Projects","entry":{"kind":"none"}}"#,
        none,
    );
    check(draft, add, some);
    check(none, add, some);
    check(
        some,
        r#"{"op":"remove","section":"CFP - Projects","index":0}"#,
        none,
    );
}

const FCP: &str = "### Final Comment Period\n\nEvery week\n\n#### Tracking Issues & PRs\n##### [Rust](r)\n* [a](u)\n\n*No Items entered Final Comment Period this week for\n[Rust RFCs](x),\n[Cargo](c),\n[Compiler Team](t) [(MCPs only)](m) or\n[Language Team](l).*\nLet us know\n\n## N\n";

#[test]
fn groups_come_and_go_with_their_entries() {
    let with = FCP
        .replace(
            "* [a](u)\n\n",
            "* [a](u)\n\n##### [Cargo](c)\n* [disposition: close] [b](u)\n\n",
        )
        .replace("[Cargo](c),\n[Com", "[Com");
    let add = r#"{"op":"add","section":["Final Comment Period","Cargo"],"entry":{"kind":"rfc","disposition":"close","title":"b","url":"u"}}"#;
    check(FCP, add, &with);
    check(&with, r#"{"op":"remove","section":"Cargo","index":0}"#, FCP);
    let moved = FCP
        .replace(
            "##### [Rust](r)\n* [a](u)\n\n",
            "##### [Compiler Team](t) [(MCPs only)](m)\n* [a](u)\n\n",
        )
        .replace(
            "for\n[Rust RFCs](x),\n[Cargo](c),\n[Compiler Team](t) [(MCPs only)](m) or\n",
            "for\n[Rust](r),\n[Rust RFCs](x),\n[Cargo](c) or\n",
        );
    let to = r#"{"op":"move","section":"Rust","index":0,"to":{"section":["Tracking Issues & PRs","Compiler Team (MCPs only)"],"index":0}}"#;
    check(FCP, to, &moved);
}

#[test]
fn dates_stay_in_step() {
    let text = "Title: This Week in Rust 666\nNumber: 666\nDate: 2026-08-26\n\n## Upcoming Events\n\nRusty Events between 2026-08-26 - 2026-09-23 🦀\n";
    let next = "Title: This Week in Rust 667\nNumber: 667\nDate: 2026-09-02\n\n## Upcoming Events\n\nRusty Events between 2026-09-02 - 2026-09-30 🦀\n";
    check(
        text,
        r#"{"op":"set","field":"date","value":"2026-09-02"}"#,
        next,
    );
    check(
        text,
        r#"{"op":"set","field":"number","value":7}"#,
        &text.replace("666", "7"),
    );
    refused(
        "a",
        r#"{"op":"set","field":"number","value":7}"#,
        "expected a line like Number: 666 at the top of the issue",
    );
}

#[test]
fn sections_come_and_go() {
    let text = "## Updates from Rust Community\n\n### Official\n* [a](u)\n\n### Miscellaneous\n\n## Jobs\n";
    let with = |heading: &str| text.replace("### Misc", &format!("### {heading}\n\n### Misc"));
    check(
        text,
        r#"{"op":"add-section","heading":"Research"}"#,
        &with("Research"),
    );
    check(
        text,
        r#"{"op":"add-section","heading":"RustNL 2027"}"#,
        &with("RustNL 2027"),
    );
    check(
        &with("Research"),
        r#"{"op":"remove-section","section":"Research"}"#,
        text,
    );
    check(
        "# A\n\n## B\n\n### C\n* x\n",
        r#"{"op":"remove-section","section":"B"}"#,
        "# A\n",
    );
}

#[test]
fn past_events_go_and_the_rest_is_sorted() {
    let text = format!(
        "Date: 2026-08-27\n\n{}",
        EVENTS.replace("2026-08-26 | Oslo", "2026-08-25 - 2026-08-26 | Oslo")
    );
    let gone = text.replace(
        "* 2026-08-25 - 2026-08-26 | Oslo, NO | [B](u)\n    * [**b**](v)\n",
        "",
    );
    check(&text, r#"{"op":"trim-events"}"#, &gone);
    let text = format!("Date: 2026-08-28\n\n{EVENTS}");
    let gone = text.replace(
        "### Virtual\n* 2026-08-27 | Virtual (Lima, PE) | [A](u)\n    * [**a**](v)\n\n",
        "",
    );
    let gone = gone.replace("* 2026-08-26 | Oslo, NO | [B](u)\n    * [**b**](v)\n", "");
    check(&text, r#"{"op":"trim-events"}"#, &gone);
    let sorted = "### Asia\n* 2026-08-01 | X, JP | [A](u)\n    * [**a**](v)\n<!-- c -->\n* 2026-08-02 | X, JP | [A](u)\n    * [**a**](v)\n";
    let unsorted = "### Asia\n* 2026-08-02 | X, JP | [A](u)\n    * [**a**](v)\n<!-- c -->\n* 2026-08-01 | X, JP | [A](u)\n    * [**a**](v)\n";
    check(unsorted, r#"{"op":"sort","section":"Asia"}"#, sorted);
}

#[test]
fn notes_can_be_removed() {
    let text = "### A\n\np\n\n<!-- x -->\n<!--\ny\n-->\n\nq\n";
    check(
        text,
        r#"{"op":"remove-notes","section":"A"}"#,
        "### A\n\np\n\nq\n",
    );
}

#[test]
fn text_edits_are_checked() {
    check(
        "aäb",
        r#"{"op":"edit","start":1,"end":3,"text":"x"}"#,
        "axb",
    );
    let error = "expected a range of bytes on character boundaries within 0..4, found 2..3";
    refused(
        "aäb",
        r#"{"op":"edit","start":2,"end":3,"text":"x"}"#,
        error,
    );
}
