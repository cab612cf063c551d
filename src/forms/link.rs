//! The form of a link in the community sections.

use issue::entry::{Entry, Link};
use issue::import::proposed;
use leptos::prelude::*;

use super::entry_form::EntryForm;
use super::fields::{FormField, TailField, TitleField};
use super::form_value::{
    FormValue, all_blank, tail_unless_unchanged, trimmed, trimmed_unless_unchanged,
};
use super::state::EntryFormState;
use super::url_field::UrlField;
use crate::components::{Checkbox, FieldWidth};

/// The tags that have a check box, in the order in which issues write them.
const MEDIA_TAGS: [&str; 3] = ["video", "audio", "series"];

/// Edits a link.
#[component]
pub fn LinkForm(
    /// The link as it is now; the default for a new one.
    link: Link,
) -> impl IntoView {
    let tags = RwSignal::new(link.tags.clone());
    let languages = RwSignal::new(languages(&link.tags).join(", "));
    let title = RwSignal::new(link.title.clone());
    let url = RwSignal::new(link.url.clone());
    let tail = RwSignal::new(link.tail.trim_start().to_owned());
    let value = move || {
        if all_blank(&[title, url, tail]) && tags.with(Vec::is_empty) {
            return FormValue::Empty;
        }
        FormValue::Entry(Entry::Link(Link {
            tags: tags.get(),
            title: trimmed_unless_unchanged(title, &link.title),
            url: trimmed_unless_unchanged(url, &link.url),
            tail: tail_unless_unchanged(tail, &link.tail),
        }))
    };

    let tidy = Tidying::new(tags, url);

    view! {
        <EntryForm value autofocus="Title">
            <TitleField value=title/>
            <UrlField
                value=url
                on_input=move |()| tidy.tick()
                on_done=move |()| tidy.run()
            />
            <MediaTags tags/>
            <LanguageField tags value=languages/>
            <TailField value=tail/>
        </EntryForm>
    }
}

/// What the form does with a pasted or typed address: it removes tracking parameters, and ticks the tag of a video. A
/// note in the form offers to undo that; after that the address stays as it is.
#[derive(Clone, Copy)]
struct Tidying {
    state: EntryFormState,
    tags: RwSignal<Vec<String>>,
    url: RwSignal<String>,
    /// The address that the user wants unchanged.
    kept: StoredValue<String>,
    /// The tags that the address proposed when it was last changed.
    proposed: StoredValue<Vec<String>>,
    /// Whether the form ticked a tag that no note has mentioned yet.
    has_ticked: StoredValue<bool>,
}

impl Tidying {
    fn new(tags: RwSignal<Vec<String>>, url: RwSignal<String>) -> Self {
        Self {
            state: EntryFormState::expect(),
            tags,
            url,
            kept: StoredValue::default(),
            proposed: StoredValue::new(tags_of(url)),
            has_ticked: StoredValue::new(false),
        }
    }

    /// Ticks "video" as soon as the address is a video's. If it waited until the user left the field, a click on the
    /// check box would untick it again.
    fn tick(self) {
        let tags = tags_of(self.url);
        let is_new = self.proposed.with_value(|it| *it != tags);
        self.proposed.set_value(tags.clone());
        if is_new && !tags.is_empty() && self.tags.with_untracked(Vec::is_empty) {
            self.tags.set(tags);
            self.has_ticked.set_value(true);
        }
    }

    fn run(self) {
        let (url, tags) = (trimmed(self.url), self.tags.get_untracked());
        let was_ticked = self.has_ticked.get_value() && self.proposed.with_value(|it| *it == tags);
        if self.kept.with_value(|it| *it == url) {
            return;
        }
        self.has_ticked.set_value(false);
        let before = Link {
            url,
            tags: if was_ticked { Vec::new() } else { tags.clone() },
            ..Link::default()
        };
        let after = Link {
            tags,
            ..proposed(before.clone())
        };
        if after == before {
            return;
        }
        self.set(&after);
        let undo = {
            let before = before.clone();
            move || {
                self.kept.set_value(before.url.clone());
                self.set(&before);
            }
        };
        self.state.note_done(done(&before, &after), undo);
        self.state.write();
    }

    fn set(self, link: &Link) {
        self.url.set(link.url.clone());
        self.tags.set(link.tags.clone());
    }
}

/// The tags that follow from an address.
fn tags_of(url: RwSignal<String>) -> Vec<String> {
    let url = trimmed(url);
    let link = Link {
        url,
        ..Link::default()
    };
    proposed(link).tags
}

/// What was done to a link: "Removed tracking, ticked video".
fn done(before: &Link, after: &Link) -> String {
    let ticked: Vec<_> = after
        .tags
        .iter()
        .filter(|it| !before.tags.contains(it))
        .cloned()
        .collect();
    match (before.url == after.url, ticked.is_empty()) {
        (false, true) => "Removed tracking".to_owned(),
        (true, _) => format!("Ticked {}", ticked.join(", ")),
        (false, false) => format!("Removed tracking, ticked {}", ticked.join(", ")),
    }
}

/// A check box for each tag in [`MEDIA_TAGS`].
#[component]
fn MediaTags(tags: RwSignal<Vec<String>>) -> impl IntoView {
    let checkbox = |tag| {
        let checked = Signal::derive(move || tags.with(|it| has_tag(it, tag)));
        let set = move |on| tags.update(|it| set_tag(it, tag, on));
        view! { <Checkbox label=tag checked on_change=set/> }
    };

    view! { <div class="checks">{MEDIA_TAGS.map(checkbox).into_iter().collect_view()}</div> }
}

/// The languages of the linked page: the tags that have no check box.
#[component]
fn LanguageField(tags: RwSignal<Vec<String>>, value: RwSignal<String>) -> impl IntoView {
    let set = move |()| {
        let languages = value.with(|it| split(it));
        tags.update(|it| set_languages(it, languages));
    };

    view! {
        <FormField
            name="tags"
            label="Language"
            value
            width=FieldWidth::Half
            placeholder="If not English: DE"
            on_input=set
        />
    }
}

fn is(tag: &str, name: &str) -> bool {
    tag.eq_ignore_ascii_case(name)
}

fn has_tag(tags: &[String], name: &str) -> bool {
    tags.iter().any(|it| is(it, name))
}

/// The rank of a tag among the others: languages first, then the order of [`MEDIA_TAGS`].
fn rank(tag: &str) -> usize {
    MEDIA_TAGS
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

/// Replaces the languages; other tags stay as they are.
fn set_languages(tags: &mut Vec<String>, languages: Vec<String>) {
    tags.retain(|it| rank(it) > 0);
    tags.splice(0..0, languages);
}

/// Sets or removes the tag `name`; other tags stay as they are.
fn set_tag(tags: &mut Vec<String>, name: &str, on: bool) {
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
        set_tag(&mut tags, "video", true);
        assert_eq!(tags, ["ES", "video", "Series"]);
        set_tag(&mut tags, "series", false);
        set_languages(&mut tags, split(" ZH | EN, HE,"));
        assert_eq!(tags, ["ZH | EN", "HE", "video"]);
        assert_eq!(languages(&tags), ["ZH | EN", "HE"]);
    }
}
