//! A field at the top of the file that is missing, or contradicts the other fields.
//!
//! The site does not build without title and date.
//! Issues are published on Wednesdays, one number a week, so title and number follow from the date.
//!
//! ```markdown
//! Title: This Week in Rust 665
//! Number: 666
//! Date: 2026-08-26
//! Category: This Week in Rust
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! Title: This Week in Rust 666
//! Number: 666
//! Date: 2026-08-26
//! Category: This Week in Rust
//! ```
//!
//! Issues before 2016 need no number.
//! The fix is safe for a title that does not repeat the number, if the number fits the date. Otherwise it is suggested.

use std::ops::Range;

use crate::calendar::{Date, Weekday};
use crate::edit::Replace;
use crate::issue_field;
use crate::lint::manual::manual;
use crate::lint::rules::missing_section::is_whole;
use crate::lint::{Context, Fix, Line, LineKind, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "front-matter",
    severity: Severity::Warning,
    doc: manual!("front_matter.rs"),
    check,
};

const NAME: &str = "This Week in Rust";

/// How many lines at the top are searched for misplaced fields.
const NEAR: usize = 8;

const KEYS: [(&str, Severity); 4] = [
    ("Title", Severity::Error),
    ("Number", Severity::Warning),
    ("Date", Severity::Error),
    ("Category", Severity::Warning),
];

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    // A text without any of these fields is only part of an issue.
    let has_unread = || KEYS.iter().any(|it| unread(context, it.0).is_some());
    if context.outline.front_matter.len() < 2 && !is_whole(context) && !has_unread() {
        return;
    }
    found.extend(missing(context));
    found.extend(date(context));
    found.extend(number(context));
    found.extend(title(context));
}

/// Returns a line near the top that was meant to be the field `key`, but that the site takes for text.
fn unread(context: &Context<'_>, key: &str) -> Option<Range<usize>> {
    let is_meant = |it: &&Line<'_>| {
        let written = it.text.split_once(':').map(|it| it.0.trim());
        it.kind == LineKind::Prose && written == Some(key)
    };
    let line = context.lines.iter().take(NEAR).find(is_meant)?;
    Some(line.range.clone())
}

fn field(context: &Context<'_>, key: &str) -> Option<Range<usize>> {
    let range = context.outline.field(context.text, key)?;
    (!range.is_empty()).then_some(range)
}

fn missing(context: &Context<'_>) -> Vec<Problem> {
    let numbered = is_numbered(context.date);
    let is_missing =
        |it: &&(&str, Severity)| field(context, it.0).is_none() && (it.0 != "Number" || numbered);
    let first = context.lines.first().map(|it| it.range.clone());
    let at = first.unwrap_or_default();
    let keys = KEYS.iter().filter(is_missing);
    let problem = |(key, severity): &(&str, Severity)| {
        let unread = unread(context, key);
        let what = unread.as_ref().map_or("No", |_| "Site does not read this");
        let message = format!("{what} line `{key}: …`");
        let problem = RULE.problem(unread.unwrap_or(at.clone()), message);
        problem.with_severity(*severity)
    };
    keys.map(problem).collect()
}

/// Whether an issue of that date has its number in the front matter: issues of the first years do not.
fn is_numbered(date: Option<Date>) -> bool {
    let first = Date::new(2016, 1, 1);
    date.zip(first).is_none_or(|(date, first)| date >= first)
}

/// Whether issues came out every Wednesday around `date`: they have since 2021-08-18, with one exception.
fn is_weekly(date: Date) -> bool {
    Date::new(2021, 8, 18).is_some_and(|it| date >= it)
}

fn date(context: &Context<'_>) -> Option<Problem> {
    let range = field(context, "Date")?;
    let written = context.slice(range.clone());
    let Some(date) = Date::parse(written) else {
        let message = format!("`{written}` is not a date like 2026-08-26");
        let mut problem = RULE
            .problem(range.clone(), message)
            .with_severity(Severity::Error);
        if let Some(date) = Date::parse_lenient(written) {
            let edit = Replace {
                range,
                text: date.to_string(),
            };
            let fix = Fix::safe(format!("Write `{date}`"), vec![edit]);
            problem = problem.with_severity(Severity::Warning).with_fix(fix);
        }
        return Some(problem);
    };
    if date.weekday() == Weekday::Wednesday || !is_weekly(date) {
        return None;
    }
    let message = format!("{} is not a Wednesday", date.in_words());
    Some(RULE.problem(range, message))
}

fn number(context: &Context<'_>) -> Option<Problem> {
    let range = field(context, "Number")?;
    let written = context.slice(range.clone());
    let Some(number) = issue_field::number(context.issue) else {
        return Some(RULE.problem(range, format!("`{written}` is not a number")));
    };
    let date = context
        .date
        .filter(|it| is_weekly(*it) && it.weekday() == Weekday::Wednesday)?;
    let right = issue_field::number_for(date).filter(|it| *it != number)?;
    let message = format!("Issue of {date} is number {right}, found {number}");
    let edit = Replace {
        range: range.clone(),
        text: right.to_string(),
    };
    let mut edits = vec![edit];
    // The title repeats the number, so it has to change too.
    let title = field(context, "Title").filter(|it| context.slice(it.clone()).starts_with(NAME));
    edits.extend(title.map(|range| Replace {
        range,
        text: format!("{NAME} {right}"),
    }));
    Some(
        RULE.problem(range, message)
            .with_fix(Fix::suggested(format!("Write `{right}`"), edits)),
    )
}

