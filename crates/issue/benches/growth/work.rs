//! The work that Galley does with a text. Each kind of work is a separate function, so that it can be counted.

use std::hint::black_box;

use issue::Issue;
use issue::lint::{Settings, check, fix_these};
use issue::operation::{Operation, apply};
use issue::render::{Rendering, document, render};
use issue::show::show;

/// A name for the table, and the work itself.
pub type Work = (&'static str, fn(&str));

/// Finding problems and planning all safe fixes.
const CHECK: Work = ("check", |text| {
    let issue = Issue::new(text);
    let problems = check(&issue, &Settings::default());
    black_box(fix_these(&issue, problems).is_ok());
});

/// Converting everything to data.
const SHOW: Work = ("show", |text| {
    black_box(serde_json::to_string(&show(&Issue::new(text))).is_ok());
});

/// Inserting a copy of the text.
const APPLY: Work = ("apply", |text| {
    let again = Operation::Edit {
        start: 0,
        end: 0,
        text: text.to_owned(),
    };
    black_box(apply(&Issue::new(text), &again).is_ok());
});

/// All work on a whole text.
pub const ALL: &[Work] = &[
    CHECK,
    SHOW,
    APPLY,
    ("site", |text| {
        black_box(render(text, Rendering::Site).html());
    }),
    ("email", |text| {
        black_box(document(text));
    }),
    ("github", |text| {
        black_box(render(text, Rendering::GitHub).html());
    }),
];

/// The work that depends on which section a text is in. Rendering does not.
pub const READING: &[Work] = &[CHECK, SHOW, APPLY];

/// Does the work on the text. Valgrind finds this function by name, to count each piece of work separately.
#[inline(never)]
pub fn counted(work: fn(&str), text: &str) {
    work(black_box(text));
    black_box(());
}
