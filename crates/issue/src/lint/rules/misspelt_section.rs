//! A misspelt section heading.
//!
//! Tools recognize sections by their headings. Under a misspelt one, they do not check links or sort events.
//!
//! ```markdown
//! ## Updates from Rust Community
//!
//! ### Observations/Thougts
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Updates from Rust Community
//!
//! ### Observations/Thoughts
//! ```
//!
//! The fix is suggested: the section may be a new one in this issue only.

use crate::edit::Replace;
use crate::inline;
use crate::lint::edit_distance::is_near;
use crate::lint::heading::{name, names};
use crate::lint::manual::manual;
use crate::lint::since::is_current;
use crate::lint::{Context, Fix, Problem, Rule, Severity};
use crate::outline::Section;
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "misspelt-section",
    severity: Severity::Warning,
    doc: manual!("misspelt_section.rs"),
    check,
};

/// Shorter names are too similar to other words.
const SHORTEST: usize = 6;

/// No issue has more headings. The limit bounds the work, because the comparison is slow.
const MOST: usize = 1000;

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    if !is_current(context) {
        return;
    }
    for section in context.outline.sections.iter().take(MOST) {
        let is_report = section.kind == Kind::PerformanceTriage && section.path.len() > 1;
        if section.level > 1
            && !is_report
            && let Some(right) = meant(name(section))
        {
            found.push(problem(context, section, right));
        }
    }
}

/// Returns the known section name that `name` resembles.
fn meant(name: &str) -> Option<&'static str> {
    let is_known = names().any(|it| it == name) || Kind::of(name, &[]) != Kind::Links;
    let is_cased = |it: &&str| it.eq_ignore_ascii_case(name);
    if name == "Libraries" {
        return Some("Library");
    }
    if is_known {
        return names().find(is_cased).filter(|it| *it != name);
    }
    let first = name.chars().next()?.to_ascii_uppercase();
    let is_close = |it: &&str| {
        name.len() >= SHORTEST && it.len() >= SHORTEST && it.starts_with(first) && is_near(it, name)
    };
    names().find(is_cased).or_else(|| names().find(is_close))
}

fn problem(context: &Context<'_>, section: &Section, right: &str) -> Problem {
    let line = section.heading_range.clone();
    let text = context.slice(line.clone());
    let message = format!("Heading looks like a misspelling of {right}");
    // A heading that is a link keeps its address.
    let wrong = name(section);
    let at = text.find(wrong).map(|it| line.start + it);
    let Some(start) = at.filter(|_| inline::plain(wrong) == wrong) else {
        return RULE.problem(line, message);
    };
    let range = start..start + wrong.len();
    let edit = Replace {
        range: range.clone(),
        text: right.to_owned(),
    };
    let problem = RULE.problem(range, message);
    problem.with_fix(Fix::suggested(format!("Write `{right}`"), vec![edit]))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn near_misses_are_found() {
        check_problems(
            RULE,
            "## Upcoming events\n### virtual\n### South Amerika\n## Updates from Rust Community\n### Oficial\n### Rust Nation UK\n### RustNL 💛\n### Call for Testing\n",
            &expect![[r#"
                1: ## Upcoming events
                      ^^^^^^^^^^^^^^^ warning: Heading looks like a misspelling of Upcoming Events (Write `Upcoming Events`)
                2: ### virtual
                       ^^^^^^^ warning: Heading looks like a misspelling of Virtual (Write `Virtual`)
                3: ### South Amerika
                       ^^^^^^^^^^^^^ warning: Heading looks like a misspelling of South America (Write `South America`)
                5: ### Oficial
                       ^^^^^^^ warning: Heading looks like a misspelling of Official (Write `Official`)
            "#]],
        );
    }

    #[test]
    fn fix_writes_the_name() {
        check_fix(
            RULE,
            "## Updates from the Rust Project\r\n#### Libraries\r\n* [💛](https://a.example)\r\n### [Aproved RFCs](https://b.example)\r\n",
            &expect![[r#"
                ## Updates from the Rust Project␍
                #### Library␍
                * [💛](https://a.example)␍
                ### [Approved RFCs](https://b.example)␍
            "#]],
        );
    }
}
