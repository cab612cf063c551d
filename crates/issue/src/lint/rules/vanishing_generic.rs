//! Angle brackets that a browser takes for a tag.
//!
//! Outside code, `Vec<T>` loses its `<T>`: it is in the source of the page, but readers do not see it.
//! The newsletter's own check rejects most of these.
//!
//! ```markdown
//! * [Why Arc<Mutex<T>> is not enough](https://example.com/arc)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [Why `Arc<Mutex<T>>` is not enough](https://example.com/arc)
//! ```
//!
//! The fix is safe: `&lt;` shows the bracket. Backticks around the code would be even better. If a backtick is missing
//! on the line, there is no fix until you add it.

use crate::edit::Replace;
use crate::lint::html::is_generic;
use crate::lint::html::tags;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "vanishing-generic",
    severity: Severity::Error,
    doc: manual!("vanishing_generic.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let mut code = OddCode::default();
    for tag in tags(context) {
        if is_generic(context, &tag) && !tag.closes {
            let text = context.slice(tag.range.clone());
            let edits = brackets(context, tag.range.start).map(|at| Replace {
                range: at..at + 1,
                text: "&lt;".to_owned(),
            });
            let message = format!("Browsers hide `{text}`, which they take for a tag");
            let fix = Fix::safe(
                format!("Write `&lt;{}`", text.get(1..).unwrap_or_default()),
                edits.collect(),
            );
            // Where a backtick is missing, add it first.
            let in_code = code.is_on_line_of(context, tag.range.start);
            let problem = RULE.problem(tag.range, message);
            found.push(if in_code {
                problem
            } else {
                problem.with_fix(fix)
            });
        }
    }
}

/// Caches whether the last line has an odd number of backticks: a line may contain thousands of tags.
#[derive(Default)]
struct OddCode {
    line: Option<(usize, bool)>,
}

impl OddCode {
    fn is_on_line_of(&mut self, context: &Context<'_>, offset: usize) -> bool {
        let index = context.line_index(offset);
        let known = self.line.filter(|it| it.0 == index);
        let count = || {
            context
                .lines
                .get(index)
                .map_or(0, |it| it.text.matches('`').count())
        };
        let (_, odd) = *self
            .line
            .insert(known.unwrap_or_else(|| (index, count() % 2 == 1)));
        odd
    }
}

/// Returns the bracket at byte `start` and the open brackets right before it: both of `Arc<Mutex<T>>`.
fn brackets<'c>(context: &'c Context<'_>, start: usize) -> impl Iterator<Item = usize> + 'c {
    std::iter::successors(Some(start), |at| {
        let before = context.slice(0..*at);
        let outer = before
            .trim_end_matches(|it: char| it.is_alphanumeric() || matches!(it, '_' | ':' | '&'));
        outer.ends_with('<').then(|| outer.len() - 1)
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn text_that_looks_like_a_tag_is_found() {
        check_problems(
            RULE,
            "* Vec<T> and Map<K, V>, <P> 💛\n* `Vec<T>` &lt;T> a < b <3 <https://a.example> <a@b.example> <'a> \\\\<T>\n* <small>a</small> <br /> <div>\n<!-- <T> -->\n",
            &expect![[r#"
                1: * Vec<T> and Map<K, V>, <P> 💛
                        ^^^ error: Browsers hide `<T>`, which they take for a tag (Write `&lt;T>`)
                1: * Vec<T> and Map<K, V>, <P> 💛
                                   ^^^^^^ error: Browsers hide `<K, V>`, which they take for a tag (Write `&lt;K, V>`)
                1: * Vec<T> and Map<K, V>, <P> 💛
                                           ^^^ error: Browsers hide `<P>`, which they take for a tag (Write `&lt;P>`)
                2: * `Vec<T>` &lt;T> a < b <3 <https://a.example> <a@b.example> <'a> \\<T>
                                                                                       ^^^ error: Browsers hide `<T>`, which they take for a tag (Write `&lt;T>`)
            "#]],
        );
    }

    #[test]
    fn fix_shows_the_bracket() {
        check_fix(
            RULE,
            "* Arc<Mutex<T>> 💛\r\n* Vec<std::string::String> <Vec<a.b>\r\n",
            &expect![[r#"
            * Arc&lt;Mutex&lt;T>> 💛␍
            * Vec&lt;std::string::String> &lt;Vec&lt;a.b>␍
        "#]],
        );
    }

    #[test]
    fn unfinished_code_has_no_fix() {
        check_problems(
            RULE,
            "* 💛 use `Box<T> for this\n",
            &expect![[r#"
            1: * 💛 use `Box<T> for this
                           ^^^ error: Browsers hide `<T>`, which they take for a tag
        "#]],
        );
    }

    #[test]
    fn a_type_may_have_the_name_of_an_element() {
        check_fix(
            RULE,
            "* [Result<Option> in depth](https://a.example/a)\n* Future<Output = T> 💛 <Select>\n* <Small>a</Small>\n",
            &expect![[r#"
                * [Result&lt;Option> in depth](https://a.example/a)
                * Future&lt;Output = T> 💛 &lt;Select>
                * <Small>a</Small>
            "#]],
        );
    }
}
