//! Builds the sections of a newly opened issue over several frames. The first ones can be used before the last ones
//! exist, and no frame takes long.

use issue::Issue;
use leptos::prelude::*;

use crate::editor::{Editor, Summary};
use crate::view::View;

/// How much of the issue's text to build per frame, in bytes. A section is built as a whole.
const BATCH: usize = 4_000;

/// How many sections may be built so far.
pub fn built_sections(editor: Editor, view: View) -> impl Fn() -> Vec<Summary> + Copy {
    // The number of the opening, and how many sections. When another issue is opened, the effect below may run after
    // the list.
    let built = RwSignal::new((0, 0));
    let count = move || {
        let (opening, count) = built.get();
        let is_current = opening == editor.opening().get();
        if is_current { count } else { 1 }
    };
    Effect::new(move || {
        let opening = editor.opening().get();
        untrack(|| grow(editor, view, built, opening, 1));
    });
    move || {
        let sections = editor.sections().get();
        sections.into_iter().take(count()).collect()
    }
}

/// Lets `count` sections be built, and more in the next frame.
fn grow(editor: Editor, view: View, built: RwSignal<(u64, usize)>, opening: u64, count: usize) {
    let is_over = built.is_disposed() || editor.opening().get_untracked() != opening;
    if is_over {
        return;
    }
    let next = editor.issue().with_untracked(|it| next_count(it, count));
    // All sections, including those added later.
    built.set((opening, next.map_or(usize::MAX, |_| count)));
    match next {
        Some(next) => request_animation_frame(move || grow(editor, view, built, opening, next)),
        None => view.built.set(opening),
    }
}

/// How many sections may be built after one more frame; `None` if all may be.
fn next_count(issue: &Issue, count: usize) -> Option<usize> {
    let outline = issue.outline();
    let missing = outline.sections.get(count..).filter(|it| !it.is_empty())?;
    let mut bytes = 0;
    let batch = missing.iter().take_while(|it| {
        let has_room = bytes < BATCH;
        bytes += it.body.len();
        has_room
    });
    Some(count + batch.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_follow_the_size_of_the_sections() {
        let long = "x".repeat(BATCH);
        let issue = Issue::new(format!("## A\n\n## B\n\n## C\n{long}\n## D\n\n## E\n").as_str());
        assert_eq!(next_count(&issue, 1), Some(3));
        assert_eq!(next_count(&issue, 3), Some(5));
        assert_eq!(next_count(&issue, 5), None);
        assert_eq!(next_count(&issue, usize::MAX), None);
        assert_eq!(next_count(&Issue::new("no headings"), 1), None);
    }
}
