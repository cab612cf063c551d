//! `galley show`: the issue as JSON.

use crate::input::Input;
use crate::terminal::in_json;

/// The JSON, indented, with a newline after it.
pub fn run(file: &Input) -> Result<String, String> {
    let shown = issue::show::show(&file.issue()?);
    let json = serde_json::to_string_pretty(&shown).map_err(|it| it.to_string())?;
    Ok(in_json(&json) + "\n")
}
