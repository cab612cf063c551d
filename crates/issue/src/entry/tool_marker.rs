//! The comment that the editors' merge tool adds after an item: `<!-- url=… submerge-pr=42 sha=… author=… title=… -->`.
//!
//! It names the pull request that the item came from. Galley shows it, moves it with its item, and never edits it.

/// Where an item came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToolMarker {
    /// The pull request's number.
    pub pull_request: u64,
    /// Who opened it.
    pub author: Option<String>,
}

impl ToolMarker {
    /// Parses a comment, delimiters included; `None` if it names no pull request.
    pub fn read(comment: &str) -> Option<Self> {
        let body = comment.strip_prefix("<!--")?.strip_suffix("-->")?;
        let value = |key: &str| body.split_whitespace().find_map(|it| it.strip_prefix(key));
        let pull_request = value("submerge-pr=")?.parse().ok()?;
        let author = value("author=")
            .filter(|it| !it.is_empty())
            .map(str::to_owned);
        Some(Self {
            pull_request,
            author,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_and_author_are_read() {
        let marker =
            ToolMarker::read("<!-- url=u submerge-pr=42 sha=f00 author=ferris title=A b -->");
        assert_eq!(
            marker,
            Some(ToolMarker {
                pull_request: 42,
                author: Some("ferris".into())
            })
        );
        assert_eq!(ToolMarker::read("<!-- note to self -->"), None);
    }
}
