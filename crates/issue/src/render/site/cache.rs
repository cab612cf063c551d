//! Rendering after an edit.
//!
//! The issue is split into parts (see `chunks`). After an edit, the parts before and after it are reused, and the parts
//! between are rendered again. A later part is also rendered again if a definition that it uses changed, or the id of
//! one of its headings.

mod ids;

use ids::ids;

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use crate::render::Block;
use crate::render::site::chunks::{self, Part};
use crate::render::site::contents::{self, Entry};
use crate::render::site::definitions::{Definitions, Scope, Uses};
use crate::render::site::heading_ids::Wanted;
use crate::render::site::{
    Parsed, PiecePosition, Read, definitions_in_footnotes, footnotes, parse,
};
use crate::render::target::Target;
use crate::render::text::{common, is_blank, slice};
use crate::text::Issue;

/// What is cached of an issue for the rendering after the next edit.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cache {
    issue: Issue,
    chunks: Vec<Chunk>,
    scope: Arc<Scope>,
}

/// A rendered part of the issue.
#[derive(Clone, Debug)]
struct Chunk {
    range: Range<usize>,
    body: Arc<Body>,
}

#[derive(Debug)]
struct Body {
    definitions: Definitions,
    lookups: HashSet<String>,
    /// The ids that the headings ask for.
    wanted: Vec<Wanted>,
    /// Ids that the text sets itself.
    ids: Vec<String>,
    /// The ids of the headings.
    given: Vec<String>,
    /// How many lines before the part affect it.
    is_counted: bool,
    /// The headings, as the list of all headings shows them.
    entries: Vec<Entry>,
    /// The list of all headings, if this part shows it.
    contents: Option<Arc<str>>,
    /// The part's blocks. Their ranges count bytes from the start of the part.
    blocks: Vec<Block>,
}

/// A part that is being rendered.
enum Step {
    Kept(Chunk),
    Parsed(Range<usize>, Parsed),
    Read(Range<usize>, Definitions, Read),
}

/// Renders `issue` for `target`. Reuses what it can of `previous`, which was rendered for the same target.
pub(crate) fn update(previous: &Cache, issue: &Issue, target: Target) -> (Cache, Vec<Block>) {
    let text = issue.text();
    if is_blank(text) {
        return (Cache::default(), Vec::new());
    }
    let (mut steps, changed) = parts(previous, text);
    let scope = scope(previous, &steps, &changed);
    forget_unlike(&mut steps, previous, &scope, text);
    let mut uses = Uses::new();
    for step in &mut steps {
        step.read(&scope, &mut uses);
    }
    let has_footnotes = !scope.footnotes.is_empty();
    let footnotes = has_footnotes.then(|| footnotes(&scope, &uses));
    let given = ids(previous, &steps, &changed);
    let contents = contents(&steps, &given, footnotes.as_ref());
    let chunks = write(steps, (&given, &contents), &scope, (text, target));
    let mut blocks = Vec::with_capacity(chunks.iter().map(|it| it.body.blocks.len()).sum());
    for chunk in &chunks {
        let moved = |it: &Block| Block {
            range: it.range.start + chunk.range.start..it.range.end + chunk.range.start,
            ..it.clone()
        };
        blocks.extend(chunk.body.blocks.iter().map(moved));
    }
    if let Some(read) = footnotes {
        let ids = read.own_ids();
        let list = contents.as_deref().unwrap_or_default();
        let footnotes = read.write(&ids, list, target).into_iter();
        blocks.extend(footnotes.map(|it| it.on_characters(text)));
    }
    (
        Cache {
            issue: issue.clone(),
            chunks,
            scope,
        },
        blocks,
    )
}

