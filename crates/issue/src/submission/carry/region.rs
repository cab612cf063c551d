//! Merges lines that both sides changed differently, unit by unit; a unit is an item, or another line.

use super::unit::{Key, Unit, is_heading, units};
use crate::merge::Sides;

/// The most lines of one side to compare by units; an issue has about 500.
const MOST_LINES: usize = 2000;

/// Merges the lines of both sides; `None` if both changed the same unit differently, or ordered the units differently.
///
/// If both add something, the draft's units are first.
pub(super) fn merged(sides: &Sides<'_>) -> Option<String> {
    let all = [sides.base, sides.draft, sides.file];
    if all.iter().any(|it| it.len() > MOST_LINES) {
        return None;
    }
    let [base, theirs, mine] = all.map(units);
    let [has_theirs, has_mine] =
        [&theirs, &mine].map(|it| it.iter().any(|it| is_heading(&it.text)));
    // Units under a new heading must stay there, and no other units may move under it.
    if has_theirs || has_mine || are_rewritten(&base, &theirs, &mine) {
        return None;
    }
    // The side that changed the order decides it. If both add units at the same place, theirs are always first.
    let units = match [&theirs, &mine].map(|it| is_moved(&base, it)) {
        [true, true] => return None,
        [false, true] => together(&base, &mine, &theirs, true)?,
        _ => together(&base, &theirs, &mine, false)?,
    };
    Some(units.into_iter().map(|it| it.text).collect())
}

/// Whether both sides replaced the same units, such as a sentence, by other text. The sentence that says there are no
/// entries does not count: it gives way to the entries of both.
fn are_rewritten(base: &[Unit], theirs: &[Unit], mine: &[Unit]) -> bool {
    let mut gone = base.iter().filter(|it| it.is_content());
    let is_gone = gone.any(|it| !has(theirs, &it.key) && !has(mine, &it.key));
    let new = |side: &[Unit]| -> Vec<Key> {
        let new = side.iter().filter(|it| it.is_content());
        let keys = new.map(|it| it.key.clone());
        keys.filter(|it| !has(base, it)).collect()
    };
    let [theirs, mine] = [theirs, mine].map(new);
    is_gone && !theirs.is_empty() && !mine.is_empty() && theirs != mine
}

/// Whether a side changed the order of the units that it kept.
fn is_moved(base: &[Unit], side: &[Unit]) -> bool {
    let kept = |of: &[Unit], also: &[Unit]| -> Vec<Key> {
        let keys = of.iter().map(|it| it.key.clone());
        keys.filter(|it| has(also, it)).collect()
    };
    kept(base, side) != kept(side, base)
}

fn has(units: &[Unit], key: &Key) -> bool {
    find(units, key).is_some()
}

fn find<'a>(units: &'a [Unit], key: &Key) -> Option<&'a Unit> {
    units.iter().find(|it| it.key == *key)
}

/// Merges the units of both sides in the order of `first`. A unit that only `second` has follows its predecessor in
/// `second`.
///
/// If both add units at the same place, those of `first` are first unless `second_first` is set.
fn together(
    base: &[Unit],
    first: &[Unit],
    second: &[Unit],
    second_first: bool,
) -> Option<Vec<Unit>> {
    let mut out = Vec::new();
    for unit in first {
        let kept = of_both(find(base, &unit.key), unit, find(second, &unit.key));
        out.extend(kept.ok()?);
    }
    for gone in base.iter().filter(|it| !has(first, &it.key)) {
        // One side removed the unit, and the other changed it.
        if find(second, &gone.key).is_some_and(|it| it != gone) {
            return None;
        }
    }
    add_new(&mut out, base, first, second, second_first);
    Some(out)
}

/// Appends the units that only `second` has to `out`.
fn add_new(
    out: &mut Vec<Unit>,
    base: &[Unit],
    first: &[Unit],
    second: &[Unit],
    second_first: bool,
) {
    let is_old = |it: &Unit| has(base, &it.key) || has(first, &it.key);
    let mut above: Option<&Key> = None;
    for unit in second {
        if !is_old(unit) {
            let after = above.and_then(|above| out.iter().position(|it| it.key == *above));
            let mut at = after.map_or(0, |it| it + 1);
            let is_new = |it: &Unit| !has(base, &it.key) && !has(second, &it.key);
            while !second_first && out.get(at).is_some_and(is_new) {
                at += 1;
            }
            out.insert(at, unit.clone());
        }
        above = Some(&unit.key);
    }
}

/// The error that both sides changed the same unit differently.
struct Contradiction;

/// Returns the merged unit for a unit of the first side, or `None` if the other side removed it.
fn of_both(
    base: Option<&Unit>,
    first: &Unit,
    second: Option<&Unit>,
) -> Result<Option<Unit>, Contradiction> {
    let result = match (base, second) {
        (_, Some(second)) if second == first => Some(first),
        (None, None) => Some(first),
        (Some(base), second) if first == base => second,
        (Some(base), Some(second)) if second == base => Some(first),
        _ => return Err(Contradiction),
    };
    Ok(result.cloned())
}
