//! Who suggested the crate or the quote: `Thanks to [X](…) for the suggestion!`, or an editor's free text.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::is_paragraph;
use crate::inline::{is_link_text, is_link_url, link_at};

/// The line of thanks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Thanks {
    /// The usual line.
    Suggested {
        /// Who suggested it.
        by: String,
        /// The address of the suggestion on the users' forum.
        url: String,
        /// Whether the person suggested their own crate or quote.
        #[serde(default, rename = "self")]
        own: bool,
    },
    /// Anything else, as Markdown; its lines are joined by `\n`.
    Words(String),
}

impl Thanks {
    /// Reads a paragraph whose lines end in `\n`.
    pub(super) fn read(paragraph: &str) -> Self {
        usual(paragraph).unwrap_or_else(|| Self::Words(paragraph.to_owned()))
    }

    /// Whether the line parses back as it was written.
    pub(super) fn is_sound(&self) -> bool {
        match self {
            Self::Suggested { by, url, .. } => is_link_text(by) && is_link_url(url),
            Self::Words(words) => usual(words).is_none() && is_paragraph(words),
        }
    }
}

fn usual(paragraph: &str) -> Option<Thanks> {
    let rest = paragraph.strip_prefix("Thanks to ")?;
    let link = link_at(rest, 0)?;
    let own = match rest.get(link.end..)? {
        " for the suggestion!" => false,
        " for the self-suggestion!" => true,
        _ => return None,
    };
    let text = |it| rest.get(it).map(str::to_owned);
    Some(Thanks::Suggested {
        by: text(link.text)?,
        url: text(link.url)?,
        own,
    })
}

impl fmt::Display for Thanks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Suggested { by, url, own } => {
                write!(
                    f,
                    "Thanks to [{by}]({url}) for the {}suggestion!",
                    if *own { "self-" } else { "" }
                )
            }
            Self::Words(words) => f.write_str(words),
        }
    }
}
