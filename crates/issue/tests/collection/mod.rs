//! The collection of real issues, which may be next to the repository and is not part of it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;

/// These files and folders of the collection, or `None` if one is missing.
///
/// If one is missing, the test does less than its name says, and prints that: past the capture of a test's output, so
/// that it is visible even if the test passes, and on a line that `cargo xtask test` counts.
pub fn collection<const N: usize>(paths: [&str; N]) -> Option<[PathBuf; N]> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let found = paths.map(|it| folder.join(it));
    match found.iter().zip(paths).find(|(it, _)| !it.exists()) {
        None => Some(found),
        Some((_, path)) => {
            let thread = thread::current();
            let test = thread.name().unwrap_or("a test");
            let line = format!("\nskipped: {test}: ../shared/{path} is missing\n");
            std::io::stderr().write_all(line.as_bytes()).ok();
            None
        }
    }
}
