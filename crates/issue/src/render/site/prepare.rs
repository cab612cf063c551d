//! What happens to the text before blocks are looked for.

mod fence;
mod front_matter;
mod html_block;
mod normalize;

pub(crate) use fence::code_html;

use crate::render::site::lines::Prepared;
use crate::render::site::stash::Stash;

/// Where a piece of an issue stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PiecePosition {
    pub(crate) first: bool,
    pub(crate) last: bool,
}

/// Prepares a piece of an issue; `None` if what it begins may go on after its end.
pub(crate) fn prepare(text: &str, place: PiecePosition, stash: &mut Stash) -> Option<Prepared> {
    let mut prepared = normalize::normalize(text, place.first);
    if place.first {
        front_matter::remove(&mut prepared);
    }
    fence::set_aside(&mut prepared, stash, place.last)?;
    html_block::set_aside(prepared, stash, place.last)
}
