//! The fix that removes an item.

use super::{Context, Fix, Link};
use crate::edit::Replace;

/// Returns the fix that removes the item of `link`; `None` if the item contains more than this link.
pub(crate) fn remove_item(context: &Context<'_>, link: &Link<'_>) -> Option<Fix> {
    let section = context.outline.sections.get(link.section?)?;
    let index = section
        .items
        .partition_point(|it| it.range.end <= link.range.start);
    let item = section
        .items
        .get(index)
        .filter(|it| it.range.start <= link.range.start)?;
    let one = context.links_in(item.range.clone()).take(2).count() == 1;
    if item.lines != 1 || !one {
        return None;
    }
    let next = context
        .lines
        .get(context.line_index(item.range.start))?
        .next;
    Some(Fix::suggested(
        "Remove the item",
        vec![Replace::delete(item.range.start..next)],
    ))
}
