//! Packages of Debian and its derivatives.

use std::process::Command;
use std::time::Instant;

use crate::run::{Done, ask, command, find, run, since};

/// Installs `packages`. `purpose` completes the message: "for the browser tests".
pub fn packages(packages: &[&str], purpose: &str) -> Done {
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|it| !installed(it))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    if find("apt-get").is_none() {
        return Err(
            format!("please install {names} (the names of Debian's packages), {purpose}").into(),
        );
    }
    println!("Installing Debian's packages {names}, {purpose} (a minute or two).");
    let start = Instant::now();
    run(&mut apt(&["update"]))?;
    let mut install = apt(&["install", "--yes", "--no-install-recommends"]);
    run(install.args(missing))?;
    println!("  Done in {}.", since(start));
    Ok(())
}

fn installed(package: &str) -> bool {
    let mut query = command(
        "dpkg-query",
        &["--show", "--showformat=${db:Status-Status}", package],
    );
    ask(&mut query).as_deref() == Some("installed")
}

/// apt-get without questions, and with sudo for users other than root.
fn apt(arguments: &[&str]) -> Command {
    let root = ask(&mut command("id", &["-u"])).as_deref() == Some("0");
    let mut apt = command(if root { "env" } else { "sudo" }, &[]);
    apt.args((!root).then_some("env"));
    apt.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2"]);
    apt.args(arguments);
    apt
}
