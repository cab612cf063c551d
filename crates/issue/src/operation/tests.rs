//! Operations as JSON on small issues: their results, and that undo restores every byte.

mod entries;
mod events;
mod sections;

use super::{Operation, plan};
use crate::text::Issue;

/// Returns `text` after the operation; also checks that the inverse restores `text`.
fn applied(text: &str, json: &str) -> Result<String, String> {
    let operation: Operation = serde_json::from_str(json).map_err(|it| it.to_string())?;
    let issue = Issue::new(text);
    let tx = plan(&issue, &operation).map_err(|it| it.to_string())?;
    let (after, back) = issue.apply(&tx).unwrap();
    assert_eq!(after.apply(&back).unwrap().0.text(), text);
    Ok(after.text().to_owned())
}

fn check(text: &str, json: &str, expected: &str) {
    assert_eq!(applied(text, json).unwrap(), expected, "{json}");
    let crlf = |it: &str| it.replace('\n', "\r\n");
    if !text.contains('\n') {
        return;
    }
    assert_eq!(
        applied(&crlf(text), json).unwrap(),
        crlf(expected),
        "CRLF {json}"
    );
}

fn refused(text: &str, json: &str, expected: &str) {
    assert_eq!(applied(text, json).unwrap_err(), expected, "{json}");
}
