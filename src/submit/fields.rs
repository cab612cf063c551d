//! The text in the fields of the Submit screen.

use issue::calendar::Date;
use issue::entry::{Entry, Event, EventPlace, Format};
use issue::submission::{PageEvent, SubmissionKind, propose};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A text box of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The address.
    Url,
    /// The title.
    Title,
    /// The languages of a linked page that is not in English.
    Language,
    /// The project of a task.
    Project,
    /// The first day.
    Date,
    /// The last day.
    EndDate,
    /// The city.
    City,
    /// The state or region.
    Region,
    /// The country.
    Country,
    /// The organiser.
    Group,
    /// The organiser's address.
    GroupUrl,
    /// The day on which a call for speakers closes.
    Closes,
    /// The place of a conference.
    Place,
    /// The note to the editors.
    Note,
}

/// How many text boxes there are.
const COUNT: usize = 14;

impl Field {
    /// All boxes.
    pub const ALL: [Self; COUNT] = [
        Self::Url,
        Self::Title,
        Self::Language,
        Self::Project,
        Self::Date,
        Self::EndDate,
        Self::City,
        Self::Region,
        Self::Country,
        Self::Group,
        Self::GroupUrl,
        Self::Closes,
        Self::Place,
        Self::Note,
    ];

    /// Its label.
    pub fn label(self) -> &'static str {
        match self {
            Self::Url => "URL",
            Self::Title => "Title",
            Self::Language => "Language",
            Self::Project => "Project",
            Self::Date => "Date",
            Self::EndDate => "End date",
            Self::City => "City",
            Self::Region => "State or region",
            Self::Country => "Country",
            Self::Group => "Group",
            Self::GroupUrl => "Group URL",
            Self::Closes => "Closes",
            Self::Place => "Place",
            Self::Note => "Note to the editors",
        }
    }

    /// The field of the entry for which problems are shown here.
    pub fn entry_field(self) -> &'static str {
        match self {
            Self::Url => "url",
            Self::Title => "title",
            Self::Language => "tags",
            Self::Project => "project",
            Self::Date => "date",
            Self::EndDate => "end_date",
            Self::City | Self::Place => "place",
            Self::Region => "region",
            Self::Country => "country",
            Self::Group => "group",
            Self::GroupUrl => "group_url",
            Self::Closes => "closes",
            Self::Note => "",
        }
    }
}

/// Typed text in the form in which it is stored on the device and put aside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    kind: String,
    section: String,
    /// Whether the user chose kind and section; otherwise they follow from address and title.
    is_kind_chosen: bool,
    is_section_chosen: bool,
    tags: Vec<String>,
    format: String,
    /// The text of each box that is not empty, by its label.
    texts: Vec<(String, String)>,
}

impl Typed {
    /// Whether the user has typed nothing.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.tags.is_empty()
    }

    /// Whether a text in a box of `before` is no longer in that box.
    pub fn lacks_text_of(&self, before: &Self) -> bool {
        before.texts.iter().any(|it| !self.texts.contains(it))
    }
}

/// The tags with a check box, in the order in which issues write them.
pub const MEDIA_TAGS: [&str; 3] = ["video", "audio", "series"];

/// The ways to attend an event, with their names.
pub const FORMATS: [(Format, &str); 3] = [
    (Format::InPerson, "In person"),
    (Format::Virtual, "Virtual"),
    (Format::Hybrid, "Hybrid"),
];

/// The fields: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    /// The kind of submission.
    pub kind: RwSignal<SubmissionKind>,
    /// The heading of the section.
    pub section: RwSignal<String>,
    is_kind_chosen: RwSignal<bool>,
    is_section_chosen: RwSignal<bool>,
    /// The tags other than languages: "video", "audio", "series".
    pub tags: RwSignal<Vec<String>>,
    /// The name of the event's format.
    pub format: RwSignal<String>,
    texts: [RwSignal<String>; COUNT],
    /// The address before tracking parameters were removed; empty if none were.
    pub tracked_url: RwSignal<String>,
}

impl Fields {
    /// Empty fields.
    pub fn new() -> Self {
        Self {
            kind: RwSignal::default(),
            section: RwSignal::new(propose("", "").section.to_owned()),
            is_kind_chosen: RwSignal::default(),
            is_section_chosen: RwSignal::default(),
            tags: RwSignal::default(),
            format: RwSignal::new(name_of(Format::default()).to_owned()),
            texts: std::array::from_fn(|_| RwSignal::default()),
            tracked_url: RwSignal::default(),
        }
    }

