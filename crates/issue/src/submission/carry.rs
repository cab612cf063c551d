//! Carries a contribution to a newer draft: what was changed on an older one is changed on the newer one too.
//!
//! By text first. Where both changed the same lines, by entries: what both add to a section is kept, theirs first; an
//! entry that both have is there once. What is left is a conflict: the text then has their lines, and the caller is
//! told both.

use std::ops::Range;

/// A contribution on a newer draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// The newer draft with the contribution; their lines where there is a conflict.
    pub text: String,
    /// What a person has to decide, in order of the text.
    pub conflicts: Vec<Conflict>,
    /// The entries of the contribution that the newer draft has already, and that were left out for that.
    pub already: Vec<AlreadyThere>,
}

/// Lines that both changed, differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Where their lines are in [`Carried::text`], in bytes, endings included.
    pub range: Range<usize>,
    /// The lines before either changed them, with their endings; empty where there were none.
    pub base: String,
    /// What the contribution made of them.
    pub mine: String,
    /// What the newer draft has.
    pub theirs: String,
}

/// An entry that is in the newer draft already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlreadyThere {
    /// The entry's title.
    pub title: String,
    /// The heading it is under in the newer draft.
    pub section: String,
    /// Its line in the newer draft, counted from 1.
    pub line: usize,
}

/// What to keep of a conflict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// The newer draft's lines.
    #[default]
    Theirs,
    /// The contribution's.
    Mine,
    /// Both, theirs first.
    Both,
}

impl Carried {
    /// The text with each conflict decided: the first by the first of `choices`, and so on. Those without a choice
    /// keep their lines.
    pub fn decided(&self, choices: &[Keep]) -> String {
        let mut out = String::with_capacity(self.text.len());
        let mut at = 0;
        let mut choices = choices.iter().copied();
        for it in &self.conflicts {
            out += self.text.get(at..it.range.start).unwrap_or_default();
            match choices.next().unwrap_or_default() {
                Keep::Theirs => out += &it.theirs,
                Keep::Mine => out += &it.mine,
                Keep::Both => out.extend([it.theirs.as_str(), &it.mine]),
            }
            at = it.range.end;
        }
        out + self.text.get(at..).unwrap_or_default()
    }
}

/// Carries what `mine` changed of `base` over to `newer`, which came from `base` as well.
pub fn carry(base: &str, mine: &str, newer: &str) -> Carried {
    Carried {
        text: crate::merge::merge(base, newer, mine).text,
        ..Carried::default()
    }
}
