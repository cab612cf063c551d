//! Growth: what each construct costs at one size and at twice that size, in instructions.
//!
//! `cargo bench -p issue --bench growth` counts with Valgrind, so the numbers are the same on a busy machine, and fails
//! where a cost grows more than [`MOST`] times. Words after it choose constructs: `-- "in a title"`.
//!
//! The work is done by this program again, run under Valgrind once for each of a few shares of the constructs. It calls
//! [`work::counted`] for each piece of work; Valgrind writes down what was executed since the last call.

mod constructs;
mod count;
mod operations;
mod pieces;
mod work;

use std::process::ExitCode;

use constructs::Construct;
use count::{Cost, Share};

/// Twice the size may cost so many times as much.
const MOST: f64 = 2.5;

/// Work of fewer instructions is too little to tell how it grows.
const LEAST: u64 = 400_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["--share", share, of, words @ ..] => {
            let share = share.parse().ok().zip(of.parse().ok());
            share.map_or(ExitCode::FAILURE, |(share, of)| {
                work_through(&Share { share, of }, words);
                ExitCode::SUCCESS
            })
        }
        words => {
            // Cargo names the kind of target.
            let words: Vec<&str> = words
                .iter()
                .copied()
                .filter(|it| *it != "--bench")
                .collect();
            report(&words)
        }
    }
}

/// The constructs whose names hold all of `words`.
fn chosen(words: &[&str]) -> Vec<Construct> {
    let mut all = constructs::constructs();
    all.extend(operations::constructs());
    all.retain(|it| words.iter().all(|word| it.name.contains(word)));
    all
}

/// Does this share's work, and says before each piece what it is.
fn work_through(share: &Share, words: &[&str]) {
    let all = chosen(words);
    for construct in all.iter().skip(share.share).step_by(share.of) {
        let texts = [1, 2].map(|it| (construct.make)(it * construct.size));
        for (name, work) in construct.work {
            for text in &texts {
                println!("{name}\t{}", construct.name);
                work::counted(*work, text);
            }
        }
    }
}

/// Counts everything, prints what grows most, and fails where that is too much.
fn report(words: &[&str]) -> ExitCode {
    let costs = match count::count(words) {
        Ok(costs) => costs,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let mut costs: Vec<Cost> = costs.into_iter().filter(|it| it.twice >= LEAST).collect();
    costs.sort_by(|a, b| b.growth().total_cmp(&a.growth()));
    let bad = costs.iter().filter(|it| it.growth() > MOST).count();
    for it in costs.iter().take(bad.max(10)) {
        let mark = if it.growth() > MOST { "too much" } else { "" };
        println!(
            "{:6.2} {:>14} {:8} {} {mark}",
            it.growth(),
            it.twice,
            it.work,
            it.construct
        );
    }
    println!(
        "{} costs, {bad} of them grow more than {MOST} times with twice the size",
        costs.len()
    );
    if bad == 0 && !costs.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
