//! The SHA-256 checksums that downloads from outside a registry must match before they are used.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::run::Done;

/// Pinned checksums by URL. Update them together with the versions of the tools.
const PINNED: &[(&str, &str)] = &[
    (
        "https://github.com/WebAssembly/binaryen/releases/download/version_132/binaryen-version_132-x86_64-linux.tar.gz",
        "195ddc94f9bc89f45abdabb0b9eea86023d727ba90eac8b35b80f2544fc30572",
    ),
    (
        "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-x86_64-unknown-linux-gnu.tar.gz",
        "f2b4680cd239693a646a2795e4633c625328d7b2a044fbe749fa3a2fe9e7036b",
    ),
    (
        "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-aarch64-unknown-linux-gnu.tar.gz",
        "b1d8e60e454f7fc182d9a4d95d1506ffbae947d8ba90f8f6f02da93b60f980f9",
    ),
];

/// The checksum pinned for the file at `url`.
pub fn pinned(url: &str) -> Option<&'static str> {
    PINNED.iter().find(|it| it.0 == url).map(|it| it.1)
}

/// The checksum in a file that a project publishes next to a release: in hex, with or without a file name after it.
pub fn published(text: &str) -> Done<String> {
    let sum = text.split_whitespace().next().unwrap_or_default();
    if sum.len() == 64 && sum.bytes().all(|it| it.is_ascii_hexdigit()) {
        return Ok(sum.to_ascii_lowercase());
    }
    Err("the file published next to it has no SHA-256 checksum".into())
}

/// The checksum in hex.
pub fn of(bytes: &[u8]) -> String {
    let mut hex = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// Refuses a file whose checksum differs from `expected`.
pub fn check(file: &Path, expected: &str) -> Done {
    let found = of(&fs::read(file)?);
    if found == expected {
        return Ok(());
    }
    Err(format!("refused: its SHA-256 is {found}, not {expected}").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_checksum_is_read_with_and_without_a_name() {
        let sum = "195ddc94f9bc89f45abdabb0b9eea86023d727ba90eac8b35b80f2544fc30572";
        for text in [
            sum.to_owned(),
            format!("{sum}  a.tar.gz\n"),
            sum.to_uppercase(),
        ] {
            assert_eq!(published(&text).ok().as_deref(), Some(sum));
        }
        assert!(published("<html>Not found").is_err());
    }

    #[test]
    fn pinned_checksums_are_well_formed() {
        assert!(PINNED.iter().all(|it| published(it.1).is_ok()));
    }
}
