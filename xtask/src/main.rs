//! The tasks of `cargo xtask`: it sets up, serves, builds, tests and measures Galley.
//!
//! Each task first installs what it needs (`setup`), prints what it installs and why, and installs nothing twice. This
//! program depends on little more than the standard library, so that a newcomer can compile it in seconds.

mod bench;
mod build;
mod bundle;
mod licences;
mod pictures;
mod run;
mod seal;
mod serve;
mod setup;
mod split;
mod test;

use std::process::ExitCode;

use run::Done;

const USAGE: &str = "\
cargo xtask serve          build the page and serve it on this machine
cargo xtask build          build the page into dist/ and the command into target/release/galley
cargo xtask test [STEP…]   run the checks, or only the named steps
cargo xtask bench          measure the page and the core, and update docs/performance.md
cargo xtask bench load     measure how long the page takes to load over a slow connection
cargo xtask pictures       make the pictures in the documents from the built page";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = if is_stand_in() {
        split::bind(&arguments)
    } else {
        obey(&words)
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether Trunk called this program under wasm-bindgen's name.
fn is_stand_in() -> bool {
    let program = std::env::args_os().next().map(std::path::PathBuf::from);
    program.is_some_and(|it| it.file_stem().is_some_and(|it| it == split::BINDGEN))
}

fn obey(words: &[&str]) -> Done {
    match words {
        ["serve"] => serve::page(),
        ["build"] => build::everything(),
        ["build", "page"] => build::page(),
        ["test", steps @ ..] => test::run(steps),
        ["bench"] => bench::everything(),
        ["bench", "load"] => bench::load(),
        ["pictures"] => pictures::take(),
        // Trunk calls this one; see Trunk.toml.
        ["seal"] => seal::staged(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}\n\nSteps: {}", test::names());
            Ok(())
        }
        [verb, ..] => Err(format!("no such task: {verb}\n\n{USAGE}").into()),
    }
}
