//! A link of the community sections.

use issue::entry::{Entry, Link};
use leptos::prelude::*;

use super::frame::{Field, frame};
use super::state::{EntryFormState, FormValue};
use super::{all_blank, tail_unless_unchanged, trimmed_unless_unchanged};
use crate::browser::dom::{El, div, nodes};
use crate::parts::field::check_field;

/// The tags that have a check box, in the order in which issues write them.
const MEDIA: [&str; 3] = ["video", "audio", "series"];

/// What is being typed about a link.
#[derive(Clone, Copy)]
struct Fields {
    tags: RwSignal<Vec<String>>,
    language: RwSignal<String>,
    title: RwSignal<String>,
    url: RwSignal<String>,
    tail: RwSignal<String>,
}

impl Fields {
    fn of(link: &Link) -> Self {
        Self {
            tags: RwSignal::new(link.tags.clone()),
            language: RwSignal::new(languages(&link.tags).join(", ")),
            title: RwSignal::new(link.title.clone()),
            url: RwSignal::new(link.url.clone()),
            tail: RwSignal::new(link.tail.trim_start().to_owned()),
        }
    }

    fn read(self, before: &Link) -> FormValue {
        let Self {
            tags,
            title,
            url,
            tail,
            ..
        } = self;
        if all_blank(&[title, url, tail]) && tags.with(Vec::is_empty) {
            return FormValue::Empty;
        }
        FormValue::Entry(Entry::Link(Link {
            tags: tags.get(),
            title: trimmed_unless_unchanged(title, &before.title),
            url: trimmed_unless_unchanged(url, &before.url),
            tail: tail_unless_unchanged(tail, &before.tail),
        }))
    }
}

/// The form of a link.
pub fn form(state: EntryFormState, link: &Link) -> El {
    let fields = Fields::of(link);
    let before = link.clone();
    state.reads(move || fields.read(&before));
    let language = Field {
        name: "tags",
        label: "Language",
        width: "half",
        example: "DE, where it is not English",
        ..Field::default()
    };
    let Fields {
        tags,
        title,
        url,
        tail,
        ..
    } = fields;
    let speak = move || {
        let spoken = fields.language.with(|it| split(it));
        tags.update(|it| speaking(it, spoken));
    };
    let boxes = MEDIA.map(|tag| {
        let toggle = move |on| {
            tags.update(|it| with_tag(it, tag, on));
            state.typed();
        };
        check_field(tag, move || tags.with(|it| has(it, tag)), toggle)
    });

    let all = nodes()
        .child(Field::title().show(state, title))
        .child(Field::url().show(state, url))
        .child(div().class("checks").child(boxes))
        .child(language.show_with(state, fields.language, language.check, speak))
        .child(Field::tail().show(state, tail));
    frame(state, "Title", all)
}

fn is(tag: &str, name: &str) -> bool {
    tag.eq_ignore_ascii_case(name)
}

fn has(tags: &[String], name: &str) -> bool {
    tags.iter().any(|it| is(it, name))
}

/// The place of a tag among the others: languages first, then as [`MEDIA`] has them.
fn rank(tag: &str) -> usize {
    MEDIA
        .iter()
        .position(|it| is(tag, it))
        .map_or(0, |it| it + 1)
}

fn languages(tags: &[String]) -> Vec<String> {
    tags.iter().filter(|it| rank(it) == 0).cloned().collect()
}

fn split(typed: &str) -> Vec<String> {
    let parts = typed.split(',').map(str::trim);
    parts
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Puts `spoken` in the place of the languages; other tags stay as they were.
fn speaking(tags: &mut Vec<String>, spoken: Vec<String>) {
    tags.retain(|it| rank(it) > 0);
    tags.splice(0..0, spoken);
}

/// Sets or takes the tag `name`; other tags stay as they were.
fn with_tag(tags: &mut Vec<String>, name: &str, on: bool) {
    tags.retain(|it| !is(it, name));
    if on {
        let at = tags.iter().position(|it| rank(it) > rank(name));
        tags.insert(at.unwrap_or(tags.len()), name.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_keep_their_order() {
        let mut tags = vec!["ES".to_owned(), "Series".to_owned()];
        with_tag(&mut tags, "video", true);
        assert_eq!(tags, ["ES", "video", "Series"]);
        with_tag(&mut tags, "series", false);
        speaking(&mut tags, split(" ZH | EN, HE,"));
        assert_eq!(tags, ["ZH | EN", "HE", "video"]);
        assert_eq!(languages(&tags), ["ZH | EN", "HE"]);
    }
}
