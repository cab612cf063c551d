//! The compiler's target for the page.

use std::path::Path;
use std::time::Instant;

use crate::run::{Done, ask, command, run, since};

/// The compilation target of the page's program.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Installs the target.
///
/// rust-toolchain.toml names it too, but rustup may be set up not to install anything by itself.
pub fn target() -> Done {
    let home = ask(&mut command("rustc", &["--print", "sysroot"]))
        .ok_or("no Rust compiler found: install one from https://rustup.rs")?;
    if Path::new(&home).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    println!("Installing the compiler's target {TARGET}, for the page (seconds).");
    let start = Instant::now();
    run(&mut command("rustup", &["target", "add", TARGET]))?;
    println!("  Done in {}.", since(start));
    Ok(())
}
