//! The checklist for contributions that are ready, and for those that are not.

use super::*;
use crate::checklist::shown;
use expect_test::{Expect, expect};

const BASE: &str = "Number: 666\nDate: 2026-08-26\n\n## Updates from Rust Community\n\n### Project/Tooling Updates\n\n### Research\n* [A](https://a.example/1)\n\n## Jobs\n";

fn check(from: &str, to: &str, expected: &Expect) {
    let now = BASE.replacen(from, to, 1);
    assert_ne!(now, BASE);
    let submission = Submission {
        base: &Issue::new(BASE),
        now: &Issue::new(now.as_str()),
        today: Date::new(2026, 8, 22).unwrap(),
        archive: None,
    };
    let items = submit(&submission);
    let is_left = items.iter().any(|it| it.state == State::Open);
    assert_eq!(is_left, !ready(&submission).is_ready(), "{now}");
    expected.assert_eq(&shown(&items, &now));
}

#[test]
fn a_warning_alone_does_not_block_a_contribution() {
    let now = BASE.replacen("arch\n", "arch\n* [B](https://github.com/b/b)\n", 1);
    let submission = Submission {
        base: &Issue::new(BASE),
        now: &Issue::new(now.as_str()),
        today: Date::new(2026, 8, 22).unwrap(),
        archive: None,
    };
    let found = ready(&submission);
    assert!(!found.problems.is_empty() && found.is_ready(), "{found:?}");
    let items = submit(&submission);
    assert!(items.iter().all(|it| it.state != State::Open), "{items:?}");
}

