//! The newsletter: the site's blocks, in a layout that mail programs keep.
//!
//! Mail programs drop style sheets and support tables best. So the layout is a table of 660 pixels, and all styles are
//! inline.

use std::fmt::Write;

use crate::render::target::Target;
use crate::render::{Rendered, Rendering, rerender_site};
use crate::text::Issue;

/// The width of the newsletter in pixels.
const WIDTH: usize = 660;

const FONT: &str = "font-family:Helvetica,Arial,sans-serif;";

/// Styles by element.
const STYLES: &[(&str, &str)] = &[
    (
        "p",
        "margin:0 0 16px;font-size:16px;line-height:24px;color:#222222;",
    ),
    (
        "h1",
        "margin:32px 0 12px;font-size:26px;line-height:32px;color:#111111;",
    ),
    (
        "h2",
        "margin:28px 0 12px;font-size:22px;line-height:28px;color:#111111;",
    ),
    (
        "h3",
        "margin:24px 0 8px;font-size:18px;line-height:24px;color:#111111;",
    ),
    (
        "h4",
        "margin:20px 0 8px;font-size:16px;line-height:24px;color:#111111;",
    ),
    (
        "h5",
        "margin:16px 0 8px;font-size:15px;line-height:22px;color:#111111;",
    ),
    (
        "h6",
        "margin:16px 0 8px;font-size:14px;line-height:20px;color:#111111;",
    ),
    ("ul", "margin:0 0 16px;padding:0 0 0 24px;"),
    ("ol", "margin:0 0 16px;padding:0 0 0 24px;"),
    (
        "li",
        "margin:0 0 6px;font-size:16px;line-height:24px;color:#222222;",
    ),
    (
        "blockquote",
        "margin:0 0 16px;padding:0 0 0 16px;border-left:4px solid #cccccc;",
    ),
    (
        "pre",
        "margin:0 0 16px;padding:12px;background:#f4f4f4;font-size:13px;line-height:18px;white-space:pre-wrap;",
    ),
    (
        "code",
        "font-family:Menlo,Consolas,monospace;background:#f4f4f4;",
    ),
    ("a", "color:#1257a8;text-decoration:underline;"),
    ("img", "max-width:100%;height:auto;border:0;"),
    ("hr", "border:0;border-top:1px solid #cccccc;margin:24px 0;"),
    ("small", "font-size:13px;color:#555555;"),
    (
        "th",
        "padding:4px 8px;border:1px solid #cccccc;font-size:15px;",
    ),
    (
        "td",
        "padding:4px 8px;border:1px solid #cccccc;font-size:15px;",
    ),
];

/// The newsletter with the content of `text`, as a complete page.
///
/// ```
/// use issue::render::document;
///
/// let page = document("\nHello *there*\n");
/// assert!(page.contains("width=\"660\"") && page.contains("<em>there</em>"));
/// ```
pub fn document(text: &str) -> String {
    let nothing = Rendered {
        target: Target::Email,
        ..Rendered::nothing(Rendering::Email)
    };
    let rendered = rerender_site(&nothing, &Issue::new(text));
    let mut page =
        String::from("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.push_str("<title>This Week in Rust</title>\n</head>\n");
    let _ = writeln!(
        page,
        "<body style=\"margin:0;padding:0;background:#eeeeee;{FONT}\">"
    );
    let table = "role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";
    let _ = writeln!(
        page,
        "<table {table} width=\"100%\">\n<tr>\n<td align=\"center\">"
    );
    let _ = writeln!(
        page,
        "<table {table} width=\"{WIDTH}\" style=\"width:{WIDTH}px;background:#ffffff;\">"
    );
    let _ = writeln!(
        page,
        "<tr>\n<td align=\"left\" style=\"padding:24px;{FONT}\">"
    );
    for block in &rendered.blocks {
        page.push_str(&block.html);
        page.push('\n');
    }
    page.push_str("</td>\n</tr>\n</table>\n</td>\n</tr>\n</table>\n</body>\n</html>\n");
    page
}

/// The style of an element, if it has one.
pub(super) fn style_of(element: &str) -> Option<&'static str> {
    STYLES.iter().find(|it| it.0 == element).map(|it| it.1)
}

#[cfg(test)]
mod tests {
    use crate::render::document;

    #[test]
    fn styles_are_on_the_elements() {
        let page = document("\na [b](c)\n\n| d |\n|:-:|\n| e |\n");
        assert!(page.contains("<p style=\"margin:0 0 16px;"));
        assert!(page.contains("<a href=\"c\" style=\"color:"));
        assert!(page.contains("font-size:15px;text-align: center;\">d</th>"));
    }

    #[test]
    fn text_that_looks_like_markup_has_no_style() {
        let page = document("\n<a title=\" style=\" href=b>c</a> `<p>` style=\"d\"\n");
        assert!(page.contains("<a title=\" style=\" href=\"b\" style=\"color:"));
        assert!(page.contains(">&lt;p&gt;</code> style=\"d\"</p>"));
    }
}
