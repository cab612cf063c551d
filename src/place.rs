//! The view state of a draft: what is shown, how far it is scrolled, which row has the focus, which problems are
//! ignored, and what the draft's file contains.
//!
//! It is stored with the draft, as lines of a word, a number and a name: "top 120 section-Research". Unknown lines,
//! such as those of a later version, are ignored.

use leptos::prelude::*;

use crate::browser::place;
use crate::editor::Editor;
use crate::view::{Tab, View};

/// The panes that scroll: their word in the view state, and their selector.
const PANES: [(&str, &str); 3] = [
    ("outline", ".pane-sections"),
    ("problems", "#panel-problems"),
    ("source", "#source-text"),
];

const ENTRIES: &str = "#issue";

const SOURCE: &str = "#source-text";

const IGNORED: &str = "ignored";

const WRITTEN: &str = "written";

/// For how many frames in a row the entries must stay in place to count as settled, and how many frames to wait at
/// most. An entry that becomes visible gets its true height only a frame or more later, which moves everything below
/// it.
const STILL: u32 = 6;
const FRAMES: u32 = 60;

/// Reads the view state from the page.
pub fn read(view: View, editor: Editor) -> String {
    let tabs = view.tabs();
    let tabs = tabs.map(|(word, tab)| format!("{word} 0 {}\n", tab.name()));
    let mut place = tabs.concat();
    let mut add = |word: &str, it: Option<(i32, String)>| {
        if let Some((number, name)) = it {
            place.push_str(&format!("{word} {number} {name}\n"));
        }
    };
    let bare = |number: i32| (number != 0).then(|| (number, String::new()));
    for (word, selector) in PANES {
        add(word, bare(place::scrolled(selector)));
    }
    add("caret", place::caret(SOURCE).and_then(bare));
    add("top", place::section_at_top(ENTRIES));
    add("row", place::row());
    add(WRITTEN, editor.written_text().map(|it| (0, it)));
    for it in view.ignored.get_untracked() {
        add(IGNORED, Some((0, it)));
    }
    place
}

/// Restores a view state: the tabs at once, the rest as soon as it is drawn.
pub fn go_to(view: View, editor: Editor, place: &str) {
    for (word, _, name) in lines(place) {
        if let ("edit" | "beside" | "pane", Some(tab)) = (word, Tab::named(name)) {
            view.select(tab);
        }
    }
    if let Some((_, _, written)) = lines(place).find(|it| it.0 == WRITTEN) {
        editor.restore_written(written);
    }
    let ignored = lines(place).filter(|it| it.0 == IGNORED);
    view.ignored
        .set(ignored.map(|it| it.2.to_owned()).collect());
    let place = place.to_owned();
    request_animation_frame(move || {
        view.when_built(editor, move || {
            scroll(&place);
            show_section(place, 0, FRAMES);
        });
    });
}

fn scroll(place: &str) {
    for (word, number, name) in lines(place) {
        match word {
            "row" => place::focus_row(number, name),
            "caret" => place::put_caret(SOURCE, number),
            _ => {
                if let Some((_, selector)) = PANES.iter().find(|it| it.0 == word) {
                    place::scroll(selector, number);
                }
            }
        }
    }
}

fn show_section(place: String, still: u32, frames: u32) {
    let Some((_, number, name)) = lines(&place).find(|it| it.0 == "top") else {
        return;
    };
    let has_moved = place::show_section(ENTRIES, number, name);
    let still = if has_moved { 0 } else { still + 1 };
    if still < STILL && frames > 0 {
        request_animation_frame(move || show_section(place, still, frames - 1));
    }
}

fn lines(place: &str) -> impl Iterator<Item = (&str, i32, &str)> {
    place.split('\n').filter_map(|line| {
        let (word, rest) = line.split_once(' ')?;
        let (number, name) = rest.split_once(' ')?;
        Some((word, number.parse().ok()?, name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_lines_are_ignored() {
        let place =
            "beside 0 source\n\ntop x y\nlater\ntop -12 section-New-and-Updated-RFCs\noutline 7 ";
        let read: Vec<_> = lines(place).collect();
        let top = ("top", -12, "section-New-and-Updated-RFCs");
        assert_eq!(read, [("beside", 0, "source"), top, ("outline", 7, "")]);
    }
}
