//! The collection of real issues, which may be next to the repository and is not part of it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;

/// These files and folders of the collection, or `None` if one is missing.
///
/// If one is missing, the test does less than its name says, and this function prints a line about it, which
/// `cargo xtask test` counts. It avoids the capture of a test's output, so that the line is visible even if the test
/// passes.
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
