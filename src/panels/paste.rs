//! Links that were copied elsewhere: each is looked at, then all that are wanted are added in one step.

use issue::Issue;
use issue::entry::{Entry, Link};
use issue::import::{from_anchor, links_in};
use issue::operation::Operation;
use leptos::ev;
use leptos::prelude::*;

use crate::browser::clipboard::{self, Clip};
use crate::browser::dom::{
    El, Nodes, button, div, form, input, label, li, nodes, ol, p, span, textarea, when_else,
};
use crate::browser::{anchors, focus};
use crate::editor::{Editor, SectionId, reference};
use crate::element_ids::section_id;
use crate::parts::field::bound;
use crate::parts::modal::modal_anew;
use crate::view::{Dialog, View};

/// What was pasted, and for which section.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pasting {
    section: RwSignal<Option<SectionId>>,
    proposals: RwSignal<Vec<Proposal>>,
    /// Whether the browser was asked for what is on the clipboard, and there were no links.
    is_missing: RwSignal<bool>,
}

/// A link to look at.
#[derive(Clone, Copy, Debug)]
struct Proposal {
    is_wanted: RwSignal<bool>,
    title: RwSignal<String>,
    tags: RwSignal<String>,
    link: StoredValue<Link>,
    /// Whether the issue has the address already.
    is_known: bool,
}

impl Pasting {
    /// The one of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Asks the browser for what is on the clipboard, and shows the links in it.
    pub fn ask(self, editor: Editor, view: View, section: SectionId) {
        leptos::task::spawn_local(async move {
            let clip = clipboard::read().await.unwrap_or_default();
            self.show(editor, view, section, &clip);
        });
    }

    /// Shows the links in what was pasted into a section.
    pub fn show(self, editor: Editor, view: View, section: SectionId, clip: &Clip) {
        self.section.set(Some(section));
        self.propose(editor, clip);
        view.dialog.set(Some(Dialog::PasteLinks));
    }

    fn propose(self, editor: Editor, clip: &Clip) {
        let found = found(clip);
        self.is_missing.set(found.is_empty());
        let known = editor.issue().with_untracked(addresses);
        let proposals = found.into_iter().map(|it| Proposal::of(it, &known));
        self.proposals.set(proposals.collect());
    }

    fn wanted(self) -> usize {
        self.proposals
            .with(|it| it.iter().filter(|it| it.is_wanted.get()).count())
    }

    /// Adds the links that are wanted; says why if they cannot be.
    fn add(self, editor: Editor) -> Result<usize, String> {
        let id = self.section.get_untracked().ok_or("The section is gone.")?;
        let section = editor
            .issue()
            .with_untracked(|it| reference(it.outline(), &id))
            .ok_or("The section is gone.")?;
        let links = self.proposals.with_untracked(|it| {
            let wanted = it.iter().filter(|it| it.is_wanted.get_untracked());
            wanted.map(|it| it.link()).collect::<Vec<_>>()
        });
        let count = links.len();
        let add = |link| Operation::Add {
            section: section.clone(),
            entry: Entry::Link(link),
            index: None,
        };
        let label = if count == 1 {
            "add link".to_owned()
        } else {
            format!("add {count} links")
        };
        let added = editor.run_all(&label, links.into_iter().map(add).collect());
        added
            .map(|()| count)
            .map_err(|it| format!("Not added: {it}."))
    }
}

impl Proposal {
    fn of(link: Link, known: &[String]) -> Self {
        let url = link.url.trim_end_matches('/');
        let is_known = known.iter().any(|it| it.trim_end_matches('/') == url);
        Self {
            // A title can be written here, an address cannot.
            is_wanted: RwSignal::new(!is_known && !link.url.is_empty()),
            title: RwSignal::new(link.title.clone()),
            tags: RwSignal::new(link.tags.join(", ")),
            link: StoredValue::new(link),
            is_known,
        }
    }

    fn link(self) -> Link {
        let tags = self.tags.with_untracked(|it| {
            let each = it.split(',').map(str::trim);
            each.filter(|it| !it.is_empty())
                .map(str::to_owned)
                .collect()
        });
        Link {
            title: self.title.with_untracked(|it| it.trim().to_owned()),
            tags,
            ..self.link.get_value()
        }
    }
}

/// The links in what was pasted: Markdown as it stands, else a page's anchors, else addresses.
fn found(clip: &Clip) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    if !clip.text.contains("](http") {
        let anchors = anchors::of(&clip.html);
        let anchors = anchors.iter();
        links.extend(anchors.filter_map(|(text, url)| from_anchor(text, url)));
    }
    if links.is_empty() {
        links = links_in(&clip.text);
    }
    once_each(links)
}

/// Pages link pictures and headlines to the same address: the first with words is taken.
fn once_each(links: Vec<Link>) -> Vec<Link> {
    let mut kept: Vec<Link> = Vec::with_capacity(links.len());
    for link in links {
        match kept.iter_mut().find(|it| it.url == link.url) {
            Some(same) if same.title.is_empty() => *same = link,
            Some(_) => {}
            None => kept.push(link),
        }
    }
    kept
}

