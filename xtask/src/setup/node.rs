//! Node and npm, for the browser tests and where wasm-opt can't be downloaded.

use super::debian;
use crate::run::{Done, find};

/// Sees to `node` and `npm`.
pub fn programs() -> Done {
    let purpose = "for the browser tests and wasm-opt";
    for program in ["node", "npm"] {
        if find(program).is_none() {
            let package = if program == "node" { "nodejs" } else { "npm" };
            debian::packages(&[package], purpose)?;
        }
    }
    Ok(())
}
