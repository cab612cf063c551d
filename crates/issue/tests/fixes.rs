//! A fix never makes a text worse: tested on lines like those of real issues, with generated mistakes.
//!
//! After a fix its finding is gone, the lines that it touched have no new error, and readers have lost no text that the
//! fix does not name. The generator always makes the same mistakes.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod collection;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use collection::collection;
use issue::Issue;
use issue::edit::Transaction;
use issue::lines::{line_at, line_start};
use issue::lint::{Problem, Settings, Severity, Stage, check, check_in_steps};
use issue::render::{Rendering, render};

/// Made-up lines like those in issues.
const LINES: &[(&str, &str)] = &[
    (
        "### Official",
        "* [Announcing Rust 1.99](https://blog.example/2026/08/20/Rust-1.99/)",
    ),
    (
        "### Official",
        "* [video] [Lifetimes in `Vec<T>` explained](https://video.example/watch?v=a1&t=2)",
    ),
    (
        "### Project/Tooling Updates",
        "* [tool 0.3: `Arc<Mutex<T>>` and **more**](https://tool.example/b_(c)?utm_source=x) - by someone",
    ),
    (
        "### Observations/Thoughts",
        "* [ES] [audio] [A [quoted] title \\| Blog](https://blog.example/posts/1#part)",
    ),
    (
        "### Rust Walkthroughs",
        "* [Part 1](https://a.example/1/) and [Part 2](https://a.example/2/): <small>two</small> parts",
    ),
    (
        "### CFP - Projects",
        "* [tool - Write the docs](https://github.com/a/tool/issues/1)",
    ),
    (
        "### CFP - Events",
        "* [**RustFest**](https://fest.example/cfp) | CFP closes 2026-09-10 | Oslo, NO | 2026-11-02",
    ),
    (
        "#### Compiler",
        "* [make `x::<T>()` faster](https://github.com/rust-lang/rust/pull/1)",
    ),
    (
        "### [Approved RFCs](https://github.com/rust-lang/rfcs/commits/master)",
        "* [RFC: `let else` chains](https://github.com/rust-lang/rfcs/pull/2)",
    ),
    (
        "##### [Rust](https://github.com/rust-lang/rust/issues)",
        "* [disposition: merge] [Stabilize it](https://github.com/rust-lang/rust/issues/3)",
    ),
    (
        "### Europe",
        "* 2026-09-02 | Berlin, DE | [Rust Berlin](https://group.example/berlin/)\n    * [**Hack & Learn**](https://group.example/berlin/events/1/)",
    ),
    (
        "### Virtual",
        "* 2026-09-03 | Virtual (Oslo, NO) | [Rust Oslo](https://group.example/oslo)\n    * [**Talks & \"pizza\"**](https://group.example/oslo/2)",
    ),
    (
        "### North America",
        "* 2026-09-04 - 2026-09-05 | Hybrid (Austin, TX, US) | [A](https://a.example) + [B](https://b.example)\n    * [**Conf**](https://conf.example)",
    ),
    (
        "## Crate of the Week",
        "This week's crate is [thing](https://crates.io/crates/thing), a `HashMap<K, V>` for *small* keys.",
    ),
    (
        "# Quote of the Week",
        "> It is *fine* & `Box<dyn Error>`\n\n– [Someone on r/rust](https://www.reddit.com/r/rust/comments/x/)",
    ),
    (
        "## Jobs",
        "Please see the latest [Who's Hiring thread on r/rust](https://www.reddit.com/r/rust/comments/y/official_rrust_whos_hiring_thread/)",
    ),
];

/// The mistakes that are inserted.
const SLIPS: &[&str] = &[
    "`",
    "``",
    "*",
    "**",
    "_",
    "[",
    "]",
    "(",
    ")",
    "](",
    "[]",
    "()",
    "<",
    ">",
    "<b>",
    "</b>",
    "<T>",
    "<!--",
    "-->",
    "\\",
    "|",
    " | ",
    " ",
    "  ",
    "    ",
    "\n",
    "\n\n",
    "\n    ",
    "* ",
    "- ",
    "#",
    "## ",
    "https://",
    "http://",
    "www.",
    "//",
    "[a](b)",
    "[https://a.example/](https://b.example/)",
    "\u{2}",
    "\u{200b}",
    "\u{a0}",
    "&",
    "\"",
    "'",
    "…",
    "...",
    ",",
    ".",
    "utm_source=a&",
    "?",
    "2026-",
    "2025-08-01",
    "Virtual",
    "US",
    "GB",
    "video",
    "é",
    "{",
    "\r",
];

/// A number from the environment: `COUNT` is the number of lines to try, and `SEED` selects them.
fn setting(name: &str, usual: u64) -> u64 {
    let value = std::env::var(name).ok();
    value.and_then(|it| it.parse().ok()).unwrap_or(usual)
}

/// Numbers that look random and are always the same.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or_default() % end.max(1)
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from.get(self.below(from.len())).unwrap()
    }
}

