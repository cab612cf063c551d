//! Starts the page.

fn main() {
    galley::browser::rescue::stand_by();
    galley::browser::dom::mount(galley::app::app);
}
