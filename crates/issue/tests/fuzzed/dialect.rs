//! Checks that the site's rendering is well-formed and harmless, and that rendering after an edit gives the same result
//! as rendering from the beginning.

use issue::Issue;
use issue::render::{Rendered, Rendering, differences, document, render, rerender};

use super::html;
use super::input::Input;

/// How many edits one run makes.
const EDITS: usize = 4;

pub fn run(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let mut text = input.text();
    let mut numbers = input.numbers();
    let mut rendered = render(&text, Rendering::Site);
    html::check(&text, &rendered);
    let nothing = Rendered::nothing_previewed(Rendering::Site);
    let mut previewed = rerender(&nothing, &Issue::new(&text));
    for _ in 0..EDITS {
        if numbers.is_empty() {
            break;
        }
        let (from, to) = (numbers.place(&text), numbers.place(&text));
        // Most edits are insertions, like key presses.
        let to = if numbers.below(3) == 0 {
            to.max(from)
        } else {
            from
        };
        text.replace_range(from..to, numbers.piece());
        rendered = rerender(&rendered, &Issue::new(&text));
        assert_eq!(rendered, render(&text, Rendering::Site));
        html::check(&text, &rendered);
        previewed = rerender(&previewed, &Issue::new(&text));
        assert_eq!(previewed, rerender(&nothing, &Issue::new(&text)));
    }
    assert!(document(&text).ends_with("</html>\n"));
    for it in differences(&text) {
        assert!(text.get(it.range.clone()).is_some());
        assert!(it.fix.iter().all(|it| text.get(it.0.clone()).is_some()));
    }
}
