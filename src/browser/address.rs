//! The page's own address: whether it asks for Submit, and with what.

use gloo::events::EventListener;
use web_sys::Location;

/// What follows `#` in an address that asks for Submit. `web/boot.js` has the same rule.
const SUBMIT: &str = "#submit";

/// The query parameters that each ask for Submit: those of the share target and of the bookmarklet.
const ASKING: [&str; 2] = ["url", "text"];

/// The query of an address that asks for Submit, which may be empty; `None` if the address does not ask for it.
pub fn submit_query() -> Option<String> {
    let location = location()?;
    let hash = location.hash().unwrap_or_default();
    if let Some(rest) = hash.strip_prefix(SUBMIT) {
        return Some(rest.trim_start_matches('?').to_owned());
    }
    let search = location.search().unwrap_or_default();
    let query = search.trim_start_matches('?');
    let mut names = query.split('&').filter_map(|it| it.split('=').next());
    names
        .any(|it| ASKING.contains(&it))
        .then(|| query.to_owned())
}

/// Goes to Submit, with an entry in the browser's history.
pub fn to_submit() {
    go(SUBMIT, true);
}

/// Stays on Submit, and removes the query.
pub fn drop_submit_query() {
    go(SUBMIT, false);
}

/// Leaves Submit, with an entry in the browser's history.
pub fn from_submit() {
    go("", true);
}

/// The address of the page without query and fragment.
fn page() -> String {
    let parts = location().and_then(|it| Some((it.origin().ok()?, it.pathname().ok()?)));
    parts.map_or_else(String::new, |(origin, path)| format!("{origin}{path}"))
}

/// The address that asks for Submit with `query`. The query may be empty, and more can be appended to the result.
pub fn of_submit(query: &str) -> String {
    format!("{}{SUBMIT}?{query}", page())
}

/// Calls `task` whenever the user, not this module, changes the address within the page. Listens for as long as the
/// page lives.
pub fn on_change(task: impl Fn() + Clone + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    for name in ["popstate", "hashchange"] {
        let task = task.clone();
        EventListener::new(&window, name, move |_| task()).forget();
    }
}

fn go(hash: &str, is_step: bool) {
    let history = web_sys::window().and_then(|it| it.history().ok());
    let path = location().and_then(|it| it.pathname().ok());
    let (Some(history), Some(path)) = (history, path) else {
        return;
    };
    let address = format!("{path}{hash}");
    let nothing = wasm_bindgen::JsValue::NULL;
    // Browsers refuse too many changes in a short time; the address then stays as it is.
    let _ = if is_step {
        history.push_state_with_url(&nothing, "", Some(&address))
    } else {
        history.replace_state_with_url(&nothing, "", Some(&address))
    };
}

fn location() -> Option<Location> {
    Some(web_sys::window()?.location())
}
