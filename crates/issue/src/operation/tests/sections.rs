//! Sections: sentences, groups, dates, and sections that are added and removed.

use super::{check, refused};

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

/// Groups without entries, as a draft has them.
const EMPTY: &str = "### Final Comment Period\n\n#### Tracking Issues & PRs\n##### [Rust](r)\n* [a](u)\n\n##### [Rust RFCs](x)\n\n##### [Compiler Team](t) [(MCPs only)](m)\n\n##### [Language Reference](f)\n\n##### [Leadership Council](d)\n\n##### [Unsafe Code Guidelines](g)\n\n##### [Cargo](c)\n\n##### [Language Team](l)\n\nLet us know\n";

#[test]
fn a_group_without_entries_is_named_in_the_sentence() {
    let cargo = r#"{"op":"remove-section","section":"Cargo"}"#;
    let team = r#"{"op":"remove-section","section":"Language Team"}"#;
    let one = EMPTY.replace("##### [Cargo](c)\n\n", "").replace(
        "(l)\n",
        "(l)\n\n*No Items entered Final Comment Period this week for\n[Cargo](c).*\n",
    );
    check(EMPTY, cargo, &one);
    let two = one
        .replace("##### [Language Team](l)\n\n", "")
        .replace("[Cargo](c).*", "[Cargo](c) or\n[Language Team](l).*");
    check(&one, team, &two);
    let add = r#"{"op":"add","section":"Cargo","entry":{"kind":"rfc","disposition":"merge","title":"b","url":"u"}}"#;
    let last = EMPTY.replace(
        "##### [Language Team](l)\n",
        "*No Items entered Final Comment Period this week for\n[Language Team](l).*\n",
    );
    check(
        &last,
        add,
        &last.replace("[Cargo](c)\n", "[Cargo](c)\n* [b](u)\n"),
    );
    let alone = "##### [Language Team](l)";
    let sentence = "*No Items entered Final Comment Period this week for\n[Language Team](l).*";
    check(EMPTY, team, &EMPTY.replace(alone, sentence));
}

#[test]
fn the_first_sentence_names_all_groups_without_a_heading() {
    let none = "*No calls for testing were issued this week by\n[Rust](r),\n[Rust language RFCs](https://github.com/rust-lang/rfcs/issues?q=label%3Acall-for-testing) or\n[Rustup](https://github.com/rust-lang/rustup/labels/call-for-testing).*";
    let text =
        "## Calls for Testing\n\n##### [Cargo](c)\n\n##### [Rust](r)\n* [a](u)\n\nLet us know\n";
    let without = text.replace("##### [Rust](r)\n* [a](u)", none);
    check(
        text,
        r#"{"op":"remove","section":"Rust","index":0}"#,
        &without,
    );
    let text = text.replace("* [a](u)\n", "");
    check(
        &text,
        r#"{"op":"remove-section","section":"Rust"}"#,
        &without,
    );
}

#[test]
fn calls_for_testing_follow_the_introduction() {
    let text = "## Calls for Testing\nAn important step\n\nIf you are a feature implementer\n\n[Let us know](k)\n\n### [Rust](r)\n\n### [Rustup](p)\n\nIf you are a feature implementer on the above list\n";
    let with = |new: &str| text.replace("[Let", &format!("{new}\n\n[Let"));
    let group = "##### [Cargo](https://github.com/rust-lang/cargo/labels/call-for-testing)";
    let names = "[Rust language RFCs](https://github.com/rust-lang/rfcs/issues?q=label%3Acall-for-testing) or\n[Cargo](https://github.com/rust-lang/cargo/labels/call-for-testing)";
    let none = format!("*No calls for testing were issued this week by\n{names}.*");
    let add = r#"{"op":"add","section":["Calls for Testing","Cargo"],"entry":{"kind":"call-for-testing","title":"n","url":"v"}}"#;
    let some = with(&format!("{group}\n* [n](v)"));
    check(text, add, &some);
    let remove = r#"{"op":"remove","section":["Calls for Testing","Cargo"],"index":0}"#;
    check(&some, remove, &with(&none));
    let add = r#"{"op":"add","section":"Calls for Testing","entry":{"kind":"none"}}"#;
    check(text, add, &with(&none));
}

