//! Builds the page into `dist/` and the command into `release/galley` of the folder that cargo builds in.

use std::fs;
use std::path::PathBuf;

use crate::run::{Done, ask, command, root, run, target};
use crate::{setup, split};

/// Builds both in release mode.
pub fn everything() -> Done {
    page()?;
    native()?;
    println!(
        "The page is in dist/, the command is {}.",
        galley().display()
    );
    Ok(())
}

/// Where [`native`] puts the command.
pub fn galley() -> PathBuf {
    target().join("release/galley")
}

/// Builds the page in release mode.
pub fn page() -> Done {
    let tools = setup::for_page()?;
    let release = ["build", "--release", "--skip-version-check"];
    let mut trunk = tools.command("trunk", &release)?;
    trunk.env(split::REAL, setup::wasm_bindgen()?);
    // Trunk accepts only `true` or `false` for NO_COLOR, which other programs set to anything.
    trunk.env_remove("NO_COLOR").env("RUST_LOG", "warn");
    run(trunk.env("CARGO_ENCODED_RUSTFLAGS", without_paths()))
}

/// Compiler flags that keep this machine's paths out of the page, where panic messages would name them.
fn without_paths() -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let crates = home.and_then(|it| fs::read_dir(it.join("registry/src")).ok());
    let crates = crates.into_iter().flatten().filter_map(Result::ok);
    let crates = crates.map(|it| (it.path(), "crates"));
    let sysroot = ask(&mut command("rustc", &["--print", "sysroot"])).map(PathBuf::from);
    let library = sysroot.map(|it| (it.join("lib/rustlib/src/rust"), "rust"));
    let all = crates.chain(library).chain([(root().to_owned(), "galley")]);
    let flags = all.map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display()));
    // Erases the types of views, which makes the code five percent smaller (see .cargo/config.toml).
    let flags = flags.chain(["--cfg=erase_components".to_owned()]);
    flags.collect::<Vec<_>>().join("\x1f")
}

/// Builds the command in release mode.
pub fn native() -> Done {
    run(&mut command(
        "cargo",
        &["build", "--release", "--package", "galley-cli"],
    ))
}
