//! Events: their section, their day, and several under one organiser.

use super::{check, refused};

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
    let text = "place: expected a two-letter country code at the end, which determines the continent, like Berlin, DE";
    refused(EVENTS, &event("in-person", "2026-08-28", "Atlantis"), text);
}

#[test]
fn one_of_several_events_is_removed_or_changed_alone() {
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
fn past_events_are_removed_and_the_rest_is_sorted() {
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
fn a_title_is_bold_once() {
    let head = "### Asia\n* 2026-08-26 | Tokyo, JP | [A](u)\n    * ";
    for (title, written) in [
        ("**Meetup**", "**Meetup**"),
        ("A & *b*", "**A & *b***"),
        ("What's `**p`", "**What's `**p`**"),
    ] {
        let add = format!(
            r#"{{"op":"add","section":"Asia","entry":{{"kind":"event","date":"2026-08-26","place":"Tokyo, JP","group":"A","group_url":"u","title":"{title}","url":"v"}}}}"#
        );
        check("### Asia\n", &add, &format!("{head}[{written}](v)\n"));
    }
}
