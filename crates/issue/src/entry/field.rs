//! Which field of an entry a piece of its text belongs to.

use std::ops::Range;

use super::around_comments::read_around_comments;
use super::{Entry, Grammar};

impl Entry {
    /// Returns the field, by its name in `galley show`, that contains all of `range`. `item` must parse as this entry.
    ///
    /// `None` if the range is in no field or in several. Offsets are bytes of `item`.
    pub fn field_at(&self, item: &str, range: &Range<usize>) -> Option<&'static str> {
        fn with<G: Grammar>(_: &G, item: &str) -> Option<Vec<Range<usize>>> {
            Some(read_around_comments::<G>(item)?.1)
        }
        let ranges = for_each_grammar!(self, it => with(it, item))?;
        let holds = |it: &Range<usize>| it.start <= range.start && range.end <= it.end;
        let at = ranges.iter().position(holds)?;
        self.fields().get(at).copied()
    }

    /// Returns the names of the slots, in the order of the grammar.
    fn fields(&self) -> &'static [&'static str] {
        match self {
            Self::Link(_) | Self::Rfc(_) => &["tags", "title", "url", "tail"],
            Self::Event(_) => &[
                "date",
                "place",
                "group",
                "group_url",
                "group_tail",
                "mark",
                "title",
                "url",
                "tail",
            ],
            Self::CallForTesting(_) => &["title", "url", "steps", "steps"],
            Self::CfpProject(_) => &["project", "title", "url", "tail"],
            Self::CfpEvent(_) => &["title", "url", "closes", "place", "date"],
            Self::Update(_) => &["title", "url", "tail"],
            Self::None(_) => &["text"],
            Self::Other(_) => &["raw"],
        }
    }
}
