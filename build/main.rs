//! Runs before the page is compiled: renders the guide.
//!
//! Also makes the linker keep the relocations in the page's module, which wasm-split needs (xtask/src/split.rs).

use std::error::Error;

mod guide;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|it| it == "wasm32") {
        println!("cargo::rustc-link-arg-bin=page=--emit-relocs");
    }
    guide::render()
}
