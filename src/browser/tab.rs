//! Tabs of the browser.

/// Opens an address in a new tab that has no access to this page.
pub fn open(address: &str) {
    if let Some(window) = web_sys::window() {
        // The browser may block the tab if it does not believe that the user asked for it. Then the user can still
        // press the link.
        let _ =
            window.open_with_url_and_target_and_features(address, "_blank", "noopener,noreferrer");
    }
}
