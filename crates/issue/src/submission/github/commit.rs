//! The newest commit.

use super::AnswerError;

/// The hash in the answer to [`commit_request`](crate::submission::Repository::commit_request), in lower case.
///
/// GitHub answers with just the hash. A commit as JSON is also accepted.
pub fn commit(answer: &str) -> Result<String, AnswerError> {
    const EXPECTED: &str = "the hash of a commit";
    let text = answer.trim();
    if is_hash(text) {
        return Ok(text.to_ascii_lowercase());
    }
    let json: Option<serde_json::Value> = serde_json::from_str(text).ok();
    let sha = json.as_ref().and_then(|it| it.get("sha")?.as_str());
    let sha = sha.filter(|it| is_hash(it)).map(str::to_ascii_lowercase);
    sha.ok_or_else(|| AnswerError::new(EXPECTED, text))
}

/// Whether `text` is a SHA-1 or SHA-256 in hexadecimal digits.
pub(super) fn is_hash(text: &str) -> bool {
    matches!(text.len(), 40 | 64) && text.bytes().all(|it| it.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_a_commit_and_nothing_else() {
        let hash = "4F9A0c11d2b3e4f5061728394a5b6c7d8e9f0a1b";
        let lower = hash.to_ascii_lowercase();
        assert_eq!(commit(&format!("{hash}\n")).as_deref(), Ok(lower.as_str()));
        assert_eq!(commit(&format!("{{\"sha\":\"{hash}\"}}")), Ok(lower));
        for answer in ["", "4f9a", "{\"sha\":1}", "<html>", "[[[["] {
            let error = commit(answer).unwrap_err();
            assert_eq!(
                error.to_string(),
                format!("expected the hash of a commit, found {answer}")
            );
        }
    }
}
