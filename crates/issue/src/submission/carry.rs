//! Rebases a contribution onto a newer draft.
//!
//! "Mine" is the contribution, "theirs" the newer draft. The two are merged by lines. Lines that both sides changed are
//! merged by entries: entries that both add to a section are kept, theirs first, and an entry that both have is kept
//! once. Anything else is a conflict: the text gets their lines, and the result reports both versions.

use std::ops::Range;

use crate::merge::{Piece, pieces};
use crate::text::Issue;

mod additions;
mod news;
mod region;
mod twice;
mod unit;

use additions::{Additions, Order};
pub use news::News;
pub(super) use twice::{Key, key, same_entry};

/// A contribution on a newer draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// The newer draft with the contribution. At a conflict it has the newer draft's lines.
    pub text: String,
    /// What the user has to decide, in text order.
    pub conflicts: Vec<Conflict>,
    /// The entries of the contribution that were left out because the newer draft already has them.
    pub already: Vec<AlreadyThere>,
}

/// Lines that both sides changed differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Where the newer draft's lines are in [`Carried::text`], in bytes, endings included.
    pub range: Range<usize>,
    /// The original lines, which both sides changed, with their endings; empty if both sides added lines.
    pub base: String,
    /// The contribution's version.
    pub mine: String,
    /// The newer draft's version.
    pub theirs: String,
}

/// An entry that both have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlreadyThere {
    /// The lines of the contribution that were left out, which may be worded differently.
    pub mine: String,
    /// The lines in the newer draft, which were kept.
    pub theirs: String,
    /// The heading of the section with these lines.
    pub section: String,
    /// The line of the newer draft where the entry starts, counted from 1.
    pub line: usize,
}

/// What to keep of a conflict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// The newer draft's lines.
    #[default]
    Theirs,
    /// The contribution's lines.
    Mine,
    /// Both sides' lines, theirs first.
    Both,
}

impl Carried {
    /// Returns the text with each conflict resolved by the choice at the same index. A conflict without a choice gets
    /// the newer draft's lines.
    pub fn decided(&self, choices: &[Keep]) -> String {
        let mut out = String::with_capacity(self.text.len());
        let mut at = 0;
        let mut choices = choices.iter().copied();
        for it in &self.conflicts {
            out += self.text.get(at..it.range.start).unwrap_or_default();
            let theirs = self.text.get(it.range.clone()).unwrap_or_default();
            match choices.next().unwrap_or_default() {
                Keep::Theirs => out += theirs,
                Keep::Mine => out += &it.mine,
                Keep::Both => out.extend([theirs, &it.mine]),
            }
            at = it.range.end;
        }
        out + self.text.get(at..).unwrap_or_default()
    }
}

/// Applies the changes from `base` to `mine` to `newer`, which is also based on `base`.
pub fn carry(base: &str, mine: &str, newer: &str) -> Carried {
    if mine == base || mine == newer {
        return whole(newer);
    }
    if newer == base {
        return whole(mine);
    }
    let merged = by_text(base, mine, newer);
    let [base, mine, newer] = [base, mine, newer].map(Issue::new);
    let [of_mine, of_newer] = [&mine, &newer].map(|it| Additions::between(&base, it));
    let is_sound = merged.is_clean && {
        let text = Issue::new(merged.carried.text.as_str());
        let mut added = of_mine.iter().chain(&of_newer);
        added.all(|it| it.are_in(&text)) && of_mine.as_ref().is_none_or(|it| !it.is_in(&newer))
    };
    if is_sound {
        return merged.carried;
    }
    // A contribution that only adds entries cannot conflict with a draft that has the sections of these entries.
    if let Some(Ok(carried)) = of_mine.map(|it| it.onto(&newer, Order::AfterNew)) {
        return carried;
    }
    if let Some(Ok(carried)) = of_newer.map(|it| it.onto(&mine, Order::BeforeNew)) {
        return carried;
    }
    merged.carried
}

fn whole(text: &str) -> Carried {
    Carried {
        text: text.to_owned(),
        ..Carried::default()
    }
}

/// Merges two texts by lines and, if that is not enough, by entries.
struct ByText {
    carried: Carried,
    /// Whether merging by lines was enough.
    is_clean: bool,
}

fn by_text(base: &str, mine: &str, newer: &str) -> ByText {
    let mut out = Carried::default();
    let mut is_clean = true;
    let is_ended = pieces(base, newer, mine, |piece| match piece {
        Piece::Text(lines) => out.text.extend(lines.iter().copied()),
        Piece::Both(sides) => {
            is_clean = false;
            if let Some(text) = region::merged(&sides) {
                out.text += &text;
            } else {
                let start = out.text.len();
                out.text.extend(sides.draft.iter().copied());
                out.conflicts.push(Conflict {
                    range: start..out.text.len(),
                    base: sides.base.concat(),
                    mine: sides.file.concat(),
                    theirs: sides.draft.concat(),
                });
            }
        }
    });
    if !is_ended {
        out.cut_ending();
    }
    ByText {
        carried: out,
        is_clean,
    }
}

impl Carried {
    /// Removes the ending of the last line.
    fn cut_ending(&mut self) {
        let kept = self.text.strip_suffix('\n').unwrap_or(&self.text);
        let length = kept.strip_suffix('\r').unwrap_or(kept).len();
        self.text.truncate(length);
        for it in &mut self.conflicts {
            it.range = it.range.start.min(length)..it.range.end.min(length);
        }
    }
}

#[cfg(test)]
mod tests;