#[test]
fn one_new_link_is_ready() {
    check(
        "\n\n## Jobs",
        "\n* [video] [B 💛](https://b.example/2)\n\n## Jobs",
        &expect![[r#"
            Done: This week's draft: Comes out on Wednesday 26 August 2026
            Done: One entry: In Research (line 10)
            Done: Nothing else changed: 
            Done: Section takes contributions: Research
            Done: Title and tags: B 💛
            Done: Not listed before: Not in this draft; earlier issues were not available
            Ask: Use of language models: If a language model wrote part of the linked text, say so in the pull request
            Ask: No paywall: Everybody can read it without paying or signing up
        "#]],
    );
}

/// Returns the open items after replacing `from` by `to` in a draft.
fn open(base: &str, from: &str, to: &str) -> String {
    let mut archive = Archive::default();
    let earlier = "## Updates from Rust Community\n* [A](https://a.example/1)\n";
    archive.add("2026-08-19-this-week-in-rust.md", earlier);
    let now = base.replacen(from, to, 1);
    let submission = Submission {
        base: &Issue::new(base),
        now: &Issue::new(now.as_str()),
        today: Date::new(2026, 8, 22).unwrap(),
        archive: Some(&archive),
    };
    let mut items = submit(&submission);
    items.retain(|it| it.state == State::Open);
    // The checklist has open items exactly if the Submit screen says that the contribution is not ready.
    assert_eq!(items.is_empty(), ready(&submission).is_ready(), "{now}");
    shown(&items, &now)
}

#[test]
fn an_unchanged_draft_lacks_only_an_entry() {
    assert_eq!(
        open(BASE, "", ""),
        "Open: One entry: No list item was added\n"
    );
}

#[test]
fn the_first_entry_replaces_the_sentence_that_there_is_none() {
    let none = "*No Calls for papers or presentations were submitted this week.*";
    let base = format!("Number: 666\nDate: 2026-08-26\n\n### CFP - Events\n\n{none}\n");
    let entry = "* [**RustLab 💛**](https://a.example/cfp) | CFP closes 2026-09-30 | Florence, IT | 2026-11-02";
    assert_eq!(open(&base, none, entry), "");
}

#[test]
fn listed_links_and_sections_of_the_editors_are_reported() {
    let cases = [
        ("arch\n", "* [A](http://a.example/1/)\n"),
        ("RFCs\n", "* [RFC: A](https://a.example/2)\n"),
        ("arch\n", "* see https://a.example/3\n"),
        ("2026-08-26", "2026-09-09"),
    ];
    let messages = cases.map(|(at, new)| {
        let new = new
            .strip_prefix('*')
            .map_or(new.to_owned(), |it| format!("{at}*{it}"));
        open(&BASE.replace("Jobs", "Approved RFCs"), at, &new)
    });
    expect![[r#"
        Open: Not listed before: Address was listed in 2026-08-19-this-week-in-rust.md, line 2 (line 9)

        Open: Section takes contributions: The editors fill this section themselves (line 11)

        Open: Title and tags: The entry needs a title and an address, like * [Title](https://…) (line 9)

        Open: This week's draft: The issue of 2026-09-09 is not the next one
        Open: One entry: No list item was added (line 2)
        Open: Nothing else changed: Lines of the draft were changed or removed (line 2)
    "#]].assert_eq(&messages.join("\n"));
}

#[test]
fn what_blocks_a_contribution_is_reported() {
    check(
        "Updates\n",
        "Updates\n* [B](https://b.example/2)\n",
        &expect![[r#"
            Done: This week's draft: Comes out on Wednesday 26 August 2026
            Done: One entry: In Project/Tooling Updates (line 7)
            Done: Nothing else changed: 
            Open: Section takes contributions: Project/Tooling Updates takes no pull requests since issue 665. Post it on r/rust (line 6)
            Done: Title and tags: B
            Done: Not listed before: Not in this draft; earlier issues were not available
            Ask: Use of language models: If a language model wrote part of the linked text, say so in the pull request
            Ask: No paywall: Everybody can read it without paying or signing up
        "#]],
    );
    check(
        "[A]",
        "[a]",
        &expect![[r#"
            Done: This week's draft: Comes out on Wednesday 26 August 2026
            Done: One entry: In Research (line 9)
            Open: Nothing else changed: Lines of the draft were changed or removed (line 9)
            Done: Section takes contributions: Research
            Done: Title and tags: a
            Done: Not listed before: Not in this draft; earlier issues were not available
            Ask: Use of language models: If a language model wrote part of the linked text, say so in the pull request
            Ask: No paywall: Everybody can read it without paying or signing up
        "#]],
    );
    check(
        "* [A]",
        "\n\n* [B](https://a.example/1)\n* C\n* [A]",
        &expect![[r#"
            Done: This week's draft: Comes out on Wednesday 26 August 2026
            Open: One entry: 2 entries were added. Submit each one separately (line 11)
            Open: Nothing else changed: More than one blank line was added (line 9)
            Ask: Use of language models: If a language model wrote part of the linked text, say so in the pull request
            Ask: No paywall: Everybody can read it without paying or signing up
        "#]],
    );
    check(
        "Date: 2026-08-26",
        "Date: 2026-08-19",
        &expect![[r#"
            Open: This week's draft: The issue of 2026-08-19 is out: add the link to the next draft
            Open: One entry: No list item was added (line 2)
            Open: Nothing else changed: Lines of the draft were changed or removed (line 2)
            Ask: Use of language models: If a language model wrote part of the linked text, say so in the pull request
            Ask: No paywall: Everybody can read it without paying or signing up
        "#]],
    );
    check(
        "* [A]",
        "* [B](https://a.example/1/)\n* [A]",
        &expect![[r#"
            Done: This week's draft: Comes out on Wednesday 26 August 2026
            Done: One entry: In Research (line 9)
            Done: Nothing else changed: 
            Done: Section takes contributions: Research
            Done: Title and tags: B
            Open: Not listed before: Address is already listed in line 9 (line 10)
            Ask: Use of language models: If a language model wrote part of the linked text, say so in the pull request
            Ask: No paywall: Everybody can read it without paying or signing up
        "#]],
    );
}

#[test]
fn entries_added_far_apart_are_all_found() {
    let base = "Number: 666\nDate: 2026-08-26\n\n## Updates from Rust Community\n\n### Official\n* [A](https://a.example/1)\n\n### Research\n* [B](https://a.example/2)\n\n## Upcoming Events\n\n### Virtual\n* 2026-09-02 | Virtual (Lima, PE) | [C](https://a.example/3)\n    * [**D**](https://a.example/4)\n\n### Europe\n* 2026-09-03 | Oslo, NO | [E](https://a.example/5)\n    * [**F**](https://a.example/6)\n";
    let with = |now: String| {
        let submission = Submission {
            base: &Issue::new(base),
            now: &Issue::new(now.as_str()),
            today: Date::new(2026, 8, 22).unwrap(),
            archive: None,
        };
        let items = submit(&submission);
        shown(items.get(1..3).unwrap_or_default(), &now)
    };
    let link = "* [G 💛](https://a.example/7)\n\n###";
    let links = base.replacen(
        "\n### Research",
        link.replacen("###", "### Research", 1).as_str(),
        1,
    );
    let links = links.replacen("/2)\n", "/2)\n* [H](https://a.example/8)\n", 1);
    expect![[r#"
        Open: One entry: 2 entries were added. Submit each one separately (line 8)
        Done: Nothing else changed: 
    "#]]
    .assert_eq(&with(links));
    let event = "* 2026-09-01 | Hybrid (Bern, CH) | [I](https://a.example/9)\n    * [**J**](https://a.example/10)\n";
    let hybrid = base.replacen("### Virtual\n", &format!("### Virtual\n{event}"), 1);
    let hybrid = hybrid.replacen("### Europe\n", &format!("### Europe\n{event}"), 1);
    expect![[r#"
        Done: One entry: In Virtual and Europe (line 15)
        Done: Nothing else changed: 
    "#]]
    .assert_eq(&with(hybrid));
}