/// The text with one mistake.
fn with_slip(text: &str, numbers: &mut Numbers) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    let at = numbers.below(signs.len());
    let end = (at + 1 + numbers.below(3)).min(signs.len());
    match numbers.below(6) {
        0 | 1 => drop(signs.drain(at..end)),
        2 if end < signs.len() => signs.swap(at, end),
        3 => {
            let twice = signs.get(at..end).unwrap_or_default().to_vec();
            drop(signs.splice(at..at, twice));
        }
        _ => drop(signs.splice(at..at, numbers.pick(SLIPS).chars())),
    }
    signs.into_iter().collect()
}

/// An issue with the line among others.
fn draft(heading: &str, line: &str) -> String {
    let above = match heading {
        "### Europe" | "### Virtual" | "### North America" => {
            "## Upcoming Events\n\nRusty Events between 2026-08-26 - 2026-09-23 🦀\n\n"
        }
        "#### Compiler" | "##### [Rust](https://github.com/rust-lang/rust/issues)" => {
            "## Updates from the Rust Project\n\n"
        }
        _ if heading.starts_with("###") => "## Updates from Rust Community\n\n",
        _ => "",
    };
    let above = if heading.starts_with("#####") {
        format!("{above}### Final Comment Period\n\n#### Tracking Issues & PRs\n\n")
    } else {
        above.to_owned()
    };
    format!(
        "Title: This Week in Rust 666\nNumber: 666\nDate: 2026-08-26\nCategory: This Week in Rust\n\nHello\n\n{above}{heading}\n{line}\n\n## Last\n\nwords at the end\n"
    )
}

/// Headings with lines below them: our own, and the items of the collection's newest issues.
fn lines() -> Vec<(String, String)> {
    let mut all: Vec<_> = LINES
        .iter()
        .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
        .collect();
    let Some([folder]) = collection(["corpus/issues"]) else {
        return all;
    };
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    files.sort();
    for file in files.iter().rev().take(12) {
        let issue = Issue::new(fs::read_to_string(file).unwrap());
        for section in &issue.outline().sections {
            let heading = issue.text().get(section.heading_range.clone()).unwrap();
            let items = section.items.iter().step_by(5);
            all.extend(items.map(|it| {
                (
                    heading.to_owned(),
                    issue.text().get(it.range.clone()).unwrap().to_owned(),
                )
            }));
        }
    }
    all
}

#[test]
fn no_fix_makes_an_issue_worse() {
    let lines = lines();
    let mut numbers = Numbers(setting("SEED", 0x5eed));
    let runs = usize::try_from(setting("COUNT", 6_000)).unwrap();
    let (mut wrong, mut tried) = (BTreeMap::new(), 0);
    for run in 0..runs {
        let (heading, line) = &lines[if run % 2 == 0 {
            run / 2 % LINES.len()
        } else {
            numbers.below(lines.len())
        }];
        let mut line = line.clone();
        for _ in 0..=numbers.below(2) {
            line = with_slip(&line, &mut numbers);
        }
        let issue = Issue::new(draft(heading, &line));
        for stage in [Stage::Draft, Stage::Publishing] {
            let settings = Settings {
                stage,
                ..Settings::default()
            };
            let problems = check(&issue, &settings);
            for problem in problems.iter().filter(|it| it.fix.is_some()) {
                tried += 1;
                if let Some(why) = worse(&issue, &settings, &problems, problem) {
                    let kind = format!("{}: {}", problem.rule, why.0);
                    wrong.entry(kind).or_insert_with(Vec::new).push(why.1);
                }
            }
        }
    }
    println!("{tried} fixes tried");
    let shown = wrong
        .iter()
        .map(|(kind, found)| format!("{kind} ({} times)\n{}\n", found.len(), found[0]));
    assert!(wrong.is_empty(), "{}", shown.collect::<String>());
    assert!(tried > runs / 2, "{tried}");
}

#[test]
fn a_check_in_steps_offers_the_same_fixes() {
    let settings = Settings::default();
    let mut numbers = Numbers(0x5eed);
    for run in 0..600 {
        let (heading, line) = LINES[run % LINES.len()];
        let line = with_slip(&with_slip(line, &mut numbers), &mut numbers);
        let issue = Issue::new(draft(heading, &line));
        let steps = pin!(check_in_steps(&issue, &settings, async || true));
        // It never waits, so one poll is enough.
        let found = steps.poll(&mut Context::from_waker(Waker::noop()));
        assert_eq!(found, Poll::Ready(Some(check(&issue, &settings))), "{line}");
    }
}

