//! Two texts compared: the lines that differ with a few around them, by sign and colour, and in words for those who listen.

use issue::difference::{Difference, Mark, Row, difference};
use leptos::prelude::*;

use crate::browser::dom::{El, Nodes, button, div, li, nodes, p, span, ul, when};

/// At most so many lines are shown.
const MOST: usize = 200;

/// What has to change for `old` to read `new`; `name` says to those who listen what they are in.
pub fn difference_view(old: &str, new: &str, name: &str) -> Nodes {
    let found = difference(old, new);
    if found.groups.is_empty() {
        return p().class("hint").child(nothing(old == new)).into();
    }
    let all = in_one_list(&found);
    let (shown, cut) = all.split_at(MOST.min(all.len()));
    let rows: Vec<_> = shown.iter().map(|it| it.map_or_else(gap, row)).collect();
    let list = ul()
        .class("difference")
        .attr("tabindex", "0")
        .attr("aria-label", name.to_owned())
        .child(rows);
    nodes().child(list).child(rest(cut))
}

/// The lines of all groups, with `None` between two of these.
fn in_one_list<'a, 'b>(found: &'b Difference<'a>) -> Vec<Option<&'b Row<'a>>> {
    let mut all = Vec::new();
    for group in &found.groups {
        if !all.is_empty() {
            all.push(None);
        }
        all.extend(group.iter().map(Some));
    }
    all
}

fn nothing(are_same: bool) -> &'static str {
    if are_same {
        "No line differs."
    } else {
        "No line differs but in how it ends."
    }
}

fn row(row: &Row<'_>) -> El {
    let (mark, sign, words) = match row.mark {
        Mark::Kept => ("kept", "", ""),
        Mark::Removed => ("removed", "−", "Removed: "),
        Mark::Added => ("added", "+", "Added: "),
    };
    let number = span().class("difference-line").child(row.line.to_string());
    let sign = span().class("difference-sign").child(sign);
    let words = span().class("visually-hidden").child(words);
    li().attr("data-mark", mark)
        .child([number, sign].map(|it| it.attr("aria-hidden", "true")))
        .child(span().class("difference-text").child(words).child(row.text))
}

/// Between two groups.
fn gap() -> El {
    li().attr("data-mark", "gap").child(
        span()
            .class("visually-hidden")
            .child("Lines in between are the same."),
    )
}

/// What is cut off, in words.
fn rest(cut: &[Option<&Row<'_>>]) -> Option<El> {
    let differs = |it: &&&Row<'_>| it.mark != Mark::Kept;
    let count = cut.iter().flatten().filter(differs).count();
    let said = match count {
        1 => "1 more line differs and is not shown.".to_owned(),
        count => format!("{count} more lines differ and are not shown."),
    };
    (count > 0).then(|| p().class("hint").child(said))
}

/// "1 line differs", "12 lines differ".
pub fn differing(count: usize) -> String {
    match count {
        1 => "1 line differs".to_owned(),
        count => format!("{count} lines differ"),
    }
}

/// A button that shows below itself what `make` builds, and hides it again.
pub fn unfolds(name: String, make: impl Fn() -> Nodes + Clone + 'static) -> El {
    let is_shown = RwSignal::new(false);
    let toggle = button()
        .class("unfolds")
        .attr("aria-expanded", move || is_shown.get().to_string())
        .on_click(move || is_shown.update(|it| *it = !*it))
        .child(name);
    div()
        .child(toggle)
        .child(when(move || is_shown.get(), make))
}
