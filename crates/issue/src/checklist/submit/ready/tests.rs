//! Contributions that are ready, and every reason why one is not.

use super::*;
use crate::calendar::Date;
use crate::lint::Archive;
use crate::text::Issue;
use expect_test::{Expect, expect};

const BASE: &str = "Number: 666\nDate: 2026-08-26\n\n## Updates from Rust Community\n\n### Official\n\n### Project/Tooling Updates\n\n### Research\n* [A](https://a.example/1)\n\n## CFP - Projects\n\n## Upcoming Events\n\n### Virtual\n* 2026-09-02 | Virtual (Lima, PE) | [C](https://c.example/3)\n    * [**D**](https://d.example/4)\n\n### Europe\n\n## Jobs\n";

fn of(base: &str, now: &str) -> Readiness {
    let mut archive = Archive::default();
    let earlier = "## Updates from Rust Community\n* [A](https://old.example/1)\n";
    archive.add("2026-08-19-this-week-in-rust.md", earlier);
    ready(&Submission {
        base: &Issue::new(base),
        now: &Issue::new(now),
        today: Date::new(2026, 8, 22).unwrap(),
        archive: Some(&archive),
    })
}

fn told(it: &Readiness, now: &str) -> String {
    let reason = |it: &Reason| {
        let at = it.range.clone().map_or(0, |it| it.start);
        format!("  {}: {}\n", now[..at].matches('\n').count() + 1, it.text)
    };
    let rules: Vec<_> = it.problems.iter().map(|it| it.rule).collect();
    let rules = format!("{:?} {}", it.route, rules.join(" "));
    let reasons: String = it.reasons.iter().map(reason).collect();
    format!("{}\n{reasons}", rules.trim_end())
}

fn check_after(at: &str, added: &str, expected: &Expect) {
    assert_eq!(BASE.matches(at).count(), 1, "{at}");
    let now = BASE.replacen(at, &format!("{at}{added}"), 1);
    expected.assert_eq(&told(&of(BASE, &now), &now));
}

#[test]
fn one_link_is_ready() {
    check_after(
        "/1)\n",
        "* [video] [B 💛](https://b.example/2)\n",
        &expect![[r#"
            Tool
        "#]],
    );
    check_after(
        "Official\n",
        "* [B](https://b.example/2)\n",
        &expect![[r#"
            Tool
        "#]],
    );
}

#[test]
fn events_and_calls_are_added_by_hand() {
    let event = "* 2026-09-03 | Hybrid (Bern, CH) | [G](https://g.example/9)\n    * [**J**](https://g.example/10)\n";
    check_after(
        "Europe\n",
        event,
        &expect![[r#"
        ByHand hybrid-event-once
    "#]],
    );
    check_after(
        "Projects\n",
        "\n* [A - b](https://b.example/2)\n",
        &expect![[r#"
            ByHand
        "#]],
    );
    let now = BASE.replacen("Europe\n", &format!("Europe\n{event}"), 1);
    let now = now.replacen("/4)\n", &format!("/4)\n{event}"), 1);
    expect![[r#"
        ByHand
    "#]]
    .assert_eq(&told(&of(BASE, &now), &now));
    let again = "* 2026-09-02 | Virtual (Lima, PE) | [C](https://c.example/3)\n    * [**D**](https://d.example/4)\n";
    check_after(
        "/4)\n",
        again,
        &expect![[r#"
            ByHand event-duplicate
              20: Event is also in line 18.
        "#]],
    );
}

#[test]
fn every_reason_is_reported() {
    let link = "* [B](https://b.example/2)\n";
    check_after(
        "Project/Tooling Updates\n",
        link,
        &expect![[r#"
            Tool
              8: Project/Tooling Updates takes no pull requests since issue 665. Post it on r/rust.
        "#]],
    );
    check_after(
        "Jobs\n",
        link,
        &expect![[r#"
            ByHand
              23: The editors fill this section themselves.
        "#]],
    );
    check_after(
        "Community\n",
        link,
        &expect![[r#"
            Tool
              4: The editors fill this section themselves.
        "#]],
    );
    check_after(
        "/1)\n",
        "\n### Miscellaneous\n* [B](https://b.example/2)\n",
        &expect![[r#"
            Tool
              13: The draft has no such section, and the editors’ tool adds none.
        "#]],
    );
    check_after(
        "/1)\n",
        "* B\n",
        &expect![[r#"
        Tool missing-link
          12: The entry needs a title and an address, like * [Title](https://…).
    "#]],
    );
    check_after(
        "/1)\n",
        "* [B](https://b.example/2)\n* [C](https://c.example/9)\n",
        &expect![[r#"
            Tool
              12: 2 entries were added. Submit each one separately.
        "#]],
    );
    check_after(
        "/1)\n",
        "* [B](https://b.example/2?utm_source=c)\nmore\n",
        &expect![[r#"
            Tool tracking-parameter text-after-link
              12: Lines were added that are not a list item.
              12: The entry needs a title and an address, like * [Title](https://…).
              12: Address has the tracking parameter `utm_source`.
        "#]],
    );
    check_after(
        "/1)\n",
        "* [B](https://old.example/1/)\n",
        &expect![[r#"
        Tool listed-before
          12: Address was listed in 2026-08-19-this-week-in-rust.md, line 2.
    "#]],
    );
    check_after(
        "Research\n",
        "* [B](https://a.example/1)\n",
        &expect![[r#"
            Tool
              12: Address is already listed in line 11.
        "#]],
    );
    check_after(
        "## Jobs\n",
        "",
        &expect![[r#"
            Tool
              1: No list item was added.
        "#]],
    );
}

#[test]
fn a_changed_draft_or_an_old_one_is_not_ready() {
    let now = BASE
        .replacen("[A]", "[a]", 1)
        .replacen("2026-08-26", "2026-08-19", 1);
    expect![[r#"
        Tool
          1: The issue of 2026-08-19 is out: add the link to the next draft.
          2: Lines of the draft were changed or removed.
    "#]]
    .assert_eq(&told(&of(BASE, &now), &now));
}

#[test]
fn steps_give_the_same_result_and_can_be_stopped() {
    use std::future::Future;
    use std::task::{Context, Poll, Waker};
    let now = BASE.replacen("Research\n", "Research\n* [B](https://a.example/1)\n", 1);
    let submission = Submission {
        base: &Issue::new(BASE),
        now: &Issue::new(now),
        today: Date::new(2026, 8, 22).unwrap(),
        archive: None,
    };
    let run = |goes_on: bool| {
        let steps = ready_in_steps(&submission, async || goes_on);
        let mut steps = std::pin::pin!(steps);
        match steps.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(found) => found,
            Poll::Pending => None,
        }
    };
    assert_eq!(run(true), Some(ready(&submission)));
    assert_eq!(run(false), None);
}
