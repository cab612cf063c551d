//! The purpose of rendered HTML, which decides how some elements and attributes are written.

/// The purpose of rendered HTML.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Target {
    /// A file that shows what the publisher or GitHub makes of the issue.
    #[default]
    File,
    /// The frame of the page's preview. Its policy forbids inline styles, images are loaded only on request, and
    /// element names that no standard knows are made inert, because a future browser may give them a meaning.
    Frame,
    /// Uncleaned blocks, for [`page`](super::page) to clean together.
    Whole,
    /// The newsletter. Mail programs drop style sheets, so styles are inline.
    Email,
}
