//! The browsers, and the npm packages that the tests use to control them.

use std::fs;
use std::time::Instant;

use super::{Programs, debian};
use crate::run::{Done, find, root, run, since};

/// Without these, screenshots show boxes instead of emoji and text.
const FONTS: [&str; 2] = ["fonts-dejavu-core", "fonts-noto-color-emoji"];

/// Installs Chromium and fonts. `CHROMIUM` may name another browser.
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

/// The programs that run `WebKit` with its own display and message bus, and their packages.
const WEBKIT: [(&str, &str); 4] = [
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("xvfb-run", "xvfb"),
    ("xauth", "xauth"),
    ("dbus-run-session", "dbus-daemon"),
];

/// Installs Firefox and `WebKit`. `FIREFOX` may name another Firefox.
pub fn engines() -> Done {
    let is_missing = |program: &str| find(program).is_none();
    let has_firefox = std::env::var_os("FIREFOX").is_some() || !is_missing("firefox");
    let firefox = ("firefox-esr", "firefox-esr");
    let programs = (!has_firefox).then_some(firefox).into_iter().chain(WEBKIT);
    let missing = programs.filter(|(program, _)| is_missing(program));
    let packages: Vec<&str> = missing.map(|(_, package)| package).collect();
    debian::packages(&packages, "for the main job in Firefox and WebKit")
}

/// Installs the npm packages of a folder of the repository, exactly as in its lock file.
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
