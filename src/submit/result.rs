//! The result: the lines, where they go, whether they are ready, and the ways to get them there.

mod draft_card;
mod lines_box;
mod links;
mod more_ways;
mod outcome;
mod preview;
mod readiness;
mod steps;
mod ways;

use leptos::prelude::*;

use self::draft_card::DraftCard;
use self::lines_box::LinesBox;
use self::more_ways::MoreWays;
use self::outcome::Outcome;
use self::preview::SectionPreview;
use self::readiness::ReadinessCard;
use self::steps::Steps;
use self::ways::WaysOut;

/// The result of what is typed so far.
#[component]
pub fn ResultPanel() -> impl IntoView {
    provide_context(Outcome::new());

    view! {
        <section class="submit-result" aria-label="Result">
            <ReadinessCard/>
            <LinesBox/>
            <WaysOut/>
            <Steps/>
            <DraftCard/>
            <SectionPreview/>
            <MoreWays/>
        </section>
    }
    .into_any()
}
