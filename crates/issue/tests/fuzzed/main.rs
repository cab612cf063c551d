//! Runs every fuzz target over the inputs that were kept, and over a fixed number of generated ones.
//!
//! The fuzzers in `fuzz/` run the same targets; what they find is kept in `fuzz/kept/<target>` and stays fixed.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

#[path = "targets.rs"]
mod targets;

use targets::{PIECES, TARGETS};

/// How many inputs are generated for each target.
const MADE: u64 = 300;

/// The inputs in a folder of `fuzz/`.
fn inside(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fuzz")
        .join(folder);
    let mut found: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    assert!(!found.is_empty(), "{} is empty", folder.display());
    found.sort();
    found
}

fn run_all(run: fn(&[u8]), files: &[PathBuf]) {
    for file in files {
        println!("{}", file.display());
        run(&fs::read(file).unwrap());
    }
}

#[test]
fn kept_inputs_pass() {
    for folder in inside("kept") {
        let name = folder.file_name().unwrap().to_str().unwrap();
        let (_, run) = TARGETS.iter().find(|it| it.0 == name).expect(name);
        run_all(*run, &inside(&format!("kept/{name}")));
    }
}

#[test]
fn shared_inputs_pass() {
    let seeds = inside("seeds");
    for (_, run) in TARGETS {
        run_all(run, &seeds);
    }
}

#[test]
fn generated_inputs_pass() {
    for (name, run) in TARGETS {
        for seed in 0..MADE {
            println!("{name}: input {seed}");
            run(&made(seed));
        }
    }
}

/// An input of two texts and some numbers, the same for the same seed.
fn made(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut below = |count: usize| {
        // Marsaglia's xorshift.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap_or_default() % count
    };
    let mut input = Vec::new();
    for _ in 0..2 {
        for _ in 0..below(40) {
            input.extend_from_slice(PIECES.get(below(PIECES.len())).unwrap().as_bytes());
        }
        input.push(0xFF);
    }
    input.extend((0..24).map(|_| u8::try_from(below(0xFE)).unwrap_or_default()));
    input
}
