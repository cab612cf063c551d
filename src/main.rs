//! Starts the page.

fn main() {
    galley::browser::rescue::stand_by();
    leptos::mount::mount_to_body(galley::app::App);
}
