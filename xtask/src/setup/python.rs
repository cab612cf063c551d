//! Python with the renderer of the newsletter's publisher, to compare ours with it.

use std::path::PathBuf;

use super::debian;
use super::source::Source;
use super::tool::Tool;
use crate::run::{Done, ask, command};

/// Installs the interpreter that runs the comparison.
pub fn interpreter() -> Done<PathBuf> {
    let purpose = "to compare our rendering with the publisher's";
    if ask(&mut command("python3", &["-c", "import ensurepip"])).is_none() {
        debian::packages(&["python3", "python3-venv"], purpose)?;
    }
    let sources = vec![Source::Pip("python")];
    // The version names the set of packages: change it when xtask/tools/python changes.
    let tool = Tool {
        name: "python",
        version: "markdown-3.7-plain".to_owned(),
        purpose,
        sources,
    };
    Ok(tool.folder()?.join("bin").join("python"))
}
