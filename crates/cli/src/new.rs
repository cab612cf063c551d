//! `galley new`: the draft of the next issue.

use issue::calendar::Date;
use issue::draft;

use crate::input::Input;

/// Returns the draft for `date`, with the events of the previous issue.
pub fn run(date: Date, previous: Option<&Input>) -> Result<String, String> {
    let previous = previous.map(Input::issue).transpose()?;
    Ok(draft::template(date, previous.as_ref()))
}
