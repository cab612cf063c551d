//! An address that is not a link.
//!
//! GitHub turns a bare address into a link, even one that starts with `www.`. The site does not: readers see the
//! address and cannot click it.
//!
//! ```markdown
//! The schedule is at https://example.com/schedule
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! The schedule is [online](https://example.com/schedule)
//! ```
//!
//! There is no fix: the link needs a title.

use crate::lint::manual::manual;
use crate::lint::spelled::{ends_address, in_link};
use crate::lint::{Context, Line, LineKind, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "bare-url",
    severity: Severity::Warning,
    doc: manual!("bare_url.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for address in &context.spelled {
        let before = context.slice(0..address.start);
        // Next to brackets it is a broken link, which another rule reports.
        if !before.ends_with([']', '`'])
            && !before.ends_with("](")
            && !before.ends_with("((")
            && !in_brackets(before)
        {
            let message = format!("Address `{}` is not a link", context.slice(address.clone()));
            found.push(RULE.problem(address.clone(), message));
        }
    }
    let lines = context.lines.iter().filter(|it| it.text.contains("www."));
    for line in lines.filter(|it| it.kind != LineKind::FrontMatter) {
        for (at, _) in line.text.match_indices("www.") {
            found.extend(without_scheme(context, line, line.range.start + at));
        }
    }
}

/// Reports an address at byte `start` that starts with `www.` and is not part of a link.
fn without_scheme(context: &Context<'_>, line: &Line<'_>, start: usize) -> Option<Problem> {
    let before = context.slice(line.range.start..start);
    let is_word = before.is_empty() || before.ends_with([' ', '\t', '*', '_', '(', '[', '“', ':']);
    let is_text = context.is_content(start) && !in_link(context, start);
    if !is_word || !is_text || before.ends_with("](") {
        return None;
    }
    let rest = context.slice(start..line.range.end);
    // No real address is longer; the limit bounds the work on hostile text.
    let end = rest.char_indices().take(500).find(|it| ends_address(it.1));
    let address = rest.get(..end.map_or(rest.len().min(500), |it| it.0))?;
    let address = address.trim_end_matches(['.', ',', ':', ';', '!', '?', '*', '_']);
    let host = address.split('/').next()?;
    let message = format!("Address `{address}` is not a link");
    let is_host = host.matches('.').count() > 1;
    is_host.then(|| RULE.problem(start..start + address.len(), message))
}

fn in_brackets(before: &str) -> bool {
    let title = before.strip_suffix('(').map(str::trim_end);
    title.is_some_and(|it| it.ends_with([']', ')', '}', '`']))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn only_bare_addresses_are_found() {
        check_problems(
            RULE,
            "* 💛 https://a.example/b, see <https://ok.example>\n[a] (https://b.example) and (https://c.example)\n<!-- https://ok.example --> `https://ok.example`\n[ref]: https://ok.example\n",
            &expect![[r#"
                1: * 💛 https://a.example/b, see <https://ok.example>
                       ^^^^^^^^^^^^^^^^^^^ warning: Address `https://a.example/b` is not a link
                2: [a] (https://b.example) and (https://c.example)
                                                ^^^^^^^^^^^^^^^^^ warning: Address `https://c.example` is not a link
            "#]],
        );
    }

    #[test]
    fn an_address_without_a_scheme_is_found() {
        check_problems(
            RULE,
            "* www.a.example/post 💛\n* [b](https://www.b.example/), [www.c.example](https://c.example)\n* a www. b, `www.d.example` www.e\n",
            &expect![[r#"
                1: * www.a.example/post 💛
                     ^^^^^^^^^^^^^^^^^^ warning: Address `www.a.example/post` is not a link
            "#]],
        );
    }
}
