//! The lines to add, and where they go.

use issue::calendar::Date;
use issue::submission::Insertion;
use leptos::prelude::*;

use super::super::current_draft::CurrentDraft;
use super::answer::Answer;
use super::outcome::{Outcome, have_same_lines};
use super::ways::copy_text;

/// The lines, and the file, the section and the line that they go to.
#[component]
pub fn LinesBox() -> impl IntoView {
    let outcome = Outcome::expect();
    let lines = Memo::new(move |_| outcome.lines());
    let rows = move || lines.with(|it| rows_of(it));

    view! {
        <div class="submit-lines">
            <label for="submit-lines">"Lines"</label>
            <textarea
                id="submit-lines"
                class="code"
                readonly
                spellcheck="false"
                rows=rows
                placeholder="The lines to add appear here."
                prop:value=lines
            ></textarea>
            <Destination/>
        </div>
    }
}

/// How many characters fit into a row of the box on a phone.
const ROW: usize = 36;

/// How many rows the box has in a browser that cannot make it as high as its text.
fn rows_of(lines: &str) -> usize {
    let rows = lines
        .split('\n')
        .map(|it| it.chars().count().div_ceil(ROW).max(1));
    rows.sum::<usize>().clamp(2, 8)
}

/// Where the lines go.
#[component]
fn Destination() -> impl IntoView {
    let (outcome, draft) = (Outcome::expect(), CurrentDraft::expect());
    let path = move || outcome.repository().draft_path(&outcome.file());
    let places = move || {
        let all = outcome.insertions();
        let is_many = !have_same_lines(&all);
        let row = |insertion| view! { <PlaceRow insertion is_many/> };
        all.into_iter().map(row).collect_view()
    };
    let has_no_line = move || !outcome.is_read() && !outcome.insertions().is_empty();
    let date = move || draft.base().with(|it| it.date.map(Date::in_words));

    view! {
        <dl class="submit-place">
            <dt>"Issue"</dt>
            <dd>{date}</dd>
            <dt>"File"</dt>
            <dd><code>{path}</code></dd>
            {places}
            <Show when=has_no_line>
                <dt>"Line"</dt>
                <dd>"Get the current draft to see the line."</dd>
            </Show>
        </dl>
    }
}

/// The section and the line that a run of lines goes to.
#[component]
fn PlaceRow(
    insertion: Insertion,
    /// Whether other lines go to another place, so that these lines need a button of their own.
    is_many: bool,
) -> impl IntoView {
    let outcome = Outcome::expect();
    let section = insertion.path.join(" › ");
    let copy = is_many.then(|| view! { <CopyPart insertion=insertion.clone()/> });
    let line = (outcome.is_read()).then(|| view! { <LinePlace insertion=insertion.clone()/> });

    view! {
        <dt>"Section"</dt>
        <dd>{section} {copy}</dd>
        {line}
    }
}

/// Copies the lines that go to one of several places.
#[component]
fn CopyPart(insertion: Insertion) -> impl IntoView {
    let answer = Answer::expect();
    let heading = insertion.path.last().cloned().unwrap_or_default();
    let said = format!("Copied the lines for {heading}.");
    let lines = insertion.lines;
    let copy = move |_| copy_text(answer, lines.clone(), said.clone());

    view! {
        <button
            type="button"
            class="submit-part"
            aria-label=format!("Copy lines for {heading}")
            on:click=copy
        >
            "Copy these"
        </button>
    }
}

/// The line that the lines follow, with its text.
#[component]
fn LinePlace(insertion: Insertion) -> impl IntoView {
    let (outcome, draft) = (Outcome::expect(), CurrentDraft::expect());
    let line = insertion.after_line;
    let source = draft.base().with_untracked(|it| it.source.clone());
    let commit = source.map(|it| it.commit).unwrap_or_default();
    let address = outcome
        .repository()
        .line_page(&commit, &outcome.file(), line.max(1));
    let replaced = insertion.replaced;
    let replaced = (!replaced.is_empty()).then(|| {
        view! {
            <p class="hint">"They replace " <code>{replaced.join("\n")}</code></p>
        }
    });
    let text = if insertion.after_text.trim().is_empty() {
        "(an empty line)".to_owned()
    } else {
        insertion.after_text
    };

    view! {
        <dt>"Paste after"</dt>
        <dd>
            <a href=address target="_blank" rel="noopener noreferrer">
                {format!("line {line}")}
            </a>
            <code class="submit-after">{text}</code>
            {replaced}
        </dd>
    }
}