fn title(context: &Context<'_>) -> Option<Problem> {
    let range = field(context, "Title")?;
    let written = context.slice(range.clone());
    let right = format!("{NAME} {}", issue_field::number(context.issue)?);
    if written == right {
        return None;
    }
    let problem = RULE.problem(
        range.clone(),
        format!("Title is `{written}`, expected `{right}`"),
    );
    let title = format!("Write `{right}`");
    let rest = written.strip_prefix(NAME).unwrap_or("other");
    let is_same = rest.trim().bytes().all(|it| it.is_ascii_digit());
    let edits = vec![Replace { range, text: right }];
    Some(problem.with_fix(Fix::safe_if(
        is_same && number(context).is_none(),
        title,
        edits,
    )))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn contradicting_fields_are_found() {
        check_problems(
            RULE,
            "Title: This Week in Rust 665 💛\nNumber: 665\nDate: 2026-08-27\n\nx\n",
            &expect![[r#"
                1: Title: This Week in Rust 665 💛
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: No line `Category: …`
                1: Title: This Week in Rust 665 💛
                          ^^^^^^^^^^^^^^^^^^^^^^^ warning: Title is `This Week in Rust 665 💛`, expected `This Week in Rust 665` (Write `This Week in Rust 665`)
                3: Date: 2026-08-27
                         ^^^^^^^^^^ warning: Thursday 27 August 2026 is not a Wednesday
            "#]],
        );
        check_problems(
            RULE,
            "Number: six\nDate: August\nCategory: x\n",
            &expect![[r#"
                1: Number: six
                   ^^^^^^^^^^^ error: No line `Title: …`
                1: Number: six
                           ^^^ warning: `six` is not a number
                2: Date: August
                         ^^^^^^ error: `August` is not a date like 2026-08-26
            "#]],
        );
        check_problems(RULE, "### Official\n* a\n", &expect![[""]]);
    }

    #[test]
    fn the_first_issues_had_no_number() {
        check_problems(
            RULE,
            "Title: This Week in Rust 60\nDate: 2014-12-08\nCategory: This Week in Rust\n",
            &expect![[""]],
        );
        check_problems(
            RULE,
            "Title: This Week in Rust 💛\nDate: 2016-01-04\nCategory: This Week in Rust\n",
            &expect![[r#"
                1: Title: This Week in Rust 💛
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: No line `Number: …`
            "#]],
        );
    }

    #[test]
    fn fix_changes_number_and_title_together() {
        check_fix(
            RULE,
            "Title: This Week in Rust 665\r\nNumber: 665\r\nDate: 2026-08-26\r\nCategory: This Week in Rust\r\n",
            &expect![[r#"
                Title: This Week in Rust 666␍
                Number: 666␍
                Date: 2026-08-26␍
                Category: This Week in Rust␍
            "#]],
        );
        check_fix(
            RULE,
            "Title: This Week in Rust 664\r\nNumber: 666\r\nDate: 2026-8-26\r\nCategory: This Week in Rust\r\n",
            &expect![[r#"
                Title: This Week in Rust 666␍
                Number: 666␍
                Date: 2026-08-26␍
                Category: This Week in Rust␍
            "#]],
        );
    }

    #[test]
    fn lines_that_the_site_does_not_read_are_found() {
        let rest = "Date: 2026-08-26\nCategory: This Week in Rust\n";
        check_problems(
            RULE,
            &format!("\nTitle: This Week in Rust 666 💛\nNumber: 666\n{rest}"),
            &expect![[r#"
                2: Title: This Week in Rust 666 💛
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: Site does not read this line `Title: …`
                3: Number: 666
                   ^^^^^^^^^^^ warning: Site does not read this line `Number: …`
                4: Date: 2026-08-26
                   ^^^^^^^^^^^^^^^^ error: Site does not read this line `Date: …`
                5: Category: This Week in Rust
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Site does not read this line `Category: …`
            "#]],
        );
        check_problems(
            RULE,
            &format!("Title: This Week in Rust 666\nNumber 666\n{rest}"),
            &expect![[r#"
                1: Title: This Week in Rust 666
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: No line `Number: …`
                3: Date: 2026-08-26
                   ^^^^^^^^^^^^^^^^ error: Site does not read this line `Date: …`
                4: Category: This Week in Rust
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Site does not read this line `Category: …`
            "#]],
        );
        check_problems(
            RULE,
            "Title : This Week in Rust 666\n",
            &expect![[r#"
            1: Title : This Week in Rust 666
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: Site does not read this line `Title: …`
            1: Title : This Week in Rust 666
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: No line `Number: …`
            1: Title : This Week in Rust 666
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: No line `Date: …`
            1: Title : This Week in Rust 666
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: No line `Category: …`
        "#]],
        );
        check_problems(RULE, "Number of crates: 💛\n", &expect![[""]]);
    }

    #[test]
    fn an_issue_without_fields_is_reported() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n## Crate of the Week\n## Upcoming Events\n## Jobs\n# Quote of the Week\n",
            &expect![[r#"
                1: ## Updates from Rust Community
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: No line `Title: …`
                1: ## Updates from Rust Community
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: No line `Number: …`
                1: ## Updates from Rust Community
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: No line `Date: …`
                1: ## Updates from Rust Community
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: No line `Category: …`
            "#]],
        );
    }
}