    /// The fields of this screen.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The text of a box.
    pub fn text(self, field: Field) -> RwSignal<String> {
        let [first, ..] = self.texts;
        let at = Field::ALL.iter().position(|it| *it == field);
        at.and_then(|it| self.texts.get(it))
            .copied()
            .unwrap_or(first)
    }

    /// The text of a box without the spaces around it; tracked.
    pub fn trimmed(self, field: Field) -> String {
        self.text(field).with(|it| it.trim().to_owned())
    }

    /// The event's format; tracked.
    pub fn event_format(self) -> Format {
        self.format.with(|name| {
            let found = FORMATS.iter().find(|(_, it)| it == name);
            found.map(|(it, _)| *it).unwrap_or_default()
        })
    }

    /// Whether nothing is typed; tracked.
    pub fn is_empty(self) -> bool {
        self.texts
            .iter()
            .all(|it| it.with(|it| it.trim().is_empty()))
    }

    /// Chooses the kind, and the section that follows from it.
    pub fn choose_kind(self, kind: SubmissionKind) {
        self.kind.set(kind);
        self.is_kind_chosen.set(true);
        self.is_section_chosen.set(false);
        self.propose();
    }

    /// Chooses the section.
    pub fn choose_section(self, heading: &str) {
        self.section.set(heading.to_owned());
        self.is_section_chosen.set(true);
    }

    /// Whether the section is the proposed one rather than a chosen one; tracked.
    pub fn is_section_proposed(self) -> bool {
        !self.is_section_chosen.get()
    }

    /// Sets kind and section from address and title, unless the user chose them.
    pub fn propose(self) {
        let [url, title] = [Field::Url, Field::Title].map(|it| self.text(it).get_untracked());
        let proposal = propose(&url, &title);
        if !self.is_kind_chosen.get_untracked() {
            self.kind.set(proposal.kind);
        }
        if self.is_section_chosen.get_untracked() {
            return;
        }
        let kind = self.kind.get_untracked();
        let heading = if kind == proposal.kind {
            proposal.section
        } else {
            section_of(kind)
        };
        if self.section.with_untracked(|it| it != heading) {
            self.section.set(heading.to_owned());
        }
    }

    /// Removes tracking parameters from the address, and sets the tag of its medium.
    pub fn clean_url(self) {
        let url = self.text(Field::Url);
        let before = url.get_untracked();
        let proposal = propose(&before, "");
        if proposal.was_tracking && self.tracked_url.with_untracked(|it| *it != before) {
            url.set(proposal.url);
            self.tracked_url.set(before);
        }
        if self.tags.with_untracked(Vec::is_empty) {
            self.tags.set(proposal.tags);
        }
    }

    /// Restores the address with its tracking parameters.
    pub fn restore_url(self) {
        self.text(Field::Url).set(self.tracked_url.get_untracked());
        // The next check of the same address leaves it unchanged.
    }

    /// Shows region and country as codes, as issues write them.
    pub fn show_codes(self) {
        let [city, region, country] =
            [Field::City, Field::Region, Field::Country].map(|it| untrack(|| self.trimmed(it)));
        let coded = EventPlace {
            city,
            region,
            country,
        }
        .coded();
        for (field, code) in [
            (Field::Region, coded.region),
            (Field::Country, coded.country),
        ] {
            if untrack(|| self.trimmed(field)) != code {
                self.text(field).set(code);
            }
        }
    }

    /// Fills in an address and the title of its page, which is plain text and may be empty.
    pub fn fill(self, url: &str, title: &str) {
        let proposal = propose(url, title);
        self.text(Field::Url).set(proposal.url);
        if proposal.was_tracking {
            self.tracked_url.set(url.to_owned());
        }
        if !title.trim().is_empty() {
            self.text(Field::Title).set(proposal.title);
        }
        if !proposal.tags.is_empty() {
            self.tags.set(proposal.tags);
        }
        self.propose();
    }

