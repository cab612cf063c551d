//! Records and notes that are no longer drafts. What is left of them can be saved as a file, and they can be removed.

use super::border::Foreign;

/// Where it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// In the database, under this key; `None` if the key is not a string and so cannot be used here.
    Record(Option<String>),
    /// In a note, under this key.
    Note(String),
}

/// What cannot be read as a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Where it is stored.
    pub kept: Kept,
    /// The draft's name, if that can be read.
    pub name: String,
    /// The strings that can be read, with the names of their fields.
    texts: Vec<(String, String)>,
}

impl Unreadable {
    /// A record of the drafts.
    pub(super) fn record(record: Option<&Foreign>) -> Self {
        let text = |key| record.and_then(|it| it.text(key));
        Self {
            kept: Kept::Record(text("id")),
            name: text("name").unwrap_or_default(),
            texts: record.map(Foreign::texts).unwrap_or_default(),
        }
    }

    /// A note under this key, with its raw text.
    pub(super) fn note(key: String, text: &str) -> Self {
        let note = Foreign::parsed(text);
        let name = note.as_ref().and_then(|it| it.text("name"));
        let read = note.as_ref().map(Foreign::texts).unwrap_or_default();
        let raw = || vec![("note".to_owned(), text.to_owned())];
        Self {
            kept: Kept::Note(key),
            name: name.unwrap_or_default(),
            texts: if read.is_empty() { raw() } else { read },
        }
    }

    /// Everything that can be read, as one text: only the draft's text if that is among it.
    pub fn text(&self) -> String {
        let find = |key: &str| self.texts.iter().find(|it| it.0 == key);
        if let Some((_, text)) = find("text") {
            return text.clone();
        }
        let all = self.texts.iter().filter(|it| !it.1.is_empty());
        let all = all.map(|(key, text)| format!("{key}:\n\n{text}\n"));
        all.collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(texts: &[(&str, &str)]) -> String {
        let own = |it: &(&str, &str)| (it.0.to_owned(), it.1.to_owned());
        let left = Unreadable {
            kept: Kept::Record(None),
            name: String::new(),
            texts: texts.iter().map(own).collect(),
        };
        left.text()
    }

    #[test]
    fn the_draft_is_saved_or_otherwise_all_there_is() {
        assert_eq!(left(&[("base", "a"), ("text", "b")]), "b");
        assert_eq!(
            left(&[("base", "a"), ("name", ""), ("page", "c")]),
            "base:\n\na\n\npage:\n\nc\n"
        );
        assert_eq!(left(&[]), "");
    }
}
