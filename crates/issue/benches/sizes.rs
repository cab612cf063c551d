//! Time against size: outline, check and renderings of texts of 10 KB to 5 MB, printed as the table of docs/limits.md.
//!
//! `cargo bench -p issue --bench sizes`. A text repeats the fixtures' issue up to its size. Each cell is the median of
//! up to nine runs.

use std::hint::black_box;
use std::time::{Duration, Instant};

use issue::Issue;
use issue::lint::{Settings, check};
use issue::render::{Rendering, render};

/// A made-up issue.
const ISSUE: &str = include_str!("../tests/fixtures/whole.md");

/// Sizes, in thousands of bytes.
const SIZES: [usize; 6] = [10, 40, 160, 640, 2_500, 5_000];

/// The approximate time limit of a cell.
const PATIENCE: Duration = Duration::from_secs(8);

type Work = (&'static str, fn(&str));

const WORK: [Work; 4] = [
    ("outline", |text| {
        black_box(Issue::new(text).outline());
    }),
    ("check", |text| {
        black_box(check(&Issue::new(text), &Settings::default()));
    }),
    ("render, site", |text| {
        black_box(render(text, Rendering::Site).html());
    }),
    ("render, GitHub", |text| {
        black_box(render(text, Rendering::GitHub).html());
    }),
];

fn main() {
    let sizes = SIZES.map(|it| format!(" {it} KB |"));
    println!("| work |{}", sizes.concat());
    println!("| --- |{}", SIZES.map(|_| " --: |").concat());
    for (name, work) in WORK {
        let cells = SIZES.map(|it| cell(median(work, &text(it * 1_000))));
        println!("| {name} |{}", cells.concat());
    }
}

/// An issue of about `size` bytes.
fn text(size: usize) -> String {
    ISSUE.chars().cycle().take(size).collect()
}

fn median(work: fn(&str), text: &str) -> Duration {
    let begin = Instant::now();
    let mut times = Vec::new();
    while times.len() < 9 && (times.len() < 3 || begin.elapsed() < PATIENCE) {
        let start = Instant::now();
        work(text);
        times.push(start.elapsed());
    }
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn cell(time: Duration) -> String {
    let milliseconds = time.as_secs_f64() * 1_000.0;
    let digits = usize::from(milliseconds < 10.0) * 2;
    format!(" {milliseconds:.digits$} ms |")
}
