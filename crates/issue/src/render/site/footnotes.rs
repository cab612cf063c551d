//! The footnotes at the end of the page.

use crate::render::site::blocks::Parser;
use crate::render::site::definitions::{Definitions, Footnote, Uses};
use crate::render::site::lines::{Line, Prepared};
use crate::render::site::serialize::restore;
use crate::render::site::stash::{Mark, Stash, mark, replace_marks};
use crate::render::site::tree::{NodeId, Tree};

/// Fills in the HTML of a footnote that was set aside with its part of the issue.
pub(crate) fn take_pieces(footnote: &mut Footnote, stash: &Stash) {
    let mut pieces = Vec::new();
    footnote.text = with_marks(&footnote.text, |number| {
        pieces.push(restore(stash.get(number), stash));
        mark(pieces.len() - 1)
    });
    footnote.pieces = pieces;
}

/// `text` with each mark for HTML replaced by what `renumber` returns for it.
fn with_marks(text: &str, mut renumber: impl FnMut(usize) -> String) -> String {
    replace_marks(text, |mark, out| {
        let Mark::Html(number) = mark else {
            return false;
        };
        out.push_str(&renumber(number));
        true
    })
}

/// The footnotes of an issue as a tree.
pub(crate) fn tree(footnotes: &[Footnote], stash: &mut Stash) -> (Tree, Definitions) {
    let (buffer, texts) = lines(footnotes, stash);
    let mut parser = Parser::new(&buffer);
    let block = parser.tree.append(Tree::ROOT, "div");
    parser
        .tree
        .set_attribute(block, "class", "footnote".to_owned());
    parser.tree.append(block, "hr");
    let list = parser.tree.append(block, "ol");
    for (index, (footnote, lines)) in footnotes.iter().zip(texts).enumerate() {
        // Parse the footnotes outside of the list, because list items have their own rules.
        let holder = parser.tree.make("div");
        parser.parse(holder, lines);
        let item = parser.tree.append(list, "li");
        parser
            .tree
            .set_attribute(item, "id", format!("fn:{}", footnote.name));
        let children = parser.tree.children(holder).to_vec();
        parser.tree.insert_all(item, 0, &children);
        parser.tree.extend_span(item, &footnote.span);
        link_back(&mut parser.tree, item, &footnote.name, index + 1, stash);
    }
    (parser.tree, parser.definitions)
}

/// Adds a link at the end of a footnote to the first reference to it.
fn link_back(tree: &mut Tree, item: usize, name: &str, number: usize, stash: &mut Stash) {
    let Some(last) = tree.last_child(item) else {
        return;
    };
    let holder = if tree.tag(last) == "p" {
        let space = stash.store("&#160;".to_owned());
        tree.push_text(last, &space);
        last
    } else {
        tree.append(item, "p")
    };
    let arrow = stash.store("&#8617;".to_owned());
    arrow_to(tree, holder, format!("#fnref:{name}"), number, arrow);
}

fn arrow_to(tree: &mut Tree, holder: NodeId, address: String, number: usize, arrow: String) {
    let link = tree.append(holder, "a");
    let title = format!("Jump back to footnote {number} in the text");
    tree.set_attribute(link, "class", "footnote-backref".to_owned());
    tree.set_attribute(link, "href", address);
    tree.set_attribute(link, "title", title);
    tree.set_done(link, arrow);
}

/// Adds links to the other references. `uses` includes those inside footnotes, even in the footnote itself.
pub(crate) fn link_back_more(tree: &mut Tree, footnotes: &[Footnote], uses: &Uses) {
    let block = tree.children(Tree::ROOT).first().copied();
    let list = block.and_then(|it| tree.last_child(it));
    let items = list.map(|it| tree.children(it).to_vec());
    for (index, (footnote, item)) in footnotes.iter().zip(items.unwrap_or_default()).enumerate() {
        let count = uses.get(&footnote.name).copied().unwrap_or(0);
        let Some(holder) = tree.last_child(item) else {
            continue;
        };
        let first = tree.last_child(holder);
        let Some(arrow) = first.map(|it| tree.text(it).to_owned()) else {
            continue;
        };
        for nth in 2..=count {
            let address = format!("#fnref{nth}:{}", footnote.name);
            arrow_to(tree, holder, address, index + 1, arrow.clone());
        }
    }
}

fn lines(footnotes: &[Footnote], stash: &mut Stash) -> (String, Vec<Vec<Line>>) {
    let mut prepared = Prepared::default();
    let mut texts = Vec::new();
    for footnote in footnotes {
        let text = with_marks(&footnote.text, |number| {
            stash.store(footnote.pieces.get(number).cloned().unwrap_or_default())
        });
        for line in text.split('\n') {
            let start = prepared.buffer.len();
            prepared.buffer.push_str(line);
            let end = prepared.buffer.len();
            prepared.lines.push(Line {
                start,
                end,
                from: footnote.span.start,
                to: footnote.span.end,
            });
        }
        texts.push(std::mem::take(&mut prepared.lines));
    }
    (prepared.buffer, texts)
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn a_footnote_that_refers_to_itself_is_linked_twice() {
        check(
            "a[^x]\n\n[^x]: c[^x]",
            "<p>a<sup id=\"fnref:x\"><a class=\"footnote-ref\" href=\"#fn:x\">1</a></sup></p>\n<div class=\"footnote\">\n<hr>\n<ol>\n<li id=\"fn:x\">\n<p>c<sup id=\"fnref2:x\"><a class=\"footnote-ref\" href=\"#fn:x\">1</a></sup>&#160;<a class=\"footnote-backref\" href=\"#fnref:x\" title=\"Jump back to footnote 1 in the text\">&#8617;</a><a class=\"footnote-backref\" href=\"#fnref2:x\" title=\"Jump back to footnote 1 in the text\">&#8617;</a></p>\n</li>\n</ol>\n</div>",
        );
    }

    #[test]
    fn a_footnote_inside_another_has_a_number_but_is_not_shown() {
        check(
            "[^x]: [^y]: a\n\nb[^y]",
            "<p>b<sup id=\"fnref:y\"><a class=\"footnote-ref\" href=\"#fn:y\">2</a></sup></p>\n<div class=\"footnote\">\n<hr>\n<ol>\n<li id=\"fn:x\"></li>\n</ol>\n</div>",
        );
    }

    #[test]
    fn html_in_footnotes_is_not_markdown() {
        let text = "a[^x]\n\n[^x]:\n<div>\n\n*c*\n\n</div>";
        assert!(
            crate::render::render(text, crate::render::Rendering::Site)
                .html()
                .contains("*c*")
        );
    }

    #[test]
    fn footnotes_are_at_the_end() {
        check(
            "a[^x] b[^y]\n\n[^x]: *c*\n\n    d\n",
            "<p>a<sup id=\"fnref:x\"><a class=\"footnote-ref\" href=\"#fn:x\">1</a></sup> b[^y]</p>\n<div class=\"footnote\">\n<hr>\n<ol>\n<li id=\"fn:x\">\n<p><em>c</em></p>\n<p>d&#160;<a class=\"footnote-backref\" href=\"#fnref:x\" title=\"Jump back to footnote 1 in the text\">&#8617;</a></p>\n</li>\n</ol>\n</div>",
        );
    }
}
