//! Definitions: what an issue defines in one place and uses in another.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// `[name]: address "title"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    /// In lower case.
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) title: Option<String>,
}

/// `[^name]: text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Footnote {
    pub(crate) name: String,
    /// The text, with a mark for each of `pieces`, by its number.
    pub(crate) text: String,
    /// HTML that was set aside.
    pub(crate) pieces: Vec<String>,
    /// Bytes of the chunk, later of the issue.
    pub(crate) span: Range<usize>,
}

/// How often each footnote is referred to, by its name.
pub(crate) type Uses = HashMap<String, usize>;

/// The definitions of a part of an issue, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Definitions {
    pub(crate) references: Vec<Reference>,
    pub(crate) footnotes: Vec<Footnote>,
    /// Abbreviations and their meanings.
    pub(crate) abbreviations: Vec<(String, String)>,
}

/// The definitions of a whole issue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scope {
    references: HashMap<String, (String, Option<String>)>,
    /// In the order in which they are first defined; the last definition counts.
    pub(crate) footnotes: Vec<Footnote>,
    footnote_numbers: HashMap<String, usize>,
    /// `None` if a later definition removed the meaning.
    pub(crate) abbreviations: BTreeMap<String, Option<String>>,
}

impl Scope {
    /// Adds the definitions of the next part of the issue, which starts at `offset`.
    pub(crate) fn add(&mut self, definitions: &Definitions, offset: usize) {
        for it in &definitions.references {
            self.references
                .insert(it.name.clone(), (it.address.clone(), it.title.clone()));
        }
        for it in &definitions.footnotes {
            let span = it.span.start.saturating_add(offset)..it.span.end.saturating_add(offset);
            let footnote = Footnote { span, ..it.clone() };
            let next = self.footnotes.len();
            let index = self.footnote_numbers.get(&it.name);
            if let Some(known) = index.and_then(|it| self.footnotes.get_mut(*it)) {
                *known = footnote;
            } else {
                self.footnote_numbers.insert(it.name.clone(), next);
                self.footnotes.push(footnote);
            }
        }
        for (name, title) in &definitions.abbreviations {
            let meaning = (title != "''" && title != "\"\"").then(|| title.clone());
            self.abbreviations.insert(name.clone(), meaning);
        }
    }

    /// Adds the definitions inside footnotes. A footnote that is defined inside another gets a number, but is not
    /// shown.
    pub(crate) fn add_nested(&mut self, nested: Definitions) {
        for it in &nested.footnotes {
            let next = self.footnote_numbers.len();
            self.footnote_numbers.entry(it.name.clone()).or_insert(next);
        }
        let others = Definitions {
            footnotes: Vec::new(),
            ..nested
        };
        self.add(&others, 0);
    }

    /// The address and title of a reference; `name` is in lower case.
    pub(crate) fn reference(&self, name: &str) -> Option<(&str, Option<&str>)> {
        self.references
            .get(name)
            .map(|it| (it.0.as_str(), it.1.as_deref()))
    }

    /// The number of a footnote, from 1 on.
    pub(crate) fn footnote(&self, name: &str) -> Option<usize> {
        self.footnote_numbers.get(name).map(|it| it + 1)
    }

    /// Whether `name` has the same address and title in `other`.
    pub(crate) fn agrees_on(&self, other: &Scope, name: &str) -> bool {
        self.references.get(name) == other.references.get(name)
    }
}
