//! The compiler's target for the page.

use std::path::Path;
use std::time::Instant;

use crate::run::{Done, ask, command, run, since};

/// The kind of machine the page's program is for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Sees to the target.
///
/// rust-toolchain.toml names it too, but rustup may be told to install nothing unasked.
pub fn target() -> Done {
    let home = ask(&mut command("rustc", &["--print", "sysroot"]))
        .ok_or("no Rust compiler here: install one from https://rustup.rs")?;
    if Path::new(&home).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    println!("Installing the compiler's target {TARGET}, for the page (seconds).");
    let start = Instant::now();
    run(&mut command("rustup", &["target", "add", TARGET]))?;
    println!("  Done in {}.", since(start));
    Ok(())
}
