//! Shows how much is left to do before publication, with a button that goes through it.
//!
//! The bar above the problems has the number. While the user goes through the tasks, the bar is above the form of each,
//! with the preview next to it.

use issue::checklist::{Condition, State};
use issue::issue_field::{self, IssueField};
use leptos::prelude::*;
use leptos_use_fn_debounce_throttle::use_debounce_fn;

use self::tasks::{Step, Task};
use super::actions::Actions;
use crate::browser::{clipboard, focus};
use crate::checks::{Checklist, Checks, Finding, FindingRow, Point};
use crate::components::CodeText;
use crate::editor::{Editor, FormPlace, Part, SectionId};
use crate::entry_actions::EntryActions;
use crate::forms::issue_fields;
use crate::navigation::{Navigation, entry_at};
use crate::view::{Tab, View, Walk};
use crate::words::counted;

mod tasks;

/// How long the checklists wait after a report, so that forms update first, in milliseconds.
const PAUSE: f64 = 200.0;

/// What is left to do.
#[derive(Clone, Copy)]
struct Finish {
    checks: Checks,
    editor: Editor,
    view: View,
    navigation: Navigation,
    tasks: RwSignal<Vec<Task>>,
    submit: RwSignal<Vec<Point>>,
    has_looked: RwSignal<bool>,
}

impl Finish {
    /// Follows the reports while `is_shown`.
    fn new(is_shown: Signal<bool>) -> Self {
        let it = Self {
            checks: Checks::expect(),
            editor: Editor::expect(),
            view: View::expect(),
            navigation: Navigation::expect(),
            tasks: RwSignal::default(),
            submit: RwSignal::default(),
            has_looked: RwSignal::new(false),
        };
        let look_later = use_debounce_fn(move || it.look(), PAUSE);
        Effect::new(move || {
            it.checks.shown().track();
            it.editor.issue().track();
            if !is_shown.get() {
                return;
            }
            // At first, the number appears together with the list, so that it does not push the list down.
            if it.has_looked.get_untracked() {
                look_later();
            } else {
                it.look();
            }
        });
        it
    }

    fn look(self) {
        if untrack(|| self.checks.has_looked()) {
            let points = untrack(|| self.checks.points(Checklist::Publish));
            let rows = self.checks.rows().get_untracked();
            self.tasks.try_set(Task::all(&points, &rows));
            self.submit
                .try_set(untrack(|| self.checks.points(Checklist::Submit)));
            self.has_looked.try_set(true);
        }
    }

    /// How many tasks are left before publishing; tracked.
    fn left(self) -> usize {
        self.tasks.with(Vec::len)
    }

    /// How many of them are problems; tracked.
    fn problems(self) -> usize {
        let is_problem = |it: &&Task| it.is_problem();
        self.tasks.with(|it| it.iter().filter(is_problem).count())
    }

    /// How many are left before submitting, if the draft has exactly one contribution; tracked.
    fn left_to_submit(self) -> Option<usize> {
        self.submit.with(|it| {
            let is_one =
                |it: &Point| it.condition == Some(Condition::One) && it.state == State::Done;
            let left = it.iter().filter(|it| it.is_left()).count();
            it.iter().any(is_one).then_some(left)
        })
    }

    /// The task that the user has reached: its number among the tasks that are left, the task itself, and its step;
    /// tracked.
    fn current(self) -> Option<(usize, Task, Step)> {
        let walk = self.view.walk.get().filter(|it| !it.is_through)?;
        let key = walk.seen.last()?;
        self.tasks.with(|it| {
            let mut tasks = it.iter().enumerate();
            tasks.find_map(|(index, task)| {
                let step = task.steps().into_iter().find(|it| it.key == *key)?;
                Some((index + 1, task.clone(), step))
            })
        })
    }

    /// The row of problems that a task is about; tracked.
    fn row_of(self, task: Task) -> Option<FindingRow> {
        match task {
            Task::Problem(row) => Some(row),
            Task::Point(_, point) => self.checks.rows().with(|rows| {
                let is_it = |it: &&FindingRow| point.rules.contains(&it.rule());
                rows.iter().find(is_it).cloned()
            }),
        }
    }

    /// Whether everything that is left was shown; tracked.
    fn is_through(self) -> bool {
        self.view
            .walk
            .with(|it| it.as_ref().is_some_and(|it| it.is_through))
    }

    /// Goes to the next task that is left. After the last one, says so; the next call starts again.
    fn next(self) {
        self.checks.run();
        self.look();
        let walk = self.view.walk.get_untracked().filter(|it| !it.is_through);
        let walk = walk.unwrap_or_default();
        let next = self.tasks.with_untracked(|it| {
            let steps = |task: &Task| {
                let task = task.clone();
                task.steps().into_iter().map(move |it| (task.clone(), it))
            };
            let mut steps = it.iter().flat_map(steps);
            steps.find(|(_, step)| !walk.seen.contains(&step.key))
        });
        match next {
            Some((task, step)) => self.go_to(walk, &task, &step),
            None => self.view.walk.set(Some(Walk {
                is_through: true,
                ..walk
            })),
        }
    }

