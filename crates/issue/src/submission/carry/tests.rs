//! Contributions carried to a newer draft, and the conflicts that are left.

use super::*;
use expect_test::{Expect, expect};

const BASE: &str = "## Updates from Rust Community\n\n### Official\n* [A](https://a.example/1)\n\n### Research\n* [B](https://b.example/1)\n* [C](https://c.example/1)\n\n## CFP - Events\n\n*No Calls for papers were submitted this week.*\n\n## Upcoming Events\n\n### Europe\n* 2026-09-02 | Oslo, NO | [D](https://d.example/1)\n    * [**D**](https://d.example/2)\n\n## Jobs\n";

/// `BASE` after the replacements.
fn changed(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(BASE.to_owned(), |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text.replacen(from, to, 1)
    })
}

fn shown(base: &str, mine: &str, newer: &str) -> String {
    let it = carry(base, mine, newer);
    let patch = crate::patch::unified(newer, &it.text, "x");
    // A blank line of context is a single space in the patch, which would be lost in an expected value.
    let line = |it: &str| format!("{}\n", it.replace('\r', "␍").trim_end());
    let lines = patch.split_inclusive('\n').skip(3).map(line);
    let mut out: String = lines.collect();
    for it in &it.conflicts {
        out += &format!(
            "base {:?}\nmine {:?}\ntheirs {:?}\n",
            it.base, it.mine, it.theirs
        );
    }
    for it in &it.already {
        out += &format!(
            "already {:?} as {:?} in {}, line {}\n",
            it.mine, it.theirs, it.section, it.line
        );
    }
    out
}

/// Carries `mine` to `newer`, which both change `BASE`. The expected value is what the newer draft gains.
fn check(mine: &[(&str, &str)], newer: &[(&str, &str)], expected: &Expect) {
    expected.assert_eq(&shown(BASE, &changed(mine), &changed(newer)));
}

const M: &str = "[C](https://c.example/1)\n* [M 💛](https://m.example/1)\n";
const C: &str = "[C](https://c.example/1)\n";

