//! Values of fields: mostly as people write them, sometimes anything.

use issue::calendar::Date;
use proptest::prelude::*;

/// A text of one line: mostly as people write it, sometimes anything.
pub fn words() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Rust",
        "ä",
        "💛",
        "👨‍👩‍👧",
        "`[T]`",
        "a",
        "1.0",
        "#[x]",
        "(y)",
        "*z*",
        "<b>",
        "and",
        "\\[",
        "\\]",
        "é",
        "–",
        "&",
    ]);
    let calm = prop::collection::vec(piece, 1..5).prop_map(|it| it.join(" "));
    prop_oneof![8 => calm, 1 => "[ -~äÖ💛]{0,12}", 1 => "[a`\\[\\]()|*_<!\\->\\\\ ]{0,10}"]
}

pub fn url() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "https://example\\.com/[a-z0-9/#?=&ä-]{0,16}",
        1 => "https://example\\.com/a_\\([a-z]\\)",
        1 => "[ -~]{0,8}",
    ]
}

pub fn tail() -> impl Strategy<Value = String> {
    prop_oneof![8 => Just(String::new()), 1 => Just(" (and more)".to_owned()), 1 => words()]
}

pub fn date() -> impl Strategy<Value = Date> {
    (18_000_i64..22_000).prop_map(|it| Date::from_days(it).unwrap())
}

/// A first date, and a later last one.
pub fn dates() -> impl Strategy<Value = (Date, Option<Date>)> {
    let days = prop::option::weighted(0.3, 1_i64..9);
    (date(), days).prop_map(|(first, days)| (first, days.and_then(|it| first.plus_days(it))))
}

pub fn tags() -> impl Strategy<Value = Vec<String>> {
    let tag = prop_oneof![
        8 => prop::sample::select(vec!["video", "audio", "series", "FR", "ZH | EN"]).prop_map(str::to_owned),
        1 => "[a-z\\[\\]:, ]{0,8}",
    ];
    prop_oneof![3 => Just(Vec::new()), 2 => prop::collection::vec(tag, 1..3)]
}
