//! What an open form does with the problems of its entry: which it shows where, and how one is mended.

use std::sync::Arc;

use issue::entry::Entry;
use leptos::prelude::*;

use super::{Asked, Writing, entry_place};
use crate::browser::dom::El;
use crate::browser::focus;
use crate::checks::Finding;
use crate::element_ids::add_button_id;
use crate::forms::found;
use crate::parts::field::id_of;

impl Writing {
    /// [`Writing::typed`], into the field that `galley show` calls `name`.
    pub fn typed_in(self, name: &'static str) {
        let is_behind = untrack(|| self.findings.is_behind());
        let is_known = self.touched.with_untracked(|it| it.contains(&name));
        if !(is_behind && is_known) {
            self.touched.update(|it| {
                it.retain(|_| is_behind);
                it.push(name);
            });
        }
        self.typed();
    }

    /// The problems of the field `name`.
    pub fn problems_of(self, name: &'static str) -> El {
        found::list(self, move || self.found_in(name))
    }

    /// The problems that belong to no field of the form.
    pub fn other_problems(self) -> El {
        let shown = move || {
            let fields = self.fields.get_value();
            if self.is_apart.get() || fields.iter().any(|it| self.is_waited_for(it)) {
                return Vec::new();
            }
            let has_field =
                |it: &Arc<Finding>| fields.iter().any(|field| Some(field.name) == it.field);
            let others =
                |it: &Vec<Arc<Finding>>| it.iter().filter(|it| !has_field(it)).cloned().collect();
            self.found.with(others)
        };
        found::list(self, shown)
    }

    pub(super) fn found_in(self, name: &str) -> Vec<Arc<Finding>> {
        let asked = |it: &Vec<Asked>| it.iter().find(|it| it.name == name).copied();
        let asked = self.fields.with_value(asked);
        let is_stale = || self.touched.with(|it| it.contains(&name)) && self.findings.is_behind();
        if self.is_apart.get() || is_stale() || asked.is_some_and(|it| self.is_waited_for(&it)) {
            return Vec::new();
        }
        let ours = |it: &&Arc<Finding>| it.field == Some(name);
        self.found
            .with(|it| it.iter().filter(ours).cloned().collect())
    }

    /// Whether the field is empty because nobody came to it yet.
    fn is_waited_for(self, field: &Asked) -> bool {
        field.is_required && !self.was_asked.get() && field.value.with(|it| it.trim().is_empty())
    }

    /// What the entry says once a problem is mended, where its fields can say that.
    pub fn mended(self, problem: &Finding) -> Option<Entry> {
        entry_place(self.editor, self.place, self.index)?.mended(
            self.editor,
            self.findings,
            problem,
        )
    }

    /// Mends a problem: in the form where its fields can say it, else once the form is saved, as a step of its own.
    pub fn mend(self, problem: &Finding) {
        self.findings.run();
        // Its line may read otherwise by now, and what it says once mended with it.
        let of = |it: &Finding| (it.field, it.rule, it.message.clone());
        let is_it = |it: &&Arc<Finding>| of(it) == of(problem);
        let now = self
            .found
            .with_untracked(|it| it.iter().find(is_it).cloned());
        let Some(now) = now else {
            let said = "Not applied: the text changed since. Nothing was lost.";
            return self.editor.say(said);
        };
        match self.mended(&now) {
            Some(entry) => {
                let title = now.fix.clone().unwrap_or_default();
                self.rewrite(entry, now.field.unwrap_or_default(), &title);
            }
            None => self.save_and_fix(&now),
        }
    }

    fn save_and_fix(self, finding: &Finding) {
        // In case that the fix takes the row away to which the focus goes then.
        focus::soon(add_button_id(&self.place.get_value().section));
        let editor = self.editor;
        self.save(false);
        if editor.form().with_untracked(Option::is_none) {
            self.findings.fix(finding);
        }
    }

    /// Makes the form say `entry`.
    fn rewrite(self, entry: Entry, field: &str, title: &str) {
        if let Err(trouble) = self.write(entry.clone()) {
            return self.trouble.set(trouble);
        }
        let (editor, id) = (self.editor, id_of(self.label_of(field)));
        self.findings.run();
        editor.say(format!("Fixed: {title}."));
        editor.reopen(entry);
        // After the form has put the focus on its first field.
        request_animation_frame(move || focus::soon(id));
    }
}
