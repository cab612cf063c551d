//! The widths of the page's two sides, and what the user has hidden; remembered on this device for all drafts.

use crate::browser::web_storage;

/// The storage key. The value is three words: the editing side's share in hundredths, the hidden side, the outline.
const KEY: &str = "galley-layout";

/// The narrowest and the widest the editing side may be, in hundredths.
pub const SHARES: (u8, u8) = (25, 75);

/// A side of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Where the issue is edited: the forms or the source.
    Edit,
    /// Where the issue is shown: the preview or the problems.
    View,
}

/// How the page is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The editing side's share of the width of both, in hundredths.
    pub share: u8,
    /// The side that is hidden, if one is.
    pub hidden: Option<Side>,
    /// Whether the outline is hidden where there is room for it.
    pub is_outline_hidden: bool,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            share: 52,
            hidden: None,
            is_outline_hidden: false,
        }
    }
}

impl Layout {
    /// The layout remembered on this device.
    pub fn kept() -> Self {
        web_storage::of_all(KEY).map_or_else(Self::default, |it| Self::from_text(&it))
    }

    /// Stores the layout on this device.
    pub fn keep(self) {
        web_storage::keep_for_all(KEY, Some(&self.to_text()));
    }

    /// Sets the editing side's share, within limits that leave both sides usable.
    pub fn set_share(&mut self, share: u8) {
        self.share = share.clamp(SHARES.0, SHARES.1);
    }

    fn to_text(self) -> String {
        let hidden = match self.hidden {
            Some(Side::Edit) => "edit",
            Some(Side::View) => "view",
            None => "none",
        };
        let outline = if self.is_outline_hidden {
            "hidden"
        } else {
            "shown"
        };
        format!("{} {hidden} {outline}", self.share)
    }

    /// Parses the value of `to_text`; the default replaces anything invalid.
    fn from_text(text: &str) -> Self {
        let mut words = text.split(' ');
        let mut layout = Self::default();
        if let Some(share) = words.next().and_then(|it| it.parse().ok()) {
            layout.set_share(share);
        }
        layout.hidden = match words.next() {
            Some("edit") => Some(Side::Edit),
            Some("view") => Some(Side::View),
            _ => None,
        };
        layout.is_outline_hidden = words.next() == Some("hidden");
        layout
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_value_is_restored() {
        for hidden in [None, Some(Side::Edit), Some(Side::View)] {
            let layout = Layout {
                share: 40,
                hidden,
                is_outline_hidden: hidden.is_some(),
            };
            assert_eq!(Layout::from_text(&layout.to_text()), layout);
        }
    }

    #[test]
    fn an_unreadable_value_gives_the_default() {
        assert_eq!(Layout::from_text(""), Layout::default());
        assert_eq!(Layout::from_text("x y z"), Layout::default());
        assert_eq!(Layout::from_text("99").share, SHARES.1);
    }
}