#[test]
fn two_additions_are_both_kept_theirs_first() {
    let theirs = "[C](https://c.example/1)\n* [T](https://t.example/1)\n";
    check(
        &[(C, M)],
        &[(C, theirs)],
        &expect![[r#"
            @@ -7,6 +7,7 @@
             * [B](https://b.example/1)
             * [C](https://c.example/1)
             * [T](https://t.example/1)
            +* [M 💛](https://m.example/1)
 
             ## CFP - Events
 
        "#]],
    );
    let rewritten = "[c](https://c.example/1)\n* [T](https://t.example/1)\n";
    check(
        &[(C, M)],
        &[(C, rewritten)],
        &expect![[r#"
            @@ -7,6 +7,7 @@
             * [B](https://b.example/1)
             * [c](https://c.example/1)
             * [T](https://t.example/1)
            +* [M 💛](https://m.example/1)
 
             ## CFP - Events
 
        "#]],
    );
    check(
        &[(C, M)],
        &[("* [C](https://c.example/1)\n", "")],
        &expect![[r#"
            @@ -5,6 +5,7 @@
 
             ### Research
             * [B](https://b.example/1)
            +* [M 💛](https://m.example/1)
 
             ## CFP - Events
 
        "#]],
    );
}

#[test]
fn an_entry_of_both_sides_is_kept_once() {
    check(&[(C, M)], &[(C, M)], &expect![[""]]);
    let moved = "1)\n* [m](http://m.example/1/)\n\n### Research";
    check(
        &[(C, M)],
        &[("1)\n\n### Research", moved)],
        &expect![[r#"
        already "* [M 💛](https://m.example/1)" as "* [m](http://m.example/1/)" in Official, line 5
    "#]],
    );
}

#[test]
fn a_removed_section_is_created_again() {
    let research = "### Research\n* [B](https://b.example/1)\n* [C](https://c.example/1)\n\n";
    check(
        &[(C, M)],
        &[(research, "")],
        &expect![[r#"
            @@ -3,6 +3,9 @@
             ### Official
             * [A](https://a.example/1)
 
            +### Research
            +* [M 💛](https://m.example/1)
            +
             ## CFP - Events
 
             *No Calls for papers were submitted this week.*
        "#]],
    );
}

#[test]
fn both_sides_fill_an_empty_section() {
    let none = "*No Calls for papers were submitted this week.*\n";
    let call = |name: &str| {
        format!("* [**{name}**](https://{name}.example)| 2026-09-30 | Oslo, NO | 2026-11-02\n")
    };
    check(
        &[(none, &call("m"))],
        &[(none, &call("t"))],
        &expect![[r#"
            @@ -10,6 +10,7 @@
             ## CFP - Events
 
             * [**t**](https://t.example)| 2026-09-30 | Oslo, NO | 2026-11-02
            +* [**m**](https://m.example)| 2026-09-30 | Oslo, NO | 2026-11-02
 
             ## Upcoming Events
 
        "#]],
    );
}

#[test]
fn events_stay_in_order() {
    let event = |day: u8| {
        format!(
            "/2)\n* 2026-09-{day:02} | Oslo, NO | [D](https://d.example/1)\n    * [**E**](https://e.example/{day})\n"
        )
    };
    check(
        &[("/2)\n", &event(4))],
        &[("/2)\n", &event(8))],
        &expect![[r#"
            @@ -16,6 +16,8 @@
             ### Europe
             * 2026-09-02 | Oslo, NO | [D](https://d.example/1)
                 * [**D**](https://d.example/2)
            +* 2026-09-04 | Oslo, NO | [D](https://d.example/1)
            +    * [**E**](https://e.example/4)
             * 2026-09-08 | Oslo, NO | [D](https://d.example/1)
                 * [**E**](https://e.example/8)
 
        "#]],
    );
    check(
        &[("/2)\n", &event(8))],
        &[("/2)\n", &event(4))],
        &expect![[r#"
            @@ -18,5 +18,7 @@
                 * [**D**](https://d.example/2)
             * 2026-09-04 | Oslo, NO | [D](https://d.example/1)
                 * [**E**](https://e.example/4)
            +* 2026-09-08 | Oslo, NO | [D](https://d.example/1)
            +    * [**E**](https://e.example/8)
 
             ## Jobs
        "#]],
    );
}

#[test]
fn an_editors_changes_are_merged_with_added_entries() {
    let mine = [
        ("[B]", "[B: a title]"),
        ("## Jobs\n", "## Jobs\n\nNone.\n"),
        ("* [C](https://c.example/1)\n", ""),
    ];
    check(
        &mine,
        &[(C, M)],
        &expect![[r#"
            @@ -4,8 +4,7 @@
             * [A](https://a.example/1)
 
             ### Research
            -* [B](https://b.example/1)
            -* [C](https://c.example/1)
            +* [B: a title](https://b.example/1)
             * [M 💛](https://m.example/1)
 
             ## CFP - Events
            @@ -19,3 +18,5 @@
                 * [**D**](https://d.example/2)
 
             ## Jobs
            +
            +None.
        "#]],
    );
    // Both sides remove items, change others, and add some.
    let newer = [
        ("[A]", "[a]"),
        (
            "* [B](https://b.example/1)\n",
            "* [N](https://n.example)\n* [B](https://b.example/1)\n",
        ),
    ];
    check(
        &mine,
        &newer,
        &expect![[r#"
            @@ -5,8 +5,7 @@
 
             ### Research
             * [N](https://n.example)
            -* [B](https://b.example/1)
            -* [C](https://c.example/1)
            +* [B: a title](https://b.example/1)
 
             ## CFP - Events
 
            @@ -19,3 +18,5 @@
                 * [**D**](https://d.example/2)
 
             ## Jobs
            +
            +None.
        "#]],
    );
}

#[test]
fn an_event_between_the_lines_of_another_stays_there() {
    let between = |name: &str| {
        format!(
            "example/1)\n* 2026-09-05 | Oslo, NO | [{name}](https://x.example)\n    * [**{name}**](https://x.example/{name})\n    * [**D**]"
        )
    };
    let at = "example/1)\n    * [**D**]";
    check(
        &[(at, &between("M"))],
        &[(at, &between("T"))],
        &expect![[r#"
            @@ -17,6 +17,8 @@
             * 2026-09-02 | Oslo, NO | [D](https://d.example/1)
             * 2026-09-05 | Oslo, NO | [T](https://x.example)
                 * [**T**](https://x.example/T)
            +* 2026-09-05 | Oslo, NO | [M](https://x.example)
            +    * [**M**](https://x.example/M)
                 * [**D**](https://d.example/2)
 
             ## Jobs
        "#]],
    );
}

#[test]
fn real_conflicts_keep_both_sides() {
    check(
        &[("[B]", "[mine]")],
        &[("[B]", "[theirs]")],
        &expect![[r#"
        base "* [B](https://b.example/1)\n"
        mine "* [mine](https://b.example/1)\n"
        theirs "* [theirs](https://b.example/1)\n"
    "#]],
    );
    check(
        &[("[B]", "[mine]"), (C, M)],
        &[("* [B](https://b.example/1)\n", "")],
        &expect![[r#"
            @@ -5,6 +5,7 @@
 
             ### Research
             * [C](https://c.example/1)
            +* [M 💛](https://m.example/1)
 
             ## CFP - Events
 
            base "* [B](https://b.example/1)\n"
            mine "* [mine](https://b.example/1)\n"
            theirs ""
        "#]],
    );
    let mine = changed(&[("[B]", "[mine]"), ("## Jobs", "## Work")]);
    let newer = changed(&[("[B]", "[theirs]"), ("## Jobs", "## Tasks")]);
    let it = carry(BASE, &mine, &newer);
    assert_eq!(it.decided(&[]), newer);
    assert_eq!(it.decided(&[Keep::Mine, Keep::Mine]), mine);
    let both = it.decided(&[Keep::Both, Keep::Theirs]);
    let lines = "* [theirs](https://b.example/1)\n* [mine](https://b.example/1)\n";
    assert!(both.contains(lines) && both.contains("## Tasks"));
}

#[test]
fn lines_that_both_sides_rewrote_are_a_conflict() {
    let base = format!("A calm week.\n\n{BASE}");
    let with = |sentence: &str| base.replacen("A calm week.", sentence, 1);
    expect![[r#"
        base "A calm week.\n"
        mine "A wild week.\n"
        theirs "A long week.\n"
    "#]]
    .assert_eq(&shown(&base, &with("A wild week."), &with("A long week.")));
    let [mine, theirs] = ["mine", "theirs"].map(|it| format!("[B](https://{it}.example/1)"));
    check(
        &[("[B](https://b.example/1)", &mine)],
        &[("[B](https://b.example/1)", &theirs)],
        &expect![[r#"
            base "* [B](https://b.example/1)\n"
            mine "* [B](https://mine.example/1)\n"
            theirs "* [B](https://theirs.example/1)\n"
        "#]],
    );
}

#[test]
fn line_endings_and_the_end_of_the_file_stay() {
    let crlf = |it: String| it.replace('\n', "\r\n");
    let theirs = "[C](https://c.example/1)\n* [T](https://t.example/1)\n";
    let [base, mine, newer] = [BASE.to_owned(), changed(&[(C, M)]), changed(&[(C, theirs)])];
    let it = carry(
        &crlf(base.clone()),
        &crlf(mine.clone()),
        &crlf(newer.clone()),
    );
    assert_eq!(it.text, crlf(carry(&base, &mine, &newer).text));
    let open = |it: &str| it.trim_end().to_owned();
    let it = carry(&open(&base), &open(&mine), &open(&newer));
    assert_eq!(it.text, open(&carry(&base, &mine, &newer).text));
}

#[test]
fn unchanged_text_belongs_to_neither_side() {
    let newer = changed(&[(C, M)]);
    assert_eq!(carry(BASE, BASE, &newer).text, newer);
    assert_eq!(carry(BASE, &newer, BASE).text, newer);
    assert_eq!(carry(BASE, &newer, &newer).text, newer);
    assert_eq!(carry("", "", ""), Carried::default());
}