/// The addresses that the issue's entries lead to.
fn addresses(issue: &Issue) -> Vec<String> {
    let outline = issue.outline();
    let sections = outline.sections.iter();
    let all = sections.flat_map(|it| issue::entry::entries(issue.text(), &outline.hidden, it));
    all.filter_map(|it| it.entry.url().map(str::to_owned))
        .collect()
}

/// The dialog.
pub fn paste_dialog() -> El {
    modal_anew(Dialog::PasteLinks, "Paste links", paste)
}

fn paste() -> Nodes {
    let Pasting {
        section, proposals, ..
    } = Pasting::expect();
    let into = move || format!("Into {}", section.get().unwrap_or_default());
    let is_bare = move || proposals.with(Vec::is_empty);
    nodes()
        .child(p().class("hint").child(into))
        .child(when_else(is_bare, paste_box, look_at))
}

/// So many bytes at once are not typed.
const AT_ONCE: usize = 12;

/// Where links are pasted by hand, the page not being allowed to look for them.
fn paste_box() -> [El; 2] {
    let editor = Editor::expect();
    let pasting = Pasting::expect();
    let asks = move || {
        if pasting.is_missing.get() {
            "No links on the clipboard that the page may read. Paste them here:"
        } else {
            "Paste them here:"
        }
    };
    let on_paste = move |event| {
        if let Some(clip) = clipboard::pasted_anywhere(&event) {
            pasting.propose(editor, &clip);
            focus::soon("paste-add");
        }
    };
    let take = move |text: String| {
        let clip = Clip {
            text,
            ..Clip::default()
        };
        pasting.propose(editor, &clip);
    };
    let length = StoredValue::new(0);
    // What a phone's keyboard or a spoken word puts in comes at once; what is typed is waited for.
    let entered = move |text: String| {
        let grown = text.len().saturating_sub(length.get_value());
        length.set_value(text.len());
        if grown >= AT_ONCE {
            take(text);
        }
    };
    let pasted = textarea()
        .id("pasted-links")
        .class("paste-box")
        .attr("rows", "6")
        .on(ev::paste, on_paste)
        .on(ev::input, move |event| entered(event_target_value(&event)))
        .on(ev::change, move |event| take(event_target_value(&event)));
    focus::soon("pasted-links");
    [label().attr("for", "pasted-links").child(asks), pasted]
}

/// The links that were found, each to be looked at.
fn look_at() -> El {
    let editor = Editor::expect();
    let view = View::expect();
    let pasting = Pasting::expect();
    let trouble = RwSignal::new(String::new());
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match pasting.add(editor) {
            Ok(count) => {
                view.dialog.set(None);
                let section = pasting.section.get_untracked().unwrap_or_default();
                editor.say(format!("Added {} to {section}.", links(count)));
                focus::soon(section_id(&section));
            }
            Err(reason) => trouble.set(reason),
        }
    };
    let rows = pasting.proposals.get_untracked();
    let rows = rows.into_iter().enumerate();
    let rows: Vec<_> = rows.map(|(at, it)| it.show(at + 1)).collect();
    let cancel = button()
        .on_click(move || view.dialog.set(None))
        .child("Cancel");
    let submit = button()
        .attr("type", "submit")
        .class("primary")
        .id("paste-add")
        .attr("disabled", move || pasting.wanted() == 0)
        .child(move || format!("Add {}", links(pasting.wanted())));
    focus::soon("paste-add");

    form()
        .on(ev::submit, add)
        .child(ol().class("proposals").child(rows))
        .child(
            p().class("trouble")
                .attr("role", "alert")
                .child(move || trouble.get()),
        )
        .child(div().class("modal-actions").child([cancel, submit]))
}

fn links(count: usize) -> String {
    format!("{count} {}", if count == 1 { "link" } else { "links" })
}

impl Proposal {
    /// The proposal, the `number`th of all.
    fn show(self, number: usize) -> El {
        let is_wanted = self.is_wanted;
        let url = self.link.with_value(|it| it.url.clone());
        let known = || span().class("chip").child("in the issue already");
        let tick = input()
            .attr("type", "checkbox")
            .attr("aria-label", format!("Add link {number}"))
            .checked(move || is_wanted.get())
            .on(ev::change, move |event| {
                is_wanted.set(event_target_checked(&event));
            });
        let text = |class: &'static str, name: &'static str, value| {
            let text = input()
                .attr("type", "text")
                .class(class)
                .attr("aria-label", format!("{name} {number}"))
                .attr("placeholder", name)
                .attr("autocomplete", "off");
            bound(text, value)
        };
        let address = span()
            .class("proposal-url")
            .child(url)
            .child(" ")
            .child(self.is_known.then(known));

        li().class("proposal")
            .attr("data-wanted", move || is_wanted.get().to_string())
            .child(tick)
            .child(text("proposal-title", "Title", self.title))
            .child(text("proposal-tags", "Tags", self.tags))
            .child(address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_proposed_once_with_its_words() {
        let link = |title: &str, url: &str| Link {
            title: title.to_owned(),
            url: url.to_owned(),
            ..Link::default()
        };
        let found = once_each(vec![
            link("", "a"),
            link("A", "a"),
            link("B", "b"),
            link("C", "b"),
        ]);
        assert_eq!(found, [link("A", "a"), link("B", "b")]);
    }
}
