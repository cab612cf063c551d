//! A title that was cut off.
//!
//! Chat programs cut titles at 70 characters, and GitHub cuts long commit titles. Both put dots at the end.
//! The newsletter's own check looks for the first kind. The rule also finds titles that end with a word such as "the".
//!
//! ```markdown
//! ### Clippy
//! * [`needless_lifetimes`: do not lint where the lifetime is named in a
//! wher…](https://github.com/rust-lang/rust-clippy/pull/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Clippy
//! * [`needless_lifetimes`: do not lint in where clauses](https://github.com/rust-lang/rust-clippy/pull/1)
//! ```
//!
//! There is no fix: the whole title is on the page that the link leads to.

use crate::inline::plain;
use crate::lint::manual::manual;
use crate::lint::{Context, LineKind, Link, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "truncated-title",
    severity: Severity::Warning,
    doc: manual!("truncated_title.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let links = context.links.iter().chain(&context.references);
    for link in links.filter(|it| it.section.is_some()) {
        let title = link.title.trim_end();
        let by_chat = title.ends_with("...") && plain(title).chars().count() == 70;
        let by_github = title.ends_with('…') && on_github(link.url) && cut_inside(title);
        let is_cut = by_chat || by_github || ends_nowhere(title);
        if is_cut || ends_at_small_word(title) && is_listed(context, link) {
            let message = format!("Title may be cut off after `{}`", last_word(title));
            found.push(RULE.problem(link.title_range.clone(), message));
        }
    }
}

/// Whether the link is in a list: in a sentence, a link may cover any of its words.
fn is_listed(context: &Context<'_>, link: &Link<'_>) -> bool {
    let kind = context.lines.get(link.line).map(|it| it.kind);
    matches!(kind, Some(LineKind::Item | LineKind::InItem))
}

/// Whether the title ends with a word that needs another one after it.
fn ends_at_small_word(title: &str) -> bool {
    const WORDS: &[&str] = &[
        "a", "an", "and", "at", "between", "its", "of", "or", "our", "than", "the", "their", "via",
        "whose", "your",
    ];
    let Some((before, last)) = title.trim_end_matches('*').rsplit_once(' ') else {
        return false;
    };
    let ends = ["kind", "sort", "made", "because"];
    if before.len() < 12 || last == "of" && ends.iter().any(|it| before.ends_with(it)) {
        return false;
    }
    // Code such as `impl Trait for` was cut, too.
    WORDS.contains(&last) || title.len() > 20 && last == "for`"
}

fn on_github(url: &str) -> bool {
    url.contains("github.com/") && (url.contains("/pull/") || url.contains("/commit/"))
}

/// Whether the dots cut a word. A writer who ends a title with dots on purpose does so after a whole, long word.
fn cut_inside(title: &str) -> bool {
    let before = title.trim_end_matches('…');
    plain(title).chars().count() > 55
        && before.ends_with(|it: char| it.is_alphanumeric() || it == '`')
}

/// Whether the dots follow a word that no title ends with.
fn ends_nowhere(title: &str) -> bool {
    const WORDS: &[&str] = &[
        "a", "an", "the", "of", "or", "with", "for", "by", "its", "their", "they", "than",
    ];
    let is_cut = title.ends_with('…') || title.ends_with("...");
    is_cut && title.len() > 40 && WORDS.contains(&last_word(title))
}

fn last_word(title: &str) -> &str {
    let before = title.trim_end_matches(['…', '.']);
    before.rsplit(' ').next().unwrap_or(before)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn titles_of_other_kinds_of_links_are_checked() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n* [The lifetimes of [all] things 💛 and the...][a]\n* <a href=\"https://b.example/\">The lifetimes of all things and those of the...</a>\n\n[a]: https://a.example/\n",
            &expect![[r#"
                2: * [The lifetimes of [all] things 💛 and the...][a]
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Title may be cut off after `the`
                3: * <a href="https://b.example/">The lifetimes of all things and those of the...</a>
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Title may be cut off after `the`
            "#]],
        );
    }

    #[test]
    fn seventy_characters_are_suspicious() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n* [A title of seventy characters with an emoji 💛 and three dots at its end ...](https://a.example/)\n* [A title of seventy characters with an emoji 💛 and three dots at its...](https://a.example/)\n* [And more...](https://a.example/)\n",
            &expect![[r#"
                3: * [A title of seventy characters with an emoji 💛 and three dots at its...](https://a.example/)
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Title may be cut off after `its`
            "#]],
        );
    }

    #[test]
    fn titles_do_not_end_with_small_words() {
        check_problems(
            RULE,
            "### Links\n* [How lifetimes 💛 work and the](https://a.example/1)\n* [fix the hint in `impl Trait for`](https://a.example/2)\n* [Turn it on](https://a.example/3)\n\nRead [all of the](https://a.example/4) posts.\n",
            &expect![[r#"
                2: * [How lifetimes 💛 work and the](https://a.example/1)
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Title may be cut off after `the`
                3: * [fix the hint in `impl Trait for`](https://a.example/2)
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Title may be cut off after `for``
            "#]],
        );
    }

    #[test]
    fn no_title_ends_with_the_word_the() {
        check_problems(
            RULE,
            "### Official\n* [An introduction to async executors and how they...](https://a.example/1)\n* [So you want to write a library 💛...](https://a.example/2)\n* [The...](https://a.example/3)\n",
            &expect![[r#"
                2: * [An introduction to async executors and how they...](https://a.example/1)
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Title may be cut off after `they`
            "#]],
        );
    }
}
