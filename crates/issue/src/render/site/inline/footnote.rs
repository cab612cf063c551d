//! `[^name]` refers to a footnote, if it is defined.

use crate::render::site::inline::{Inline, Made, PatternMatch, Text};
use crate::render::text::{find, find_str, slice};

impl Inline<'_> {
    pub(super) fn footnote(
        &mut self,
        text: &Text,
        at: usize,
        _failed: &mut Option<usize>,
    ) -> Option<PatternMatch> {
        let data = text.data.as_str();
        let mut at = at;
        loop {
            let start = find_str(data, at, "[^")?;
            let close = find(data, start + 2, b']')?;
            let name = slice(data, start + 2..close);
            at = close + 1;
            if let Some(number) = self.scope.footnote(name) {
                let uses = self.footnotes.entry(name.to_owned()).or_default();
                *uses += 1;
                let nth = *uses;
                let node = self.tree.make("sup");
                let nth = if nth > 1 {
                    nth.to_string()
                } else {
                    String::new()
                };
                self.tree
                    .set_attribute(node, "id", format!("fnref{nth}:{name}"));
                let link = self.tree.append(node, "a");
                self.tree
                    .set_attribute(link, "class", "footnote-ref".to_owned());
                self.tree.set_attribute(link, "href", format!("#fn:{name}"));
                self.tree.set_done(link, number.to_string());
                return Some(PatternMatch {
                    start,
                    end: at,
                    made: Made::Element(node),
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn only_a_defined_name_is_a_footnote() {
        check("a[^n] `[^1]`", "<p>a[^n] <code>[^1]</code></p>");
    }
}
