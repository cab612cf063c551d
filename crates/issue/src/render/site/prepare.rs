//! Prepares the text before blocks are searched for.

mod fence;
mod front_matter;
mod html_block;
mod normalize;

pub(crate) use fence::code_html;

use crate::render::site::lines::Prepared;
use crate::render::site::stash::Stash;
use crate::render::site::tree::Tree;

/// The position of a piece in its issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PiecePosition {
    pub(crate) first: bool,
    pub(crate) last: bool,
}

/// Prepares a piece of an issue that follows `before`; `None` if a construct that begins in the piece may continue
/// after its end.
pub(crate) fn prepare(
    before: &str,
    text: &str,
    place: PiecePosition,
    stash: &mut Stash,
    tree: &mut Tree,
) -> Option<Prepared> {
    let mut prepared = normalize::normalize(text, place.first);
    if place.first {
        front_matter::remove(&mut prepared);
    }
    fence::set_aside(&mut prepared, stash, place.last)?;
    let counted = || html_block::count(&lines_before(before));
    html_block::set_aside(prepared, stash, tree, place.last.then_some(&counted))
}

/// The lines of the text before a piece, for code that counts them.
fn lines_before(before: &str) -> Prepared {
    let mut prepared = normalize::normalize(before, true);
    front_matter::remove(&mut prepared);
    let _ = fence::set_aside(&mut prepared, &mut Stash::default(), true);
    // The piece begins at the last line, and every text ends with two empty lines.
    let count = prepared.lines.len().saturating_sub(3);
    prepared.lines.truncate(count);
    prepared
}
