//! Which problems of the entry a form shows at which field, and how it fixes one.

use std::sync::Arc;

use issue::entry::Entry;
use leptos::prelude::*;

use super::{EntryFormState, RegisteredField, entry_place};
use crate::browser::focus;
use crate::checks::Finding;
use crate::components::field_id;
use crate::element_ids::add_button_id;

/// The most problems that are fixed one after the other; no entry has more.
const MOST_FIXES: usize = 20;

impl EntryFormState {
    /// Notes that the user is typing in the field `name`, so that its previous problems are out of date.
    pub fn note_typing_in(self, name: &'static str) {
        let is_behind = untrack(|| self.checks.is_behind());
        let is_known = self
            .fields_typed_into
            .with_untracked(|it| it.contains(&name));
        if !(is_behind && is_known) {
            self.fields_typed_into.update(|it| {
                it.retain(|_| is_behind);
                it.push(name);
            });
        }
    }

    /// The problems of the field `name`; tracked.
    pub fn problems_in(self, name: &str) -> Vec<Arc<Finding>> {
        let is_outdated =
            || self.fields_typed_into.with(|it| it.contains(&name)) && self.checks.is_behind();
        // The form itself reports a missing field.
        let is_blank = || self.field(name).is_some_and(|it| it.is_missing());
        if self.differs_from_text.get() || is_outdated() || is_blank() {
            return Vec::new();
        }
        let ours = |it: &&Arc<Finding>| it.field == Some(name);
        self.problems
            .with(|it| it.iter().filter(ours).cloned().collect())
    }

    /// The problems that belong to no field of the form; tracked.
    pub fn other_problems(self) -> Vec<Arc<Finding>> {
        let fields = self.fields.get_value();
        if self.differs_from_text.get() || fields.iter().any(|it| self.is_to_come(*it)) {
            return Vec::new();
        }
        let has_field = |it: &Arc<Finding>| fields.iter().any(|field| Some(field.name) == it.field);
        let others =
            |it: &Vec<Arc<Finding>>| it.iter().filter(|it| !has_field(it)).cloned().collect();
        self.problems.with(others)
    }

    /// Whether the field is empty only because the user has not come to it yet.
    fn is_to_come(self, field: RegisteredField) -> bool {
        field.is_required.get() && !self.was_refused.get() && field.is_blank()
    }

    /// Whether the fields can show the entry after a problem is fixed.
    pub fn can_fix(self, problem: &Finding) -> bool {
        self.fixed(problem).is_some()
    }

    fn fixed(self, problem: &Finding) -> Option<Entry> {
        entry_place(self.editor, self.place, self.index)?.fixed(self.editor, self.checks, problem)
    }

    /// How many problems can be fixed in the form's fields; tracked.
    pub fn fixable_count(self) -> usize {
        if self.differs_from_text.get() {
            return 0;
        }
        let has_fix = |it: &&Arc<Finding>| it.fix.is_some();
        self.problems.with(|it| it.iter().filter(has_fix).count())
    }

    /// Fixes the first problem of the field with this element id, or otherwise of the entry.
    pub fn fix_in(self, id: &str) {
        let is_here = |it: &&Arc<Finding>| {
            it.field
                .is_some_and(|name| field_id(self.label_of(name)) == id)
        };
        let found = self.problems.with_untracked(|all| {
            let with_fix = || all.iter().filter(|it| it.fix.is_some());
            with_fix().find(is_here).or(with_fix().next()).cloned()
        });
        if let Some(problem) = found {
            self.fix(&problem);
        }
    }

    /// Fixes all problems that can be fixed in the fields, one after the other; otherwise fixes the first one.
    pub fn fix_all(self) {
        self.checks.run();
        let mut last = None;
        for _ in 0..MOST_FIXES {
            let next = self.problems.with_untracked(|all| {
                let mut fixed = all
                    .iter()
                    .filter_map(|it| Some((self.fixed(it)?, it.clone())));
                fixed.next()
            });
            let Some((entry, problem)) = next else { break };
            if let Err(error) = self.add_or_replace(entry.clone()) {
                return self.entry_error.set(error);
            }
            self.checks.run();
            last = Some((entry, problem));
        }
        match last {
            Some((entry, problem)) => self.show_fixed(entry, &problem),
            None => self.fix_in(""),
        }
    }

    /// Fixes a problem: in the fields if they can show the result, otherwise in the text once the form is saved.
    pub fn fix(self, problem: &Finding) {
        self.checks.run();
        // The text of the line may have changed, and with it the fix.
        let key = |it: &Finding| (it.field, it.rule, it.message.clone());
        let is_it = |it: &&Arc<Finding>| key(it) == key(problem);
        let now = self
            .problems
            .with_untracked(|it| it.iter().find(is_it).cloned());
        let Some(now) = now else {
            let message = "Not applied: the text has changed. Nothing was lost.";
            return self.editor.announce(message);
        };
        match self.fixed(&now) {
            Some(entry) => self.fix_in_fields(entry, &now),
            None => self.save_and_fix(&now),
        }
    }

    fn save_and_fix(self, problem: &Finding) {
        // Needed if the fix removes the row that would get the focus.
        focus::soon(add_button_id(&self.place.get_value().section));
        self.save(false);
        if self.editor.form().with_untracked(Option::is_none) {
            self.checks.fix(problem);
        }
    }

    /// Builds the form again with the fixed entry in its fields.
    fn fix_in_fields(self, entry: Entry, problem: &Finding) {
        if let Err(error) = self.add_or_replace(entry.clone()) {
            return self.entry_error.set(error);
        }
        self.checks.run();
        self.show_fixed(entry, problem);
    }

    /// Builds the form again with `entry` in its fields.
    fn show_fixed(self, entry: Entry, problem: &Finding) {
        let id = field_id(self.label_of(problem.field.unwrap_or_default()));
        let title = problem.fix.clone().unwrap_or_default();
        let editor = self.editor;
        editor.announce(format!("Fixed: {title}."));
        editor.rebuild_form(entry);
        // Waits until the form has focused its first field.
        request_animation_frame(move || focus::soon(id));
    }
}
