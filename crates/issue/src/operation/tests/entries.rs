//! Links and other entries: where they are added, and that they are removed completely.

use super::{check, refused};

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
fn one_blank_line_is_left_where_the_last_entry_was() {
    let remove = r#"{"op":"remove","section":"A","index":0}"#;
    check("### A\n\n* [a](u)\n\n### B\n", remove, "### A\n\n### B\n");
    check("### A\n* [a](u)\n\n### B\n", remove, "### A\n\n### B\n");
    check("### A\np\n\n* [a](u)\n\nq\n", remove, "### A\np\n\nq\n");
}

#[test]
fn articles_come_before_videos() {
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

#[test]
fn entries_are_removed_and_moved_with_all_their_bytes() {
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
fn a_heading_right_after_the_list_stays_there() {
    check(
        "### A\n* [a](u)\n### B\n",
        r#"{"op":"add","section":"A","entry":{"kind":"link","title":"n","url":"v"}}"#,
        "### A\n* [a](u)\n* [n](v)\n### B\n",
    );
}

#[test]
fn an_item_with_a_comment_in_it_can_be_rewritten() {
    let text = "### Miscellaneous\n* A <!-- d --> b\n";
    check(
        text,
        r#"{"op":"replace","section":"Miscellaneous","index":0,"entry":{"kind":"other","raw":"* A <!-- d --> c"}}"#,
        "### Miscellaneous\n* A <!-- d --> c\n",
    );
    let add = |raw| {
        format!(
            r#"{{"op":"add","section":"Miscellaneous","entry":{{"kind":"other","raw":"{raw}"}}}}"#
        )
    };
    check(
        text,
        &add("* <!-- e --> f\\n  g"),
        "### Miscellaneous\n* A <!-- d --> b\n* <!-- e --> f\n  g\n",
    );
    refused(
        text,
        &add("* h <!-- i"),
        "title: expected text that closes the brackets, code and comments it opens",
    );
}

#[test]
fn new_items_are_indented_like_the_list() {
    let text = "### A\n  * [a](u)\n  * [b](u)\n\n### B\n";
    let add = |index| {
        format!(
            r#"{{"op":"add","section":"A","index":{index},"entry":{{"kind":"link","title":"n","url":"v"}}}}"#
        )
    };
    let expected = "### A\n  * [n](v)\n  * [a](u)\n  * [b](u)\n\n### B\n";
    check(text, &add(0), expected);
    let expected = "### A\n  * [a](u)\n  * [b](u)\n  * [n](v)\n\n### B\n";
    check(text, &add(2), expected);
    let event = "### Asia\n  * 2026-08-26 | Tokyo, JP | [A](u)\n      * [**T**](v)\n";
    check(
        event,
        r#"{"op":"add","section":"Asia","entry":{"kind":"event","date":"2026-08-25","place":"Tokyo, JP","group":"B","group_url":"u","title":"S","url":"w"}}"#,
        "### Asia\n  * 2026-08-25 | Tokyo, JP | [B](u)\n      * [**S**](w)\n  * 2026-08-26 | Tokyo, JP | [A](u)\n      * [**T**](v)\n",
    );
    let to_start = r#"{"op":"move","section":"A","index":1,"to":{"section":"A","index":0}}"#;
    let expected = "### A\n  * [b](u)\n  * [a](u)\n\n### B\n";
    check(text, to_start, expected);
}

#[test]
fn lines_keep_their_endings() {
    let text = "### A\n* [a](u)\r\n\n### B\n";
    let issue = crate::text::Issue::new(text);
    let add = r#"{"op":"add","section":"A","entry":{"kind":"link","title":"n","url":"v"}}"#;
    let tx = super::plan(&issue, &serde_json::from_str(add).unwrap()).unwrap();
    assert_eq!(
        issue.apply(&tx).unwrap().0.text(),
        "### A\n* [a](u)\r\n* [n](v)\n\n### B\n"
    );
}

#[test]
fn an_index_past_the_end_is_refused_wherever_the_entry_goes() {
    let text = "## Updates from Rust Community\n\n### Official\n* [a](u)\n\n### Research\n* [b](u)\n\n## Jobs\n";
    let move_to = |section, index| {
        format!(
            r#"{{"op":"move","section":"Official","index":0,"to":{{"section":"{section}","index":{index}}}}}"#
        )
    };
    let add = r#"{"op":"add","section":"Newsletters","index":7,"entry":{"kind":"link","title":"n","url":"v"}}"#;
    for (json, expected) in [
        (
            &*move_to("Research", 2),
            "expected an index below 2, the entries of \"Research\", found 2",
        ),
        (
            &*move_to("Newsletters", 7),
            "expected an index below 1, the entries of \"Newsletters\", found 7",
        ),
        (
            &*move_to("Gossip", 7),
            "expected the heading of a section, found \"Gossip\"",
        ),
        (
            add,
            "expected an index below 1, the entries of \"Newsletters\", found 7",
        ),
    ] {
        refused(text, json, expected);
    }
    check(
        text,
        &move_to("Newsletters", 0),
        "## Updates from Rust Community\n\n### Official\n\n### Newsletters\n* [a](u)\n\n### Research\n* [b](u)\n\n## Jobs\n",
    );
}

#[test]
fn a_title_that_would_swallow_the_comment_after_it_is_refused() {
    let text = "### B\n* [a](u) <!-- seen twice? -->\n";
    let replace = |title| {
        format!(
            r#"{{"op":"replace","section":"B","index":0,"entry":{{"kind":"link","title":"{title}","url":"v"}}}}"#
        )
    };
    check(
        text,
        &replace("`n` 💛"),
        "### B\n* [`n` 💛](v) <!-- seen twice? -->\n",
    );
    refused(
        text,
        &replace("n` 💛"),
        "title: expected text that closes the brackets, code and comments it opens",
    );
}

#[test]
fn the_list_of_editors_takes_no_links() {
    refused(
        "# Quote of the Week\n\n> 💛\n\nThis Week in Rust is edited by:\n\n* [a](https://github.com/a)\n",
        r#"{"op":"add","section":"Quote of the Week","entry":{"kind":"link","title":"n","url":"v"}}"#,
        "expected a section that lists entries, found the quote of the week",
    );
}
