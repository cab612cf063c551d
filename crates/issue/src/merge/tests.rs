use std::fmt::Write as _;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{Merged, merge};

/// Checks the merged lines, with visible line endings. A "!" marks the lines of a conflict.
fn check(base: &str, draft: &str, file: &str, expected: &Expect) {
    let merged = merge(base, draft, file);
    let mut shown = String::new();
    let mut at = 0;
    for line in merged.text.split_inclusive(['\n']) {
        let is_place = merged.places.iter().any(|it| it.contains(&at));
        let line_shown = line.replace('\r', "␍").replace('\n', "␊");
        let _ = writeln!(shown, "{}{line_shown}", if is_place { "! " } else { "" });
        at += line.len();
    }
    expected.assert_eq(&shown);
}

#[test]
fn a_change_by_one_side_is_taken() {
    check(
        "a\nb\nc\nd\ne\n",
        "A\nb\nc\nd\n",
        "a\nb\nnew\nc\nd\ne\n",
        &expect![[r#"
            A␊
            b␊
            new␊
            c␊
            d␊
        "#]],
    );
}

#[test]
fn adjacent_changes_by_both_sides_are_not_a_conflict() {
    check(
        "a\nb\nc\n",
        "a\nB\nc\n",
        "A\nb\nnew\nc\n",
        &expect![[r#"
            A␊
            B␊
            new␊
            c␊
        "#]],
    );
}

#[test]
fn links_added_to_the_same_list_are_all_kept() {
    check(
        "## h\n\n* x\n\n## i\n",
        "## h\n\n* x\n* mine\n* both\n\n## i\n",
        "## h\n\n* x\n* both\n* theirs\n\n## i\n",
        &expect![[r#"
            ## h␊
            ␊
            * x␊
            * mine␊
            * both␊
            * theirs␊
            ␊
            ## i␊
        "#]],
    );
}

#[test]
fn a_link_at_the_end_of_the_text_is_added_after_the_other() {
    check(
        "* x",
        "* x\n* mine",
        "* x\n* theirs",
        &expect![[r#"
            * x␊
            * mine␊
            * theirs
        "#]],
    );
}

#[test]
fn blocks_added_at_the_same_place_stay_apart() {
    let (base, group) = ("x\n\n## h\n", "### Same\n\n");
    check(
        base,
        "x\n\n### One\n\n* a\n\n## h\n",
        "x\n\n### Two\n\n* b\n\n## h\n",
        &expect![[r#"
            x␊
            ␊
            ### One␊
            ␊
            * a␊
            ␊
            ### Two␊
            ␊
            * b␊
            ␊
            ## h␊
        "#]],
    );
    check(
        base,
        &format!("x\n\n{group}* a\n\n## h\n"),
        &format!("y\nx\n\n{group}* b\n\n## H\n"),
        &expect![[r#"
            y␊
            x␊
            ␊
            ### Same␊
            ␊
            * a␊
            * b␊
            ␊
            ## H␊
        "#]],
    );
}

#[test]
fn a_line_changed_by_both_sides_is_a_conflict() {
    check(
        "a\n* [old](u)\nc\n",
        "a\n* [mine](u)\nc\n",
        "a\n* [theirs](u)\nc\n",
        &expect![[r#"
            a␊
            ! * [mine](u)␊
            ! * [theirs](u)␊
            c␊
        "#]],
    );
}

#[test]
fn a_removal_and_a_change_of_one_line_are_a_conflict() {
    check(
        "a\nb\nc\n",
        "a\nc\n",
        "a\nB 💛\nc\n",
        &expect![[r#"
            a␊
            ! B 💛␊
            c␊
        "#]],
    );
}

#[test]
fn a_list_that_one_side_sorted_is_not_doubled() {
    check(
        "* c\n* b\n* a\n",
        "* a\n* b\n* c\n",
        "* c\n* B\n* a\n",
        &expect![[r#"
            * a␊
            * b␊
            * c␊
            ! * B␊
            ! * a␊
        "#]],
    );
}

#[test]
fn line_endings_follow_the_side_that_changed_them() {
    let crlf = expect![[r#"
        a␍␊
        mine␍␊
        theirs
    "#]];
    check("a\r\n", "a\r\nmine\r\n", "a\r\ntheirs", &crlf);
    check(
        "a\r\n",
        "a\r\nmine\r\n",
        "a\ntheirs",
        &expect![[r#"
        a␊
        mine␊
        theirs
    "#]],
    );
    check("a\n", "a\r\nmine\r\n", "a\ntheirs", &crlf);
}

/// Generates texts with few different lines, where equal lines are easily confused.
fn text() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec!["* a", "* b", "", "## h", "ä💛"]);
    let lines = prop::collection::vec(line, 0..12);
    (lines, prop::bool::ANY, prop::bool::ANY).prop_map(|(lines, is_crlf, is_ended)| {
        let ending = if is_crlf { "\r\n" } else { "\n" };
        let last = if is_ended { ending } else { "" };
        lines.join(ending) + last
    })
}

/// Generates a text, and two sets of changes with an unchanged line between any two.
fn apart() -> impl Strategy<Value = (String, String, String)> {
    let change = prop::option::of((any::<bool>(), 0..3_u8));
    prop::collection::vec(change, 1..12).prop_map(|changes| {
        let [mut base, mut one, mut two] = [const { String::new() }; 3];
        for (number, change) in changes.into_iter().enumerate() {
            let (kept, old) = (format!("kept {number}\n"), format!("old {number}\n"));
            let (side, other) = match change {
                Some((true, _)) => (&mut one, &mut two),
                _ => (&mut two, &mut one),
            };
            base += &format!("{kept}{old}");
            *other += &format!("{kept}{old}");
            *side += &match change {
                None => format!("{kept}{old}"),
                Some((_, 0)) => kept,
                Some((_, 1)) => format!("{kept}new {number}\n"),
                Some(_) => format!("{kept}{old}new {number}\n"),
            };
        }
        (base, one, two)
    })
}

fn content(text: &str) -> Vec<&str> {
    text.split(['\r', '\n'])
        .filter(|it| !it.is_empty())
        .collect()
}

#[test]
fn a_conflict_at_a_missing_final_newline_stays_in_the_text() {
    let merged = merge("💛\r\ra\r", "a\n\r💛", "\n");
    for place in merged.places {
        assert!(merged.text.get(place).is_some());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn changes_of_one_side_alone_are_taken_unchanged(base in text(), side in text()) {
        let whole = |text: &str| Merged { text: text.to_owned(), places: Vec::new() };
        prop_assert_eq!(merge(&base, &side, &base), whole(&side));
        prop_assert_eq!(merge(&base, &base, &side), whole(&side));
        prop_assert_eq!(merge(&base, &side, &side), whole(&side));
    }

    #[test]
    fn no_added_line_is_lost(base in text(), draft in text(), file in text()) {
        let merged = merge(&base, &draft, &file);
        let count = |text: &str, line| content(text).iter().filter(|it| **it == line).count();
        for side in [&draft, &file] {
            for line in content(side) {
                let is_added = count(side, line) > count(&base, line);
                prop_assert!(!is_added || count(&merged.text, line) > 0, "{line} of {side:?}");
            }
        }
        for place in &merged.places {
            prop_assert!(merged.text.get(place.clone()).is_some());
        }
        prop_assert!(merged.places.windows(2).all(|it| it[0].end <= it[1].start));
    }

    #[test]
    fn separate_changes_merge_the_same_from_either_side((base, one, two) in apart()) {
        let merged = merge(&base, &one, &two);
        prop_assert_eq!(&merged.places, &[]);
        prop_assert_eq!(&merged, &merge(&base, &two, &one));
    }

    #[test]
    fn any_text_works(base in "[ab\r\n💛]{0,12}", draft in "[ab\r\n💛]{0,12}", file in "[ab\r\n💛]{0,12}") {
        let merged = merge(&base, &draft, &file);
        for place in merged.places {
            prop_assert!(merged.text.get(place).is_some());
        }
        prop_assert_eq!(merge(&base, &base, &file).text, file);
        prop_assert_eq!(merge(&base, &draft, &base).text, draft);
    }
}