/// The parts of `text`, and which parts of `previous` they replace.
fn parts(previous: &Cache, text: &str) -> (Vec<Step>, Range<usize>) {
    let was = previous.issue.text();
    let (prefix, suffix) = common(was, text);
    // If its first line is unchanged, a part certainly starts at the same offset as before.
    let starts_alike = |it: &Chunk| chunks::first_line_end(was, it.range.start) <= prefix;
    let first = previous
        .chunks
        .partition_point(starts_alike)
        .saturating_sub(1);
    let mut steps: Vec<Step> = Vec::with_capacity(previous.chunks.len() + 4);
    steps.extend(previous.chunks.iter().take(first).cloned().map(Step::Kept));
    let mut at = previous.chunks.get(first).map_or(0, |it| it.range.start);
    let mut last = previous.chunks.len();
    while at < text.len() {
        let Some(Part { range, parsed }) = chunks::next(text, at) else {
            break;
        };
        at = range.end;
        steps.push(Step::Parsed(range, parsed));
        if let Some(index) = same_start(previous, text, at, suffix) {
            last = index;
            break;
        }
    }
    let to_new = |old: usize| text.len() - (was.len() - old);
    let moved = |it: &Chunk| {
        let range = to_new(it.range.start)..to_new(it.range.end);
        if it.body.is_counted {
            return parse_again(range, text);
        }
        Step::Kept(Chunk {
            range,
            body: Arc::clone(&it.body),
        })
    };
    steps.extend(previous.chunks.iter().skip(last).map(moved));
    (steps, first..last)
}

/// The index of the old part that starts at offset `at` of the new text, if all text from there on is unchanged.
fn same_start(previous: &Cache, text: &str, at: usize, suffix: usize) -> Option<usize> {
    let left = text.len() - at;
    if left == 0 || left > suffix {
        return None;
    }
    let start = previous.issue.text().len() - left;
    previous
        .chunks
        .binary_search_by_key(&start, |it| it.range.start)
        .ok()
}

fn scope(previous: &Cache, steps: &[Step], changed: &Range<usize>) -> Arc<Scope> {
    let old = previous.chunks.get(changed.clone()).unwrap_or_default();
    let new = steps.iter().filter_map(|it| {
        if let Step::Parsed(_, parsed) = it {
            Some(&parsed.definitions)
        } else {
            None
        }
    });
    let is_same = previous.scope.footnotes.is_empty()
        && same_definitions(old.iter().map(|it| &it.body.definitions), new);
    if is_same && !previous.chunks.is_empty() {
        return Arc::clone(&previous.scope);
    }
    let mut scope = Scope::default();
    for step in steps {
        scope.add(step.definitions(), step.range().start);
    }
    if !scope.footnotes.is_empty() {
        scope.add_nested(definitions_in_footnotes(&scope.footnotes));
    }
    Arc::new(scope)
}

fn same_definitions<'a>(
    old: impl Iterator<Item = &'a Definitions>,
    new: impl Iterator<Item = &'a Definitions>,
) -> bool {
    let gather = |all: &mut Definitions, next: &Definitions| {
        all.references.extend_from_slice(&next.references);
        all.footnotes.extend_from_slice(&next.footnotes);
        all.abbreviations.extend_from_slice(&next.abbreviations);
    };
    let (mut before, mut after) = (Definitions::default(), Definitions::default());
    old.for_each(|it| gather(&mut before, it));
    new.for_each(|it| gather(&mut after, it));
    before == after && before.footnotes.is_empty()
}

/// Parses again the parts that use a changed definition.
fn forget_unlike(steps: &mut [Step], previous: &Cache, scope: &Arc<Scope>, text: &str) {
    let old = &previous.scope;
    if Arc::ptr_eq(old, scope) {
        return;
    }
    let all = !old.footnotes.is_empty()
        || !scope.footnotes.is_empty()
        || old.abbreviations != scope.abbreviations;
    for step in steps {
        let Step::Kept(chunk) = step else { continue };
        if all
            || chunk
                .body
                .lookups
                .iter()
                .any(|it| !old.agrees_on(scope, it))
        {
            *step = parse_again(chunk.range.clone(), text);
        }
    }
}

fn parse_again(range: Range<usize>, text: &str) -> Step {
    // The part was complete when it was parsed before, so it is complete now.
    let place = PiecePosition {
        first: range.start == 0,
        last: true,
    };
    let place = PiecePosition {
        last: range.end == text.len() || place.last,
        ..place
    };
    match parse(
        slice(text, 0..range.start),
        slice(text, range.clone()),
        place,
    ) {
        Some(parsed) => Step::Parsed(range, parsed),
        None => Step::Parsed(range, Parsed::default()),
    }
}

impl Step {
    fn range(&self) -> &Range<usize> {
        match self {
            Step::Kept(chunk) => &chunk.range,
            Step::Parsed(range, _) | Step::Read(range, ..) => range,
        }
    }

    fn definitions(&self) -> &Definitions {
        match self {
            Step::Kept(chunk) => &chunk.body.definitions,
            Step::Parsed(_, parsed) => &parsed.definitions,
            Step::Read(_, definitions, _) => definitions,
        }
    }

