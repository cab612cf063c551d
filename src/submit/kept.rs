//! Stores typed text: for this tab, and for the next one.
//!
//! The tab's storage has the text at once, and after a reload. The database has it a moment later, and keeps it even if
//! the browser is killed.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

use super::arrival::PutAside;
use super::fields::{Fields, Typed};
use crate::browser::typed_store::{self, LastTyped};
use crate::browser::web_storage;

/// The key in the storage of the tab.
const KEY: &str = "galley-submit";

/// What this tab has stored.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct OfTab {
    tab: String,
    turn: u64,
    typed: Typed,
    /// Whether the text changed on this page. A text that was only restored is already in the database, or belongs to
    /// another tab.
    #[serde(skip)]
    has_changed: bool,
}

/// Restores what this tab, or else the last one, has stored. Then stores everything that is typed.
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
    // Until the database was read, its content must not be overwritten.
    let is_read = RwSignal::new(false);
    spawn_local(async move {
        let last = typed_store::last().await;
        // The user may have left the screen since.
        if is_read.try_get_untracked().is_none() {
            return;
        }
        // A page that was left, or reloaded, may not have had the time to write.
        let is_behind = |it: &LastTyped| it.tab == begun.tab && it.turn < begun.turn;
        if has_own && last.as_ref().is_none_or(is_behind) {
            own.update_value(|it| it.has_changed = true);
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

/// Restores the text in the database. If the user has typed something meanwhile, puts the text aside instead.
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
