//! Links that were copied elsewhere. The user first sees each of them, then adds the selected ones in one step.

mod proposal;

use issue::entry::Entry;
use issue::operation::Operation;
use leptos::ev;
use leptos::prelude::*;

use super::page_dialog::PageDialog;
use crate::browser::clipboard::{self, Clip};
use crate::browser::focus;
use crate::editor::{Editor, SectionId, reference};
use crate::element_ids::section_id;
use crate::view::{Dialog, View};
use crate::words::counted;
use proposal::{Proposal, proposals};

/// What was pasted, and for which section. Provided in the page's context.
#[derive(Clone, Copy, Debug, Default)]
pub struct PastedLinks {
    section: RwSignal<Option<SectionId>>,
    proposals: RwSignal<Vec<Proposal>>,
    /// Whether the clipboard was read and had no links.
    is_missing: RwSignal<bool>,
}

impl PastedLinks {
    /// The pasted links of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Reads the clipboard, and shows the links on it.
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
        let found = editor.issue().with_untracked(|it| proposals(it, clip));
        self.is_missing.set(found.is_empty());
        self.proposals.set(found);
    }

    fn section_name(self) -> SectionId {
        self.section.get_untracked().unwrap_or_default()
    }

    fn wanted_count(self) -> usize {
        self.proposals
            .with(|it| it.iter().filter(|it| it.is_wanted.get()).count())
    }

    /// Closes the dialog after `count` links were added, and goes to their section.
    fn close(self, editor: Editor, view: View, count: usize) {
        view.dialog.set(None);
        let section = self.section_name();
        editor.announce(format!("Added {} to {section}.", counted(count, "link")));
        focus::soon(section_id(&section));
    }

    /// Adds the selected links. Returns how many, or why they cannot be added.
    fn add(self, editor: Editor) -> Result<usize, String> {
        let id = self.section.get_untracked().ok_or("The section is gone.")?;
        let section = editor
            .issue()
            .with_untracked(|it| reference(it.outline(), &id))
            .ok_or("The section is gone.")?;
        let links = self.proposals.with_untracked(|it| {
            let wanted = it.iter().filter(|it| it.is_wanted.get_untracked());
            wanted.map(Proposal::link).collect::<Vec<_>>()
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

/// The dialog.
#[component]
pub fn PasteLinksDialog() -> impl IntoView {
    view! {
        <PageDialog which=Dialog::PasteLinks title="Paste links">
            <PasteLinks/>
        </PageDialog>
    }
}

/// A box to paste into if there are no links yet, otherwise the links.
#[component]
fn PasteLinks() -> impl IntoView {
    let pasted = PastedLinks::expect();
    let is_empty = move || pasted.proposals.with(Vec::is_empty);

    view! {
        <p class="hint">{format!("Into {}", pasted.section_name())}</p>
        <Show when=is_empty fallback=ProposalsForm>
            <PasteBox/>
        </Show>
    }
}

/// Where links are pasted when the page may not read the clipboard.
#[component]
fn PasteBox() -> impl IntoView {
    let editor = Editor::expect();
    let pasted = PastedLinks::expect();
    let label = move || {
        if pasted.is_missing.get() {
            "The page found no links on the clipboard, or may not read it. Paste them here:"
        } else {
            "Paste them here:"
        }
    };
    let on_paste = move |event: ev::ClipboardEvent| {
        if let Some(clip) = clipboard::pasted_anywhere(&event) {
            pasted.propose(editor, &clip);
            focus::soon("paste-add");
        }
    };
    let propose = move |text: String| {
        let html = String::new();
        pasted.propose(editor, &Clip { html, text });
    };
    focus::soon("pasted-links");

    view! {
        <label for="pasted-links">{label}</label>
        <textarea
            id="pasted-links"
            class="paste-box"
            rows="6"
            on:paste=on_paste
            on:input=when_inserted(propose)
            on:change=move |event| propose(event_target_value(&event))
        ></textarea>
    }
}

/// If the text grows by so many bytes at once, nobody typed them.
const AT_ONCE: usize = 12;

/// Takes the whole text when a phone's keyboard or dictation inserts it. Typed text is read at the change event.
fn when_inserted(take: impl Fn(String) + 'static) -> impl Fn(ev::Event) {
    let length = StoredValue::new(0);
    move |event| {
        let text = event_target_value(&event);
        let grown = text.len().saturating_sub(length.get_value());
        length.set_value(text.len());
        if grown >= AT_ONCE {
            take(text);
        }
    }
}

/// The links that were found.
#[component]
fn ProposalsForm() -> impl IntoView {
    let editor = Editor::expect();
    let view = View::expect();
    let pasted = PastedLinks::expect();
    let trouble = RwSignal::new(String::new());
    let count = move || pasted.wanted_count();
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match pasted.add(editor) {
            Ok(count) => pasted.close(editor, view, count),
            Err(reason) => trouble.set(reason),
        }
    };
    let rows = pasted.proposals.get_untracked().into_iter().zip(1..);
    let rows = rows.map(|(proposal, number)| view! { <ProposalRow proposal number/> });
    focus::soon("paste-add");

    view! {
        <form on:submit=add>
            <ol class="proposals">{rows.collect_view()}</ol>
            <p class="trouble" role="alert">
                {trouble}
            </p>
            <div class="modal-actions">
                <button type="button" on:click=move |_| view.dialog.set(None)>
                    "Cancel"
                </button>
                <button type="submit" class="primary" id="paste-add" disabled=move || count() == 0>
                    {move || format!("Add {}", counted(count(), "link"))}
                </button>
            </div>
        </form>
    }
}

/// One link, with the fields that can be changed.
#[component]
fn ProposalRow(proposal: Proposal, number: usize) -> impl IntoView {
    let url = proposal.url();
    let is_wanted = RwSignal::from(proposal.is_wanted);
    let check = move |event| is_wanted.set(event_target_checked(&event));
    let known = proposal
        .is_known
        .then(|| view! { <span class="chip">"in the issue already"</span> });

    view! {
        <li class="proposal" data-wanted=move || is_wanted.get().to_string()>
            <input
                type="checkbox"
                class="bare-check"
                aria-label=format!("Add link {number}")
                prop:checked=is_wanted
                on:change=check
            />
            <ProposalField name="Title" number class="proposal-title" value=proposal.title.into()/>
            <ProposalField name="Tags" number class="proposal-tags" value=proposal.tags.into()/>
            <span class="proposal-url">{url} " " {known}</span>
        </li>
    }
}

#[component]
fn ProposalField(
    name: &'static str,
    number: usize,
    class: &'static str,
    value: RwSignal<String>,
) -> impl IntoView {
    view! {
        <input
            type="text"
            class=class
            aria-label=format!("{name} {number}")
            placeholder=name
            autocomplete="off"
            bind:value=value
        />
    }
}
