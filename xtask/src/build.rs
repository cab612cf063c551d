//! The page into `dist/`, the command into `target/release/galley`.

use crate::run::{Done, command, run};
use crate::setup;

/// Both, as they are released.
pub fn everything() -> Done {
    page()?;
    native()?;
    println!("The page is in dist/, the command is target/release/galley.");
    Ok(())
}

/// The page, in release.
pub fn page() -> Done {
    let tools = setup::for_page()?;
    let release = ["build", "--release", "--skip-version-check"];
    let mut trunk = tools.command("trunk", &release)?;
    // Trunk takes a value for it that no other program writes.
    run(trunk.env_remove("NO_COLOR").env("RUST_LOG", "warn"))
}

/// The command, in release.
pub fn native() -> Done {
    run(&mut command(
        "cargo",
        &["build", "--release", "--package", "galley-cli"],
    ))
}
