//! The browser, and the packages that the tests drive it with.

use std::fs;
use std::time::Instant;

use super::{Programs, debian};
use crate::run::{Done, find, root, run, since};

/// Without these, screenshots show boxes in place of emoji and text.
const FONTS: [&str; 2] = ["fonts-dejavu-core", "fonts-noto-color-emoji"];

/// Sees to a browser; `CHROMIUM` may name another one.
pub fn programs() -> Done {
    let purpose = "for the browser tests";
    if std::env::var_os("CHROMIUM").is_none() && find("chromium").is_none() {
        debian::packages(&["chromium"], purpose)?;
    }
    if find("apt-get").is_some() {
        debian::packages(&FONTS, purpose)?;
    }
    Ok(())
}

/// Sees to the packages of a folder of the repository, exactly as its lock file says.
pub fn packages(programs: &Programs, name: &str) -> Done {
    let folder = root().join(name);
    let lock = fs::read(folder.join("package-lock.json"))?;
    let installed = folder.join("node_modules").join("installed.json");
    if fs::read(&installed).is_ok_and(|it| it == lock) {
        return Ok(());
    }
    println!("Installing the npm packages of {name} (seconds).");
    let start = Instant::now();
    let quiet = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
    let mut npm = programs.command("npm", &quiet)?;
    run(npm.current_dir(&folder))?;
    fs::write(installed, lock)?;
    println!("  Done in {}.", since(start));
    Ok(())
}