    fn read(&mut self, scope: &Scope, uses: &mut Uses) {
        let Step::Parsed(range, parsed) = self else {
            return;
        };
        let (range, mut parsed) = (range.clone(), std::mem::take(parsed));
        let definitions = std::mem::take(&mut parsed.definitions);
        *self = Step::Read(range, definitions, parsed.read(scope, uses));
    }

    /// Returns what the ids of headings depend on, in this part and the later ones.
    fn wanted_and_ids(&self) -> (Vec<Wanted>, &[String]) {
        match self {
            Step::Kept(chunk) => (chunk.body.wanted.clone(), &chunk.body.ids),
            Step::Read(_, _, read) => (read.wanted(), &read.ids),
            Step::Parsed(..) => (Vec::new(), &[]),
        }
    }

    /// Whether it shows the list of all headings.
    fn has_contents(&self) -> bool {
        match self {
            Step::Kept(chunk) => chunk.body.contents.is_some(),
            Step::Read(_, _, read) => read.contents.is_some(),
            Step::Parsed(..) => false,
        }
    }

    fn entries(&self) -> Vec<Entry> {
        match self {
            Step::Kept(chunk) => chunk.body.entries.clone(),
            Step::Read(_, _, read) => read.entries(),
            Step::Parsed(..) => Vec::new(),
        }
    }
}

/// The list of all headings, if any part shows it.
fn contents(
    steps: &[Step],
    given: &[Option<Vec<String>>],
    footnotes: Option<&Read>,
) -> Option<Arc<str>> {
    let in_footnotes = footnotes.is_some_and(|it| it.contents.is_some());
    if !in_footnotes && !steps.iter().any(Step::has_contents) {
        return None;
    }
    let mut headings: Vec<(Entry, String)> = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        let own = match step {
            Step::Kept(chunk) => chunk.body.given.as_slice(),
            _ => &[],
        };
        let new = given.get(index).and_then(Option::as_deref);
        let ids = new.unwrap_or(own).iter().cloned();
        headings.extend(step.entries().into_iter().zip(ids));
    }
    if let Some(read) = footnotes {
        headings.extend(read.entries().into_iter().zip(read.own_ids()));
    }
    let headings = headings.iter().map(|it| (&it.0, it.1.as_str()));
    Some(Arc::from(contents::html(headings)))
}

/// Sets the ids of headings, and writes the parts that are not reused.
fn write(
    steps: Vec<Step>,
    (given, contents): (&[Option<Vec<String>>], &Option<Arc<str>>),
    scope: &Scope,
    (text, target): (&str, Target),
) -> Vec<Chunk> {
    let mut chunks = Vec::with_capacity(steps.len());
    for (index, mut step) in steps.into_iter().enumerate() {
        let new = given.get(index).and_then(Option::as_ref);
        let is_outdated = |it: &Body| {
            new.is_some_and(|new| it.given != *new)
                || it.contents.is_some() && it.contents != *contents
        };
        let mut own = None;
        if let Step::Kept(chunk) = &step
            && is_outdated(&chunk.body)
        {
            own = Some(chunk.body.given.clone());
            step = parse_again(chunk.range.clone(), text);
            step.read(scope, &mut Uses::new());
        }
        match step {
            Step::Kept(chunk) => chunks.push(chunk),
            Step::Read(range, definitions, mut read) => {
                let given = new.cloned().or(own).unwrap_or_default();
                let entries = read.entries();
                let shown = contents.clone().filter(|_| read.contents.is_some());
                let (wanted, ids) = (read.wanted(), std::mem::take(&mut read.ids));
                let lookups = std::mem::take(&mut read.lookups);
                let part = slice(text, range.clone());
                let list = shown.as_deref().unwrap_or_default();
                let is_counted = read.is_counted;
                let blocks = read.write(&given, list, target).into_iter();
                let blocks = blocks.map(|it| it.on_characters(part)).collect();
                let body = Body {
                    definitions,
                    lookups,
                    wanted,
                    ids,
                    given,
                    entries,
                    is_counted,
                    contents: shown,
                    blocks,
                };
                chunks.push(Chunk {
                    range,
                    body: Arc::new(body),
                });
            }
            Step::Parsed(..) => {}
        }
    }
    chunks
}
