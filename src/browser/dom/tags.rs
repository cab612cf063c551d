//! The elements that the page is made of, by their names.

use super::El;

macro_rules! tags {
    ($($name:ident)*) => {
        $(
            #[doc = concat!("A `", stringify!($name), "` element.")]
            pub fn $name() -> El {
                El::new(stringify!($name))
            }
        )*
    };
}

tags! {
    a code dd del details dialog div dl dt em fieldset footer form h1 h2 h3 h4 header iframe img input ins kbd
    label legend li main nav ol option p pre section select small span strong summary table tbody td textarea th thead time tr ul
}

/// A `button` that submits nothing.
pub fn button() -> El {
    El::new("button").attr("type", "button")
}