#[test]
fn a_sentence_replaces_the_one_under_another_heading() {
    let add = r#"{"op":"add","section":"Final Comment Period","entry":{"kind":"none","text":"No Items entered Final Comment Period this week for\n[Rust RFCs](x)."}}"#;
    let old = "[Rust RFCs](x),\n[Cargo](c),\n[Compiler Team](t) [(MCPs only)](m) or\n[Language Team](l).*";
    check(FCP, add, &FCP.replace(old, "[Rust RFCs](x).*"));
}

#[test]
fn a_groups_own_sentence_is_replaced() {
    let text = "### Final Comment Period\n\n#### [Cargo](c)\n* *No Cargo PRs entered Final Comment Period this week.*\n\n## N\n";
    let add = r#"{"op":"add","section":"Cargo","entry":{"kind":"rfc","disposition":"close","title":"b","url":"u"}}"#;
    let none = "*No Cargo PRs entered Final Comment Period this week.*";
    check(
        text,
        add,
        &text.replace(none, "[disposition: close] [b](u)"),
    );
}

#[test]
fn a_groups_own_sentence_stays_under_its_heading() {
    let text = "### Final Comment Period\n\n#### Tracking Issues & PRs\n##### [Cargo](c)\n* *No Cargo RFCs this week.*\n\n##### [Language Team](l)\n* *No b this week.*\n\n#### New\n";
    let without = text.replace("* *No Cargo RFCs this week.*\n", "");
    check(
        &without,
        r#"{"op":"add","section":"Cargo","entry":{"kind":"none","text":"No Cargo RFCs this week."}}"#,
        text,
    );
}

#[test]
fn the_sentence_keeps_its_order_and_its_spaces() {
    let text = |names: &str, groups: &str| {
        format!(
            "### Final Comment Period\n\n#### Tracking Issues & PRs\n{groups}*No Items entered Final Comment Period this week for\n{names}.*\n"
        )
    };
    let rust = "##### [Rust](r)\n* [a](u)\n\n";
    let remove = r#"{"op":"remove","section":"Rust","index":0}"#;
    for (before, after) in [
        ("[b](b) or\n[c](c)", "[b](b),\n[c](c) or\n[Rust](r)"),
        (
            "[Language Reference](b) or\n  [Language Team](c)",
            "[Rust](r),\n  [Language Reference](b) or\n  [Language Team](c)",
        ),
        ("[Cargo](c) or [b](b)", "[Rust](r), [Cargo](c) or [b](b)"),
        ("[Cargo](c)", "[Rust](r) or\n[Cargo](c)"),
    ] {
        check(&text(before, rust), remove, &text(after, ""));
    }
}

#[test]
fn groups_are_added_and_removed_with_their_entries() {
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
fn dates_change_together() {
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
fn sections_are_added_and_removed() {
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
fn a_heading_cannot_be_added_twice_under_a_parent() {
    let text = "## Updates from Rust Community\n\n### Official\n\n### RustNL 2027\n\n## Jobs\n\n## Calls for Testing\n";
    let error = "heading: expected one that the issue does not have yet";
    for heading in ["Official", "RustNL 2027", "Jobs"] {
        let add = format!(r#"{{"op":"add-section","heading":"{heading}"}}"#);
        refused(text, &add, error);
    }
    check(
        text,
        r#"{"op":"add-section","heading":"Official","under":"Jobs"}"#,
        &text.replace("## Jobs\n", "## Jobs\n\n### Official\n"),
    );
}

#[test]
fn the_closing_lines_belong_to_no_section() {
    let quote = "# Quote of the Week\n\n> A\n\n– B\n\n[Please submit quotes](w)\n\n";
    let footer =
        "*This Week in Rust is edited by: [a](u)*\n\n<small>[Discuss on r/rust](r)</small>\n";
    check(
        &format!("## Jobs\n\n{quote}{footer}"),
        r#"{"op":"remove-section","section":"Quote of the Week"}"#,
        &format!("## Jobs\n\n{footer}"),
    );
    let footer = footer.replace('*', "");
    check(
        &format!("{quote}{footer}"),
        r#"{"op":"remove-section","section":"Quote of the Week"}"#,
        &footer,
    );
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
    for (start, end) in [(2, 2), (3, 1), (9, 9)] {
        let json = format!(r#"{{"op":"edit","start":{start},"end":{end},"text":""}}"#);
        refused(
            "aäb",
            &json,
            &error.replace("2..3", &format!("{start}..{end}")),
        );
    }
    check("aäb", r#"{"op":"edit","start":1,"end":1,"text":""}"#, "aäb");
}
