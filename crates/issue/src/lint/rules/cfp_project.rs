//! A call for participation that does not name its project.
//!
//! The form is `* [project - title](https://…)`, so that readers see at a glance whose task it is.
//!
//! ```markdown
//! ### CFP - Projects
//! * [Add a test for empty input](https://github.com/example/parser/issues/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### CFP - Projects
//! * [parser - Add a test for empty input](https://github.com/example/parser/issues/1)
//! ```
//!
//! The fix is suggested: it takes the project's name from the address.

use std::ops::Range;

use crate::edit::Replace;
use crate::entry::Entry;
use crate::inline::link_at;
use crate::lint::address::Address;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "cfp-project",
    severity: Severity::Warning,
    doc: manual!("cfp_project.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let sections = context
        .sections()
        .filter(|(_, it, _)| it.kind == Kind::CfpProjects);
    for (_, section, entries) in sections {
        for entry in entries {
            let url = match &entry.entry {
                Entry::Link(link) => &link.url,
                Entry::CfpProject(it) => &it.url,
                _ => continue,
            };
            let is_named = matches!(entry.entry, Entry::CfpProject(_));
            let start = section
                .items
                .get(entry.item)
                .map_or(entry.range.start, |it| it.content);
            let Some(title) = title(context.text, start) else {
                continue;
            };
            if is_named {
                found.extend(divided(context, title, url));
                continue;
            }
            let problem = RULE.problem(title.clone(), "Call does not name its project");
            found.push(match project(url) {
                Some(name) => {
                    let insert = Replace::insert(title.start, format!("{name} - "));
                    let fix = Fix::suggested(format!("Write `{name} - ` before it"), vec![insert]);
                    problem.with_fix(fix)
                }
                None => problem,
            });
        }
    }
}

/// Reports a sign other than the usual dash between the project and the title.
fn divided(context: &Context<'_>, title: Range<usize>, url: &str) -> Option<Problem> {
    let text = context.slice(title.clone());
    if text.contains(" - ") {
        return None;
    }
    let signs = [" — ", " – ", "- ", " -", ": "];
    let (at, sign) = signs.iter().find_map(|it| Some((text.find(it)?, *it)))?;
    let name = text.get(..at)?.trim();
    // A colon may be part of the title.
    let is_project = project(url).is_some_and(|it| it.eq_ignore_ascii_case(name));
    if name.is_empty() || sign == ": " && !is_project {
        return None;
    }
    let range = title.start + at..title.start + at + sign.len();
    let edits = vec![Replace {
        range: range.clone(),
        text: " - ".to_owned(),
    }];
    let problem = RULE.problem(range, "Expected ` - ` between the project and the title");
    let problem = problem.with_severity(Severity::Hint);
    Some(problem.with_fix(Fix::suggested("Write ` - `", edits)))
}

/// Returns the title's bytes in an item whose content starts at byte `start`.
fn title(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = text.get(start..)?;
    let line = rest.get(..rest.find(['\n', '\r']).unwrap_or(rest.len()))?;
    let link = link_at(line, 0)?;
    Some(start + link.text.start..start + link.text.end)
}

/// Returns the repository's name from an address on GitHub.
fn project(url: &str) -> Option<&str> {
    let address = Address::read(url);
    let mut parts = address.path.split('/').filter(|it| !it.is_empty());
    let name = parts.nth(1)?;
    (address.site() == "github.com" && parts.next().is_some()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn a_dash_divides() {
        check_problems(
            RULE,
            "### CFP - Projects\n* [a - b](u)\n* [rama — c](u)\n* [Help 💛](https://example.com/x)\n* *No Calls for participation were submitted this week.*\n",
            &expect![[r#"
                3: * [rama — c](u)
                          ^^^ hint: Expected ` - ` between the project and the title (Write ` - `)
                4: * [Help 💛](https://example.com/x)
                      ^^^^^^ warning: Call does not name its project
            "#]],
        );
    }

    #[test]
    fn fix_takes_the_name_from_the_address() {
        check_fix(
            RULE,
            "### CFP - Projects\r\n* [Fix 💛](https://github.com/example/parser/issues/1)\r\n",
            &expect![[r#"
                ### CFP - Projects␍
                * [parser - Fix 💛](https://github.com/example/parser/issues/1)␍
            "#]],
        );
    }
}