    /// Fills in what a page tells about an event.
    pub fn fill_event(self, event: PageEvent) {
        self.choose_kind(SubmissionKind::Event);
        self.format.set(name_of(event.format).to_owned());
        let place = event.place;
        let texts = [
            (Field::Title, event.title),
            (Field::Url, event.url),
            (Field::Date, day(event.date)),
            (Field::EndDate, day(event.end_date)),
            (Field::City, place.city),
            (Field::Region, place.region),
            (Field::Country, place.country),
            (Field::Group, event.group),
            (Field::GroupUrl, event.group_url),
        ];
        for (field, text) in texts.into_iter().filter(|it| !it.1.is_empty()) {
            self.text(field).set(text);
        }
    }

    /// Shows the values of `entry`, as after a fix.
    pub fn take_entry(self, entry: Entry) {
        let mut texts = Vec::new();
        match entry {
            Entry::Link(it) => {
                self.take_tags(&it.tags);
                texts.extend([(Field::Title, it.title), (Field::Url, it.url)]);
            }
            Entry::Event(it) => {
                self.format.set(name_of(it.format).to_owned());
                texts.extend(event_texts(it));
            }
            Entry::CfpProject(it) => texts.extend([
                (Field::Project, it.project),
                (Field::Title, it.title),
                (Field::Url, it.url),
            ]),
            Entry::CfpEvent(it) => texts.extend([
                (Field::Title, it.title),
                (Field::Url, it.url),
                (Field::Closes, it.closes.to_string()),
                (Field::Place, it.place),
                (Field::Date, it.date.to_string()),
                (Field::EndDate, day(it.end_date)),
            ]),
            _ => {}
        }
        for (field, text) in texts {
            self.text(field).set(text);
        }
    }

    /// Sets the tags; those without a check box are languages.
    pub fn take_tags(self, tags: &[String]) {
        let is_medium = |it: &&String| MEDIA_TAGS.contains(&it.as_str());
        let (media, languages): (Vec<&String>, Vec<&String>) = tags.iter().partition(is_medium);
        self.tags.set(media.into_iter().cloned().collect());
        let languages: Vec<&str> = languages.into_iter().map(String::as_str).collect();
        self.text(Field::Language).set(languages.join(", "));
    }

    /// Everything typed; tracked.
    pub fn typed(self) -> Typed {
        let text = |it: Field| (it.label().to_owned(), self.text(it).get());
        let texts = Field::ALL.into_iter().map(text);
        Typed {
            kind: self.kind.get().name().to_owned(),
            section: self.section.get(),
            is_kind_chosen: self.is_kind_chosen.get(),
            is_section_chosen: self.is_section_chosen.get(),
            tags: self.tags.get(),
            format: self.format.get(),
            texts: texts.filter(|it| !it.1.is_empty()).collect(),
        }
    }

    /// Sets all fields to earlier values.
    pub fn restore(self, typed: Typed) {
        self.kind
            .set(SubmissionKind::named(&typed.kind).unwrap_or_default());
        self.section.set(typed.section);
        self.is_kind_chosen.set(typed.is_kind_chosen);
        self.is_section_chosen.set(typed.is_section_chosen);
        self.tags.set(typed.tags);
        if !typed.format.is_empty() {
            self.format.set(typed.format);
        }
        for field in Field::ALL {
            let text = typed.texts.iter().find(|it| it.0 == field.label());
            self.text(field)
                .set(text.map(|it| it.1.clone()).unwrap_or_default());
        }
        self.tracked_url.set(String::new());
        self.propose();
    }
}

fn event_texts(event: Event) -> [(Field, String); 9] {
    let place = EventPlace::read(&event.place);
    [
        (Field::Title, event.title),
        (Field::Url, event.url),
        (Field::Date, event.date.to_string()),
        (Field::EndDate, day(event.end_date)),
        (Field::City, place.city),
        (Field::Region, place.region),
        (Field::Country, place.country),
        (Field::Group, event.group),
        (Field::GroupUrl, event.group_url),
    ]
}

/// A date as a text box shows it.
fn day(date: Option<Date>) -> String {
    date.map(|it| it.to_string()).unwrap_or_default()
}

/// The section for a kind, if the address does not decide.
fn section_of(kind: SubmissionKind) -> &'static str {
    if kind == SubmissionKind::Link {
        return propose("", "").section;
    }
    let choices = issue::submission::section_choices(kind);
    choices.first().map_or("", |it| it.heading)
}

fn name_of(format: Format) -> &'static str {
    let found = FORMATS.iter().find(|(it, _)| *it == format);
    found.map_or("In person", |(_, name)| name)
}
