//! Calls for speakers that are still open on the next issue's date: offers them, and adds them to its draft.

use issue::Issue;
use issue::calendar::Date;
use issue::entry::{CfpEvent, Entry, entries};
use issue::inline::plain;
use issue::operation::{Operation, plan};
use issue::section::Kind;
use leptos::prelude::*;

use crate::components::Checkbox;

/// The heading of the section that lists the calls.
const SECTION: &str = "CFP - Events";

/// A call for papers, and whether to carry it over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Offer {
    event: StoredValue<CfpEvent>,
    is_wanted: RwSignal<bool>,
}

impl Offer {
    /// The calls of the open issue, all selected.
    pub fn all(issue: &Issue) -> Vec<Self> {
        let offer = |event| Self {
            event: StoredValue::new(event),
            is_wanted: RwSignal::new(true),
        };
        events(issue).into_iter().map(offer).collect()
    }

    /// The call, if it is selected and open on `date`.
    pub fn wanted_on(self, date: Date) -> Option<CfpEvent> {
        (self.is_wanted.get_untracked() && self.is_open_on(date)).then(|| self.event.get_value())
    }

    fn is_open_on(self, date: Date) -> bool {
        self.event.with_value(|it| it.closes >= date)
    }
}

fn events(issue: &Issue) -> Vec<CfpEvent> {
    let outline = issue.outline();
    let sections = outline
        .sections
        .iter()
        .filter(|it| it.kind == Kind::CfpEvents);
    let found = sections.flat_map(|it| entries(issue.text(), &outline.hidden, it));
    found
        .filter_map(|it| match it.entry {
            Entry::CfpEvent(event) => Some(event),
            _ => None,
        })
        .collect()
}

/// The offers that are open on `date`, each with a check box.
#[component]
pub fn OpenCalls(
    /// All offers.
    offers: StoredValue<Vec<Offer>>,
    /// The next issue's date.
    date: Signal<Option<Date>>,
) -> impl IntoView {
    let open = Memo::new(move |_| {
        let date = date.get()?;
        let is_open = |it: &Offer| it.is_open_on(date);
        let open: Vec<_> = offers.with_value(|it| it.iter().copied().filter(is_open).collect());
        (!open.is_empty()).then_some(open)
    });

    move || {
        let offers = open.get()?;
        Some(view! {
            <fieldset class="cfp-events">
                <legend>"Calls for speakers that are still open"</legend>
                {offers.into_iter().map(|offer| view! { <OfferBox offer/> }).collect_view()}
            </fieldset>
        })
    }
}

#[component]
fn OfferBox(offer: Offer) -> impl IntoView {
    let is_wanted = offer.is_wanted;
    let label = offer
        .event
        .with_value(|it| format!("{}, closes {}", plain(&it.title), it.closes));

    view! { <Checkbox label checked=is_wanted on_change=move |on| is_wanted.set(on)/> }
}

/// Returns `text` with these calls added. Leaves out a call that cannot be added.
pub fn with_events(text: String, calls: Vec<CfpEvent>) -> String {
    let mut issue = Issue::new(text);
    for call in calls {
        let add = Operation::Add {
            section: SECTION.into(),
            entry: Entry::CfpEvent(call),
            index: None,
        };
        if let Ok((after, _)) = plan(&issue, &add)
            .map_err(drop)
            .and_then(|tx| issue.apply(&tx).map_err(drop))
        {
            issue = after;
        }
    }
    issue.text().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use issue::draft::template;

    #[test]
    fn open_calls_are_added_to_the_draft() {
        let old = Issue::new(
            "### CFP - Events\n\n* [**A**](https://a.example)| 2026-10-01 | Oslo, NO | 2026-12-01\n",
        );
        let date = Date::new(2026, 9, 2).unwrap();
        let text = with_events(template(date, None), events(&old));
        assert!(
            text.contains("\n* [**A**](https://a.example)| 2026-10-01 | Oslo, NO | 2026-12-01\n")
        );
    }
}
