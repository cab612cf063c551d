//! Measures the time of the core's work for the page, on texts of three sizes.
//!
//! The texts repeat a fixture's sections. `cargo xtask bench` runs this and prints the medians.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "criterion's macros make undocumented functions, and a bench may panic"
)]

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use issue::Issue;
use issue::edit::Replace;
use issue::lint::{Settings, check};
use issue::operation::{Operation, SectionRef, plan};
use issue::outline::Outline;
use issue::render::{Rendering, differences, render, rerender};

#[path = "../tests/render_laws/hostile.rs"]
mod hostile;

const FIXTURE: &str = include_str!("../tests/fixtures/whole.md");

/// The names of the texts, and their approximate sizes in bytes.
const SIZES: [(&str, usize); 3] = [("4 KB", 4_000), ("40 KB", 40_000), ("400 KB", 400_000)];

/// The fixture with its sections repeated until there are about `size` bytes of them.
fn text(size: usize) -> String {
    let (head, body) = FIXTURE.split_once("\n## ").unwrap();
    let count = (size + body.len() / 2) / body.len();
    let body = format!("\n## {body}");
    format!("{head}\n{}", body.repeat(count.max(1)))
}

/// Returns where a key is pressed: at the end of a link's title in the middle of the text.
fn caret(text: &str) -> usize {
    let half = text.len() / 2;
    let mut links = text.match_indices("](").map(|it| it.0);
    links.find(|it| *it > half).unwrap()
}

fn core(criterion: &mut Criterion) {
    for (name, size) in SIZES {
        let text = text(size);
        reading(criterion, name, &text);
        writing(criterion, name, &text);
        rendering(criterion, name, &text);
    }
}

fn reading(criterion: &mut Criterion, name: &str, text: &str) {
    criterion.bench_function(&format!("outline/{name}"), |it| {
        it.iter(|| Outline::read(black_box(text)));
    });
    let issue = Issue::new(text);
    let settings = Settings::default();
    criterion.bench_function(&format!("check/{name}"), |it| {
        it.iter(|| check(black_box(&issue), &settings));
    });
}

fn writing(criterion: &mut Criterion, name: &str, text: &str) {
    let issue = Issue::new(text);
    let key = Replace::insert(caret(text), "x");
    let tx = issue.transaction(vec![key]).unwrap();
    criterion.bench_function(&format!("apply and undo/{name}"), |it| {
        it.iter(|| {
            let (after, back) = issue.apply(black_box(&tx)).unwrap();
            after.apply(&back).unwrap()
        });
    });
    let outline = issue.outline();
    let section = outline.sections.iter().rposition(|it| it.items.len() > 1);
    let operation = Operation::Remove {
        section: SectionRef::of(outline, section.unwrap()),
        index: 1,
    };
    criterion.bench_function(&format!("plan/{name}"), |it| {
        it.iter(|| plan(black_box(&issue), &operation).unwrap());
    });
}

fn rendering(criterion: &mut Criterion, name: &str, text: &str) {
    let caret = caret(text);
    let (before, after) = text.split_at(caret);
    let typed = Issue::new(format!("{before}x{after}"));
    for (look, rendering) in [("site", Rendering::Site), ("GitHub", Rendering::GitHub)] {
        criterion.bench_function(&format!("render {look}/{name}"), |it| {
            it.iter(|| render(black_box(text), rendering));
        });
        let rendered = render(text, rendering);
        criterion.bench_function(&format!("rerender {look} after a key/{name}"), |it| {
            it.iter(|| rerender(black_box(&rendered), &typed));
        });
    }
}

/// Measures each hostile text separately: more than a few milliseconds is a defect.
fn hostile(criterion: &mut Criterion) {
    for text in hostile::texts() {
        let head: String = text.chars().take(16).collect();
        for (look, rendering) in [("site", Rendering::Site), ("GitHub", Rendering::GitHub)] {
            criterion.bench_function(&format!("hostile {look}/{head:?}"), |it| {
                it.iter(|| render(black_box(&text), rendering));
            });
        }
        criterion.bench_function(&format!("hostile differences/{head:?}"), |it| {
            it.iter(|| differences(black_box(&text)));
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(2));
    targets = core, hostile
}
criterion_main!(benches);
