//! Python with the publisher's own renderer, to compare ours with.

use std::path::PathBuf;

use super::debian;
use super::source::Source;
use super::tool::Tool;
use crate::run::{Done, ask, command};

/// The interpreter to run the comparison with.
pub fn interpreter() -> Done<PathBuf> {
    let purpose = "to compare our rendering with the publisher's";
    if ask(&mut command("python3", &["-c", "import ensurepip"])).is_none() {
        debian::packages(&["python3", "python3-venv"], purpose)?;
    }
    let sources = vec![Source::Pip("python")];
    // The version is that of the set: change it with xtask/tools/python.
    let tool = Tool {
        name: "python",
        version: "markdown-3.7-plain".to_owned(),
        purpose,
        sources,
    };
    Ok(tool.folder()?.join("bin").join("python"))
}
