//! What Galley does with a text, one function each, so that the work of each can be counted.

use std::hint::black_box;

use issue::Issue;
use issue::lint::{Settings, check, fix_all};
use issue::operation::{Operation, apply};
use issue::render::{Rendering, document, render};
use issue::show::show;

/// A name for the table, and the work itself.
pub type Work = (&'static str, fn(&str));

/// Everything that is done with a text as a whole.
pub const WORK: [Work; 7] = [
    ("check", |text| {
        black_box(check(&Issue::new(text), &Settings::default()));
    }),
    ("fix", |text| {
        black_box(fix_all(&Issue::new(text), &Settings::default()).is_ok());
    }),
    ("site", |text| {
        black_box(render(text, Rendering::Site).html());
    }),
    ("email", |text| {
        black_box(document(&render(text, Rendering::Email)));
    }),
    ("github", |text| {
        black_box(render(text, Rendering::GitHub).html());
    }),
    ("show", |text| {
        black_box(serde_json::to_string(&show(&Issue::new(text))).is_ok());
    }),
    ("apply", |text| {
        black_box(apply(&Issue::new(text), &addition(text)).is_ok());
    }),
];

/// Adds the first line of the text as an entry to the last section.
fn addition(text: &str) -> Operation {
    Operation::Edit {
        start: 0,
        end: 0,
        text: text.to_owned(),
    }
}

/// Does the work on the text. Its name is how the count of one piece of work is told from the rest.
#[inline(never)]
pub fn counted(work: fn(&str), text: &str) {
    work(black_box(text));
    black_box(());
}
