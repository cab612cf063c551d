//! A character reference such as `&amp;` or `&#39;` in a title or in code.
//!
//! It was copied from the source of a page. In code, readers see the reference itself.
//! In a title they see the character, but tools that compare titles do not.
//!
//! ```markdown
//! ### Compiler
//! * [never print `Vec&lt;usize&gt;`](https://github.com/rust-lang/rust/pull/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Compiler
//! * [never print `Vec<usize>`](https://github.com/rust-lang/rust/pull/1)
//! ```
//!
//! In code the rule warns and suggests a fix, because the text may be about the reference itself. In a title it gives a
//! hint with a safe fix. The rule ignores `&lt;` and `&gt;` in titles, because `<` would start a tag.

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "character-reference",
    severity: Severity::Hint,
    doc: manual!("character_reference.rs"),
    check,
};

/// References, each with the character that can be written in its place.
const KNOWN: &[(&str, &str)] = &[
    ("&#34;", "\""),
    ("&#38;", "&"),
    ("&#39;", "'"),
    ("&#039;", "'"),
    ("&#8211;", "–"),
    ("&#8216;", "‘"),
    ("&#8217;", "’"),
    ("&#8220;", "“"),
    ("&#8221;", "”"),
    ("&#8230;", "…"),
    ("&#x27;", "'"),
    ("&amp;", "&"),
    ("&apos;", "'"),
    ("&gt;", ">"),
    ("&hellip;", "…"),
    ("&ldquo;", "“"),
    ("&lsquo;", "‘"),
    ("&lt;", "<"),
    ("&mdash;", "—"),
    ("&ndash;", "–"),
    ("&quot;", "\""),
    ("&rdquo;", "”"),
    ("&rsquo;", "’"),
];

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for (at, _) in context.text.match_indices('&') {
        let rest = context.slice(at..context.text.len());
        let known = KNOWN.iter().find(|it| rest.starts_with(it.0));
        let Some((written, sign)) = known.filter(|_| !context.outline.hidden.contains(at)) else {
            continue;
        };
        let range = at..at + written.len();
        let edits = vec![Replace {
            range: range.clone(),
            text: (*sign).to_owned(),
        }];
        let title = format!("Write `{sign}`");
        if context.code.contains(at) {
            let message = format!("Readers see `{written}`, not `{sign}`");
            let problem = RULE
                .problem(range, message)
                .with_severity(Severity::Warning);
            found.push(problem.with_fix(Fix::suggested(title, edits)));
        } else if is_in_title(context, at)
            && !["<", ">"].contains(sign)
            && !is_needed(sign, rest, written)
        {
            let problem = RULE.problem(range, format!("`{written}` stands for `{sign}`"));
            found.push(problem.with_fix(Fix::safe(title, edits)));
        }
    }
}

/// Whether the sign must stay a reference, because it would start another one.
fn is_needed(sign: &str, rest: &str, written: &str) -> bool {
    let after = rest.get(written.len()..).unwrap_or_default();
    sign == "&" && after.starts_with(|it: char| it.is_ascii_alphanumeric() || it == '#')
}

/// Whether byte `at` is in the title of a link in a section.
fn is_in_title(context: &Context<'_>, at: usize) -> bool {
    let first = context.links.partition_point(|it| it.range.end <= at);
    let link = context.links.get(first);
    link.is_some_and(|it| it.section.is_some() && !it.image && it.title_range.contains(&at))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn necessary_references_are_left_alone() {
        check_problems(
            RULE,
            "### Links\n* [Vec&lt;T&gt; &amp;amp; &copy;](https://a.example/?a=1&amp;b=2)\n<!-- &amp; -->\n",
            &expect![[""]],
        );
    }

    #[test]
    fn fix_writes_the_character() {
        check_fix(
            RULE,
            "### Links\n* [A &amp; b&#39;s 💛 &mdash; c](https://a.example/1)\n* [`a &amp;&amp; b`](https://a.example/2)\n",
            &expect![[r#"
                ### Links
                * [A & b's 💛 — c](https://a.example/1)
                * [`a &&amp; b`](https://a.example/2)
            "#]],
        );
    }
}
