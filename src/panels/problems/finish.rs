//! Shows how much is left to do before publication, with a button that goes through it.
//!
//! The bar above the problems has the number. While the user goes through the tasks, the bar is above the form of each,
//! with the preview next to it.

use issue::checklist::State;
use issue::issue_field::{self, IssueField};
use leptos::prelude::*;
use leptos_use_fn_debounce_throttle::use_debounce_fn;

use crate::browser::clipboard;
use crate::checks::{Checklist, Checks, Point};
use crate::components::CodeText;
use crate::editor::{Editor, FormPlace, Part, SectionId};
use crate::forms::issue_fields;
use crate::navigation::{Navigation, entry_at};
use crate::view::{Tab, View};
use crate::words::counted;

/// How long the checklists wait after a report, so that forms update first, in milliseconds.
const PAUSE: f64 = 200.0;

/// What is left to do.
#[derive(Clone, Copy)]
struct Finish {
    checks: Checks,
    editor: Editor,
    view: View,
    navigation: Navigation,
    publish: RwSignal<Vec<Point>>,
    submit: RwSignal<Vec<Point>>,
}

impl Finish {
    /// Follows the reports while `is_shown`.
    fn new(is_shown: Signal<bool>) -> Self {
        let it = Self {
            checks: Checks::expect(),
            editor: Editor::expect(),
            view: View::expect(),
            navigation: Navigation::expect(),
            publish: RwSignal::default(),
            submit: RwSignal::default(),
        };
        let look_later = use_debounce_fn(move || it.look(), PAUSE);
        Effect::new(move || {
            it.checks.shown().track();
            it.editor.issue().track();
            if is_shown.get() {
                look_later();
            }
        });
        it
    }

    fn look(self) {
        if untrack(|| self.checks.has_looked()) {
            self.publish
                .try_set(untrack(|| self.checks.points(Checklist::Publish)));
            self.submit
                .try_set(untrack(|| self.checks.points(Checklist::Submit)));
        }
    }

    /// How many tasks are left before publishing; tracked.
    fn left(self) -> usize {
        self.publish
            .with(|it| it.iter().filter(|it| it.is_left()).count())
    }

    /// How many are left before submitting, if the draft has exactly one contribution; tracked.
    fn left_to_submit(self) -> Option<usize> {
        self.submit.with(|it| {
            let is_one = |it: &Point| it.label == "One entry" && it.state == State::Done;
            let left = it.iter().filter(|it| it.is_left()).count();
            it.iter().any(is_one).then_some(left)
        })
    }

    fn has_looked(self) -> bool {
        !self.publish.with(Vec::is_empty)
    }

    /// The task that the user is at, with its number among those that are left; tracked.
    fn current(self) -> Option<(usize, Point)> {
        let label = self.view.finishing.get()?;
        self.publish.with(|it| {
            let left = it.iter().filter(|it| it.is_left());
            let found = left.enumerate().find(|(_, it)| it.label == label)?;
            Some((found.0 + 1, found.1.clone()))
        })
    }

    /// Goes to the next task.
    fn next(self) {
        self.checks.run();
        self.look();
        let points = self.publish.get_untracked();
        let current = self.view.finishing.get_untracked();
        let at = points.iter().position(|it| Some(it.label) == current);
        let from = at.map_or(0, |it| it + 1);
        let turned = points.iter().enumerate().cycle().skip(from);
        let mut turned = turned.take(points.len());
        match turned.find(|(_, it)| it.is_left()) {
            Some((index, point)) => self.go_to(index, point),
            None => self.stop(),
        }
    }

    fn stop(self) {
        self.view.finishing.set(None);
        self.view.show(Tab::Problems);
    }

    /// Opens the form of what a point is about, with the preview next to it.
    fn go_to(self, index: usize, point: &Point) {
        if !self.editor.closes_form() {
            return;
        }
        self.view.finishing.set(Some(point.label));
        if !untrack(|| self.view.is_narrow()) {
            self.view.show(Tab::Preview);
        }
        let at = self.checks.place_of_point(Checklist::Publish, index);
        if let Some(at) = at {
            self.editor.reveal(at);
        }
        let place = point.field.and_then(|it| self.form_of(it));
        match (place, at) {
            (Some(place), _) if self.has_form(&place) => self.open(place),
            (_, Some(at)) => self.go_to_place(at),
            (Some(place), None) => self.navigation.reveal_section(&place.section),
            (None, None) => self.view.show(Tab::Forms),
        }
    }

    fn open(self, place: FormPlace) {
        let editor = self.editor;
        self.view.show(Tab::Forms);
        self.view
            .when_built(editor, move || editor.open_form(place));
    }

