//! Checks that GitHub's rendering is well-formed and harmless.

use issue::Issue;
use issue::render::{Rendering, render, rerender};

use super::html;
use super::input::Input;

pub fn run(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let (text, other) = (input.text(), input.text());
    let rendered = render(&text, Rendering::GitHub);
    html::check(&text, &rendered);
    let other = rerender(&render(&other, Rendering::GitHub), &Issue::new(&text));
    assert_eq!(other, rendered);
}
