//! Keeps what is typed: for this tab, and for the next one that comes.
//!
//! The storage of the tab has it at once and over a reload; the database has it a moment later, and after the browser
//! was killed.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

use super::arrival::PutAside;
use super::fields::{Fields, Typed};
use crate::browser::typed_store::{self, LastTyped};
use crate::browser::web_storage;

/// The key in the storage of the tab.
const KEY: &str = "galley-submit";

/// What this tab has kept.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct OfTab {
    tab: String,
    turn: u64,
    typed: Typed,
    /// Whether it changed on this page: what was only restored is in the database already, or is another tab's.
    #[serde(skip)]
    has_changed: bool,
}

/// Restores what this tab, or else the last one, has kept, and keeps what is typed from now on.
pub fn start(fields: Fields, put_aside: PutAside) {
    let kept = web_storage::of_tab(KEY).and_then(|it| serde_json::from_str::<OfTab>(&it).ok());
    let has_own = kept.as_ref().is_some_and(|it| !it.typed.is_empty());
    let mut own = kept.unwrap_or_default();
    if own.tab.is_empty() {
        own.tab = typed_store::new_tab();
    }
    if has_own {
        fields.restore(own.typed.clone());
    }
    own.typed = untrack(|| fields.typed());
    let begun = own.clone();
    let own = StoredValue::new(own);
    // Before that, what the database has must not be written over.
    let is_read = RwSignal::new(false);
    spawn_local(async move {
        let last = typed_store::last().await;
        // The screen may have been left since.
        if is_read.try_get_untracked().is_none() {
            return;
        }
        let last = last.filter(|it| !has_own || it.tab == begun.tab && it.turn > begun.turn);
        if let Some(typed) = last.and_then(|it| serde_json::from_str(&it.text).ok()) {
            restore(fields, put_aside, own, &begun.typed, typed);
        }
        is_read.set(true);
    });
    Effect::new(move || {
        let typed = fields.typed();
        keep(own, typed, is_read.get());
    });
}

/// Restores what the database has. If something else was typed meanwhile, it is put aside.
fn restore(
    fields: Fields,
    put_aside: PutAside,
    own: StoredValue<OfTab>,
    begun: &Typed,
    typed: Typed,
) {
    if untrack(|| fields.typed()) == *begun {
        fields.restore(typed);
        own.update_value(|it| it.typed = untrack(|| fields.typed()));
    } else {
        put_aside.offer(typed);
    }
}

fn keep(own: StoredValue<OfTab>, typed: Typed, is_read: bool) {
    let is_new = own.with_value(|it| it.typed != typed);
    if is_new {
        own.update_value(|it| {
            it.turn += 1;
            it.typed = typed;
            it.has_changed = true;
        });
    }
    let own = own.get_value();
    let is_there = !own.typed.is_empty();
    let text = serde_json::to_string(&own).ok().filter(|_| is_there);
    web_storage::keep_for_tab(KEY, text.as_deref());
    if is_read && own.has_changed {
        let text = serde_json::to_string(&own.typed).ok().filter(|_| is_there);
        typed_store::keep(text.map(|text| LastTyped {
            text,
            tab: own.tab,
            turn: own.turn,
        }));
    }
}