    fn stop(self) {
        self.view.stop_walk();
        focus::soon("problems");
    }

    /// Opens the form that a step is about, with the preview next to it.
    fn go_to(self, mut walk: Walk, task: &Task, step: &Step) {
        if !self.editor.closes_form() {
            return;
        }
        walk.seen.push(step.key.clone());
        self.view.walk.set(Some(walk));
        if !untrack(|| self.view.is_narrow()) {
            self.view.show(Tab::Preview);
        }
        match (task, &step.finding) {
            (Task::Point(index, point), _) => self.go_to_point(*index, point),
            (Task::Problem(_), Some(finding)) => self.go_to_finding(finding),
            (Task::Problem(_), None) => {}
        }
    }

    fn go_to_point(self, index: usize, point: &Point) {
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

    /// Opens the entry of a finding at its first problem; outside of entries, shows the place.
    fn go_to_finding(self, finding: &Finding) {
        let Some(place) = self.checks.place(finding) else {
            return;
        };
        let at = place.problem.range.start;
        self.editor.reveal(at);
        let issue = self.editor.issue().get_untracked();
        let row = entry_at(&issue, at).and_then(|it| self.editor.row_at(it.0, it.1));
        let Some((_, row)) = row else {
            return self.go_to_place(at);
        };
        self.view.show(Tab::Forms);
        let editor = self.editor;
        self.view
            .when_built(editor, move || EntryActions::new(editor).edit_problem(row));
    }

    fn open(self, place: FormPlace) {
        let editor = self.editor;
        self.view.show(Tab::Forms);
        self.view
            .when_built(editor, move || editor.open_form(place));
    }

    /// Whether the form could write its value into the issue. It cannot if the sentence that contains the value was
    /// deleted.
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
    let finish = Finish::new(is_shown);
    // The bar is on the page even while it is not visible, so the keyboard shortcut always works.
    view.on_next_task(move || finish.next());

    view! { <FinishRegion finish/> }
}

/// The bar above the form of a task, while the user goes through the tasks and the problems are not visible.
#[component]
pub fn FinishStrip() -> impl IntoView {
    let view = View::expect();
    let is_shown =
        Signal::derive(move || view.walk.with(Option::is_some) && !view.shows(Tab::Problems));

    view! {
        <Show when=move || is_shown.get()>
            <FinishRegion finish=Finish::new(is_shown)/>
        </Show>
    }
}

#[component]
fn FinishRegion(finish: Finish) -> impl IntoView {
    finish.look();
    let has_looked = finish.has_looked;
    let is_ready = Signal::derive(move || has_looked.get() && finish.left() == 0);
    let is_walking = move || finish.view.walk.with(Option::is_some);
    let next_label = move || {
        if finish.is_through() {
            "Start over"
        } else {
            "Next"
        }
    };

    view! {
        <section
            class="finish"
            aria-label="Finish"
            data-ready=move || is_ready.get().to_string()
            hidden=move || !has_looked.get()
        >
            <FinishWords finish is_ready/>
            <FixRowButton finish/>
            <Show when=move || !is_ready.get()>
                <button
                    type="button"
                    class="primary"
                    title="F8"
                    aria-keyshortcuts="F8"
                    on:click=move |_| finish.next()
                >
                    {next_label}
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

/// Fixes all problems of the row that the user has reached, if one press may do that.
#[component]
fn FixRowButton(finish: Finish) -> impl IntoView {
    let actions = Actions::new();
    let row = Memo::new(move |_| {
        let row = finish.row_of(finish.current()?.1)?;
        let is_offered = row.is_group() && row.is_fixed_at_once();
        is_offered.then_some(row)
    });
    let button = move |row: FindingRow| {
        let label = row.fix_all_label();
        let fix = move |_| {
            actions.fix_all_of(&row);
            finish.look();
        };
        view! {
            <button type="button" class="fix" on:click=fix>
                {label}
            </button>
        }
    };

    move || row.get().map(button)
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
    let of_what = move || {
        let problems = finish.problems();
        match finish.left() - problems {
            _ if is_ready.get() => None,
            0 => Some(counted(problems, "problem")),
            points if problems == 0 => Some(format!("{points} on the checklist")),
            points => Some(format!(
                "{points} on the checklist, {}",
                counted(problems, "problem")
            )),
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
        let text = match finish.current() {
            Some((at, task, step)) => {
                format!("{at} of {}: {}", finish.left(), task.in_words(&step))
            }
            None if finish.is_through() && !is_ready.get() => "That was the last one.".to_owned(),
            None => return None,
        };
        Some(view! {
            <span class="finish-current">
                <CodeText text/>
            </span>
        })
    };

    view! {
        <p class="finish-words" aria-live="polite">
            <strong>{left}</strong>
            <span class="finish-aside">{of_what}</span>
            <span class="finish-aside">{to_submit}</span>
            {current}
        </p>
    }
}
