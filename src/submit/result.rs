//! The result: the lines, where they go, whether they are ready, and the ways to submit them.

mod answer;
mod draft_card;
mod lines_box;
mod links;
mod listed_card;
mod more_ways;
mod outcome;
mod preview;
mod readiness;
mod steps;
mod token_way;
mod ways;

use leptos::prelude::*;

pub use self::answer::Answer;
use self::draft_card::DraftCard;
use self::lines_box::LinesBox;
use self::listed_card::ListedCard;
use self::more_ways::MoreWays;
pub use self::outcome::Outcome;
use self::preview::SectionPreview;
use self::readiness::ReadinessCard;
use self::steps::Steps;
use self::ways::WaysOut;
pub use self::ways::{OPEN_BUTTON, open_on_github};

/// The result of what the user has typed so far.
#[component]
pub fn ResultPanel() -> impl IntoView {
    view! {
        <section class="submit-result" aria-label="Result">
            <ReadinessCard/>
            <ListedCard/>
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
