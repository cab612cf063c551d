//! Tabs of the browser.

/// Opens an address in a tab of its own, which does not know this page.
pub fn open(address: &str) {
    if let Some(window) = web_sys::window() {
        // Blocked where the browser does not believe that the user asked for it; a link does the same.
        let _ =
            window.open_with_url_and_target_and_features(address, "_blank", "noopener,noreferrer");
    }
}
