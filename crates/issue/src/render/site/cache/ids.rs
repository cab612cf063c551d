//! The ids of headings after an edit: reused if the headings are the same, otherwise all assigned again.

use std::ops::Range;

use super::{Cache, Step};
use crate::render::site::heading_ids::{Ids, Wanted};

/// The ids of each part's headings; `None` for a part that keeps its own.
pub(super) fn ids(
    previous: &Cache,
    steps: &[Step],
    changed: &Range<usize>,
) -> Vec<Option<Vec<String>>> {
    let old = previous.chunks.get(changed.clone()).unwrap_or_default();
    let kept_behind = previous.chunks.len() - changed.end;
    let new = steps
        .get(changed.start..steps.len() - kept_behind)
        .unwrap_or_default();
    let mut before: (Vec<Wanted>, Vec<String>, Vec<String>) = Default::default();
    let mut after: (Vec<Wanted>, Vec<String>) = Default::default();
    for chunk in old {
        before.0.extend_from_slice(&chunk.body.wanted);
        before.1.extend_from_slice(&chunk.body.ids);
        before.2.extend_from_slice(&chunk.body.given);
    }
    for step in new {
        let (wanted, ids) = step.wanted_and_ids();
        after.0.extend(wanted);
        after.1.extend_from_slice(ids);
    }
    let only_these = steps.iter().enumerate().all(|(index, step)| {
        matches!(step, Step::Kept(_)) || (changed.start..steps.len() - kept_behind).contains(&index)
    });
    if !previous.chunks.is_empty() && only_these && before.0 == after.0 && before.1 == after.1 {
        return deal(steps, changed.start, before.2);
    }
    all_ids(steps)
}

/// Assigns the previous ids to the parts from `first` on.
fn deal(steps: &[Step], first: usize, given: Vec<String>) -> Vec<Option<Vec<String>>> {
    let mut given = given.into_iter();
    let mut dealt: Vec<Option<Vec<String>>> = Vec::with_capacity(steps.len());
    for (index, step) in steps.iter().enumerate() {
        let is_new = index >= first && !matches!(step, Step::Kept(_));
        dealt.push(is_new.then(|| given.by_ref().take(step.wanted_and_ids().0.len()).collect()));
    }
    dealt
}

fn all_ids(steps: &[Step]) -> Vec<Option<Vec<String>>> {
    let mut ids = Ids::default();
    for step in steps {
        step.wanted_and_ids()
            .1
            .iter()
            .for_each(|it| ids.reserve(it));
    }
    let mut give = |wanted: Wanted| match wanted {
        Wanted::Slug(slug) => ids.unique(&slug),
        Wanted::Own(id) => id,
    };
    steps
        .iter()
        .map(|it| Some(it.wanted_and_ids().0.into_iter().map(&mut give).collect()))
        .collect()
}
