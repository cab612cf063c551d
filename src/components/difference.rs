//! Two texts compared line by line, with a few unchanged lines around each difference.

use issue::difference::{Difference, Mark, Row, difference};
use leptos::either::Either;
use leptos::prelude::*;

/// The most lines that are shown.
const MOST: usize = 200;

/// The lines that differ between two texts, marked by a sign and a colour, and by words for screen readers.
#[component]
pub fn DifferenceView<'a>(
    /// The text before.
    old: &'a str,
    /// The text after.
    new: &'a str,
    /// The list's accessible name.
    name: String,
) -> impl IntoView + use<> {
    let found = difference(old, new);
    if found.groups.is_empty() {
        return Either::Left(view! { <p class="hint">{nothing_differs(old == new)}</p> });
    }
    let all = in_one_list(&found);
    let (shown, hidden) = all.split_at(MOST.min(all.len()));
    let rows: Vec<_> = shown.iter().map(|it| it.map_or_else(gap, line)).collect();

    Either::Right(view! {
        <ul class="difference" tabindex="0" aria-label=name>
            {rows}
        </ul>
        {rest(hidden)}
    })
}

/// The lines of all groups, with `None` between two groups.
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

fn nothing_differs(are_equal: bool) -> &'static str {
    if are_equal {
        "No line differs."
    } else {
        "Only line endings differ."
    }
}

fn line(row: &Row<'_>) -> AnyView {
    let (mark, sign, words) = match row.mark {
        Mark::Kept => ("kept", "", ""),
        Mark::Removed => ("removed", "−", "Removed: "),
        Mark::Added => ("added", "+", "Added: "),
    };

    view! {
        <li data-mark=mark>
            <span class="difference-line" aria-hidden="true">{row.line.to_string()}</span>
            <span class="difference-sign" aria-hidden="true">{sign}</span>
            <span class="difference-text">
                <span class="visually-hidden">{words}</span>
                {row.text.to_owned()}
            </span>
        </li>
    }
    .into_any()
}

/// The mark between two groups.
fn gap() -> AnyView {
    view! {
        <li data-mark="gap">
            <span class="visually-hidden">"Unchanged lines are left out."</span>
        </li>
    }
    .into_any()
}

/// The number of differing lines that are not shown, if any.
fn rest(hidden: &[Option<&Row<'_>>]) -> Option<impl IntoView + use<>> {
    let differs = |it: &&&Row<'_>| it.mark != Mark::Kept;
    let count = hidden.iter().flatten().filter(differs).count();
    let message = match count {
        1 => "1 more line differs and is not shown.".to_owned(),
        count => format!("{count} more lines differ and are not shown."),
    };
    (count > 0).then(|| view! { <p class="hint">{message}</p> })
}

/// "1 line differs", "12 lines differ".
pub fn differing_lines(count: usize) -> String {
    match count {
        1 => "1 line differs".to_owned(),
        count => format!("{count} lines differ"),
    }
}
