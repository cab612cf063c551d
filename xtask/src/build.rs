//! The page into `dist/`, the command into `target/release/galley`.

use std::fs;
use std::path::PathBuf;

use crate::run::{Done, ask, command, root, run};
use crate::{setup, split};

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
    trunk.env(split::REAL, setup::wasm_bindgen()?);
    // Trunk takes a value for it that no other program writes.
    trunk.env_remove("NO_COLOR").env("RUST_LOG", "warn");
    run(trunk.env("CARGO_ENCODED_RUSTFLAGS", without_paths()))
}

/// Flags that keep this machine's folders out of the page: a panic names the file it happened in.
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
    // Erases the types of views: five percent less code (see .cargo/config.toml).
    let flags = flags.chain(["--cfg=erase_components".to_owned()]);
    flags.collect::<Vec<_>>().join("\x1f")
}

/// The command, in release.
pub fn native() -> Done {
    run(&mut command(
        "cargo",
        &["build", "--release", "--package", "galley-cli"],
    ))
}