    /// Whether the issue has a place for what the form would write. If the sentence was deleted, it has none.
    fn has_form(self, place: &FormPlace) -> bool {
        let Part::Field(field) = place.part else {
            return true;
        };
        let issue = self.editor.issue();
        issue.with_untracked(|it| issue_fields::has_place(it, field))
    }

    /// The form of one of the issue's fields.
    fn form_of(self, field: IssueField) -> Option<FormPlace> {
        let part = Part::Field(field);
        if field == IssueField::Date {
            let section = SectionId::from("Header");
            return Some(FormPlace { section, part });
        }
        let sections = self.editor.sections().get_untracked();
        let is_in = |it: &&_| issue_fields::of(it).contains(&field);
        let section = sections.iter().find(is_in)?.id.clone();
        Some(FormPlace { section, part })
    }

    /// An entry's form; outside of entries, the section.
    fn go_to_place(self, at: usize) {
        let issue = self.editor.issue().get_untracked();
        if entry_at(&issue, at).is_some() {
            return self.navigation.reveal_entry(at);
        }
        let outline = issue.outline().sections.iter();
        let index = outline
            .take_while(|it| it.heading_range.start <= at)
            .count();
        let sections = self.editor.sections().get_untracked();
        match index.checked_sub(1).and_then(|it| sections.get(it)) {
            Some(section) => self.navigation.reveal_section(&section.id),
            None => self.navigation.reveal_source(at),
        }
    }

    /// A title for the commit of this change.
    fn commit_message(self) -> String {
        let number = self.editor.issue().with_untracked(issue_field::number);
        match number {
            Some(number) => format!("Publish This Week in Rust {number}"),
            None => "Publish This Week in Rust".to_owned(),
        }
    }

    fn copy_message(self) {
        let (editor, message) = (self.editor, self.commit_message());
        leptos::task::spawn_local(async move {
            editor.announce(if clipboard::copy(&message).await {
                format!("Copied: {message}")
            } else {
                format!("Not copied: the browser refused. {message}")
            });
        });
    }
}

/// The bar above the problems.
#[component]
pub fn FinishBar() -> impl IntoView {
    let view = View::expect();
    let is_shown = Signal::derive(move || view.shows(Tab::Problems));

    view! { <FinishRegion is_shown/> }
}

/// The bar above the form of a task, while the user goes through the tasks and the problems are not visible.
#[component]
pub fn FinishStrip() -> impl IntoView {
    let view = View::expect();
    let is_shown =
        Signal::derive(move || view.finishing.get().is_some() && !view.shows(Tab::Problems));

    view! {
        <Show when=move || is_shown.get()>
            <FinishRegion is_shown/>
        </Show>
    }
}

#[component]
fn FinishRegion(is_shown: Signal<bool>) -> impl IntoView {
    let finish = Finish::new(is_shown);
    finish.look();
    let is_ready = Signal::derive(move || finish.has_looked() && finish.left() == 0);
    let is_walking = move || finish.view.finishing.get().is_some();

    view! {
        <section
            class="finish"
            aria-label="Finish"
            data-ready=move || is_ready.get().to_string()
            hidden=move || !finish.has_looked()
        >
            <FinishWords finish is_ready/>
            <Show when=move || !is_ready.get()>
                <button type="button" class="primary" on:click=move |_| finish.next()>
                    "Next"
                </button>
            </Show>
            <Show when=move || is_ready.get()>
                <button type="button" on:click=move |_| finish.copy_message()>
                    "Copy commit message"
                </button>
            </Show>
            <Show when=is_walking>
                <button type="button" class="quiet" on:click=move |_| finish.stop()>
                    "Stop"
                </button>
            </Show>
        </section>
    }
}

/// How much is left, and where the user is.
#[component]
fn FinishWords(finish: Finish, is_ready: Signal<bool>) -> impl IntoView {
    let left = move || {
        if is_ready.get() {
            "Ready: save, and copy the commit message".to_owned()
        } else {
            format!("{} left before publishing", counted(finish.left(), "thing"))
        }
    };
    let to_submit = move || {
        let left = finish.left_to_submit()?;
        Some(match left {
            0 => "Nothing left before submitting".to_owned(),
            count => format!("{count} left before submitting"),
        })
    };
    let current = move || {
        finish.current().map(|(at, point)| {
            let text = format!(
                "{at} of {}: {}. {}",
                finish.left(),
                point.label,
                point.detail
            );
            view! {
                <span class="finish-current">
                    <CodeText text/>
                </span>
            }
        })
    };

    view! {
        <p class="finish-words" aria-live="polite">
            <strong>{left}</strong>
            <span class="finish-submit">{to_submit}</span>
            {current}
        </p>
    }
}
