//! Lists of operations on one issue: the size is the number of operations.

use std::hint::black_box;

use issue::Issue;
use issue::operation::{Operation, apply};

use crate::constructs::{Construct, ISSUE};
use crate::work::Work;

/// How many operations the smaller list has.
const COUNT: usize = 500;

const WORK: &[Work] = &[("apply", |text| {
    let operations: Result<Vec<Operation>, _> = serde_json::from_str(text);
    let mut issue = Issue::new(ISSUE);
    for it in operations.unwrap_or_default() {
        let applied = apply(&issue, &it);
        issue = applied.map_or(issue, |it| it.issue);
    }
    black_box(issue);
})];

/// A name, and a function that returns the operation with a given number as JSON.
type Kind = (&'static str, fn(usize) -> String);

const OPERATIONS: &[Kind] = &[
    ("add links", |it| {
        format!(
            r#"{{"op":"add","section":"Miscellaneous","entry":{{"kind":"link","title":"A{it}","url":"https://a.example/{it}"}}}}"#
        )
    }),
    ("add links first", |it| {
        format!(
            r#"{{"op":"add","section":"Miscellaneous","index":0,"entry":{{"kind":"link","title":"A{it}","url":"https://a.example/{it}"}}}}"#
        )
    }),
    ("add events", |it| {
        let day = 1 + it % 28;
        format!(
            r#"{{"op":"add","section":"Upcoming Events","entry":{{"kind":"event","date":"2026-09-{day:02}","end_date":null,"format":"in-person","place":"Oslo, NO","group":"A","group_url":"https://a.example","title":"B{it}","url":"https://b.example/{it}"}}}}"#
        )
    }),
    ("replace", |it| {
        format!(
            r#"{{"op":"replace","section":"Miscellaneous","index":0,"entry":{{"kind":"link","title":"A{it}","url":"https://a.example/{it}"}}}}"#
        )
    }),
    ("add and remove", |it| {
        match it % 2 {
        0 => r#"{"op":"add","section":"Miscellaneous","entry":{"kind":"link","title":"A","url":"https://a.example/"}}"#.to_owned(),
        _ => r#"{"op":"remove","section":"Miscellaneous","index":0}"#.to_owned(),
    }
    }),
    ("move", |_| {
        r#"{"op":"move","section":"Miscellaneous","index":0,"to":{"section":"Miscellaneous","index":1}}"#.to_owned()
    }),
    ("edit", |it| {
        format!(r#"{{"op":"edit","start":{it},"end":{it},"text":"a"}}"#)
    }),
    ("set", |it| {
        format!(r#"{{"op":"set","field":"jobs-thread","value":"https://a.example/{it}"}}"#)
    }),
];

/// Returns one list of each kind.
pub fn constructs() -> Vec<Construct> {
    let list = |(name, one): &Kind| {
        let one = *one;
        Construct {
            name: format!("operations: {name}"),
            size: COUNT,
            make: Box::new(move |size| {
                let all: Vec<String> = (0..size).map(one).collect();
                format!("[{}]", all.join(","))
            }),
            work: WORK,
        }
    };
    OPERATIONS.iter().map(list).collect()
}