/// Describes what is worse after the fix of `problem`, once in short and once with the lines.
fn worse(
    issue: &Issue,
    settings: &Settings<'_>,
    was: &[Problem],
    problem: &Problem,
) -> Option<(String, String)> {
    let fix = problem.fix.as_ref()?;
    let tx = issue.transaction(fix.edits.clone()).unwrap();
    let after = issue.apply(&tx).unwrap().0;
    let now = check(&after, settings);
    let old = touched(issue.text(), fix.edits.iter().map(|it| it.range.clone()));
    let new = touched(after.text(), moved(&tx).into_iter());
    let errors = errors(was, &old);
    let brought = self::errors(&now, &new)
        .into_iter()
        .find(|it| !errors.contains(it));
    let named = format!("{} {}", fix.title, problem.message);
    let why = if is_left(&tx, was, &now, problem) {
        "it is still there".to_owned()
    } else if let Some(rule) = brought {
        format!("its fix causes the error {rule}")
    } else {
        let lost = lost(issue.text(), after.text(), &named)?;
        format!("its fix loses {lost:?}")
    };
    let from = shown(issue.text(), &old);
    let to = shown(after.text(), &new);
    Some((why, format!("  {named}\n  from\n{from}  to\n{to}")))
}

fn shown(text: &str, lines: &[Range<usize>]) -> String {
    let lines = lines.iter().filter_map(|it| text.get(it.clone()));
    lines.fold(String::new(), |out, it| out + "    " + &format!("{it:?}\n"))
}

/// Whether the finding is left after its fix: it occurs as often as before, in the whole text and at the same place.
fn is_left(tx: &Transaction, was: &[Problem], now: &[Problem], problem: &Problem) -> bool {
    let same = |it: &&Problem| it.rule == problem.rule && it.message == problem.message;
    let here = problem.range.clone();
    let there = tx.map(here.start)..tx.map(here.end);
    let all = |it: &[Problem]| it.iter().filter(same).count();
    let at = |all: &[Problem], place: &Range<usize>| {
        let same = all.iter().filter(same);
        same.filter(|it| touches(place, &it.range)).count()
    };
    all(now) >= all(was) && at(now, &there) >= at(was, &here)
}

/// The rules that find an error on these lines.
fn errors(all: &[Problem], lines: &[Range<usize>]) -> BTreeSet<&'static str> {
    let errors = all.iter().filter(|it| it.severity == Severity::Error);
    let here = errors.filter(|it| lines.iter().any(|line| touches(line, &it.range)));
    here.map(|it| it.rule).collect()
}

fn touches(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// The whole lines of these ranges.
fn touched(text: &str, ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let line = |it: Range<usize>| {
        line_start(text, it.start)..line_at(text, it.end).map_or(text.len(), |it| it.range.end)
    };
    ranges.map(line).collect()
}

/// The ranges of the edits in the new text.
fn moved(tx: &Transaction) -> Vec<Range<usize>> {
    let mut grown = 0_isize;
    let place = |it: &issue::edit::Replace| {
        let start = it.range.start.saturating_add_signed(grown);
        grown += it.text.len().cast_signed() - it.range.len().cast_signed();
        start..start + it.text.len()
    };
    tx.edits().iter().map(place).collect()
}

/// The letters and digits that the page has lost, without those in `named`, the fix's title. If the title says that the
/// fix removes something as a whole, all of that may be lost.
fn lost(before: &str, after: &str, named: &str) -> Option<String> {
    let wholes = ["Remove the ", "Remove it", "Move ", "End the comment"];
    // The parameter's name includes its value.
    let is_whole = wholes.iter().any(|it| named.starts_with(it)) || named.contains("tracking");
    let mut left = letters(before);
    for (letter, count) in letters(after) {
        *left.entry(letter).or_default() -= count;
    }
    for letter in named.to_lowercase().chars() {
        left.entry(letter).and_modify(|it| *it -= 1);
    }
    let lost: String = left
        .into_iter()
        .filter(|it| it.1 > 0)
        .map(|it| it.0)
        .collect();
    (!lost.is_empty() && !is_whole).then_some(lost)
}

/// How often each letter and digit is on the page, in its text and its addresses.
fn letters(text: &str) -> BTreeMap<char, i64> {
    let html = render(text, Rendering::Site).html();
    let mut counts = BTreeMap::new();
    for part in html.split('<') {
        let (tag, words) = part.split_once('>').unwrap_or(("", part));
        let address = tag
            .split_once("href=\"")
            .and_then(|it| it.1.split_once('"'))
            .map_or("", |it| it.0);
        let letters = format!(
            "{} {}",
            plain(words),
            plain(&address.replace(|it: char| !it.is_ascii(), ""))
        );
        let letters = letters.chars();
        for it in letters
            .flat_map(char::to_lowercase)
            .filter(|it| it.is_alphanumeric())
        {
            *counts.entry(it).or_default() += 1;
        }
    }
    counts
}

/// Returns the text without character references and percent-encoding, because one sign may be written in several ways.
fn plain(text: &str) -> String {
    let names = ["&lt;", "&gt;", "&amp;", "&quot;"];
    let text = names
        .iter()
        .fold(text.to_owned(), |it, name| it.replace(name, " "));
    let mut parts = text.split('%');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.get(2..).unwrap_or(part))
}
