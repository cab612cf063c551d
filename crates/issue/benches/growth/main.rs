//! Growth: compares the cost of each construct, in instructions, at one size and at twice that size.
//!
//! `cargo bench -p issue --bench growth` counts with Valgrind, so that the numbers do not depend on the machine's load.
//! It fails if a cost grows by more than [`MOST`]. Words after it select constructs: `-- "in a title"`.
//!
//! The program runs itself under Valgrind, once for each share of the constructs. It calls [`work::counted`] for each
//! piece of work, and Valgrind writes the number of instructions since the last call.

mod constructs;
mod count;
mod operations;
mod pieces;
mod work;

use std::process::ExitCode;

use constructs::Construct;
use count::{Cost, Share};

/// The largest factor by which the cost may grow at twice the size.
const MOST: f64 = 2.5;

/// With fewer instructions, the growth cannot be measured.
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
            // Cargo adds the kind of target to the arguments.
            let words: Vec<&str> = words
                .iter()
                .copied()
                .filter(|it| *it != "--bench")
                .collect();
            report(&words)
        }
    }
}

/// Returns the constructs whose names contain all of `words`.
fn chosen(words: &[&str]) -> Vec<Construct> {
    let mut all = constructs::constructs();
    all.extend(operations::constructs());
    all.retain(|it| words.iter().all(|word| it.name.contains(word)));
    all
}

/// Does the work of this share, and prints the name of each piece first.
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

/// Counts everything, prints what grows most, and fails if that is too much.
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
        "{} counts; {bad} of them grow more than {MOST} times when the size doubles",
        costs.len()
    );
    if bad == 0 && !costs.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
