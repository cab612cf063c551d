//! The footnotes at the end of the page.

use crate::render::site::blocks::Parser;
use crate::render::site::definitions::{Definitions, Footnote};
use crate::render::site::lines::{Line, Prepared};
use crate::render::site::stash::Stash;
use crate::render::site::tree::Tree;

/// The footnotes of an issue as a tree; `uses` holds the name of each footnote once for every reference to it.
pub(crate) fn tree(
    footnotes: &[Footnote],
    uses: &[String],
    stash: &mut Stash,
) -> (Tree, Definitions) {
    let (buffer, texts) = lines(footnotes);
    let mut parser = Parser::new(&buffer);
    let block = parser.tree.append(Tree::ROOT, "div");
    parser
        .tree
        .set_attribute(block, "class", "footnote".to_owned());
    parser.tree.append(block, "hr");
    let list = parser.tree.append(block, "ol");
    for (index, (footnote, lines)) in footnotes.iter().zip(texts).enumerate() {
        // Parsed outside of the list: items have rules of their own.
        let holder = parser.tree.make("div");
        parser.parse(holder, lines);
        let item = parser.tree.append(list, "li");
        parser
            .tree
            .set_attribute(item, "id", format!("fn:{}", footnote.name));
        let children = parser.tree.children(holder).to_vec();
        parser.tree.insert_all(item, 0, &children);
        parser.tree.extend_span(item, &footnote.span);
        let count = uses.iter().filter(|it| **it == footnote.name).count();
        link_back(
            &mut parser.tree,
            item,
            &footnote.name,
            index + 1,
            count,
            stash,
        );
    }
    (parser.tree, parser.definitions)
}

/// Links from the end of the footnote to each place that refers to it.
fn link_back(
    tree: &mut Tree,
    item: usize,
    name: &str,
    number: usize,
    count: usize,
    stash: &mut Stash,
) {
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
    for nth in 1..=count.max(1) {
        let link = tree.append(holder, "a");
        let nth = if nth > 1 {
            nth.to_string()
        } else {
            String::new()
        };
        tree.set_attribute(link, "class", "footnote-backref".to_owned());
        tree.set_attribute(link, "href", format!("#fnref{nth}:{name}"));
        tree.set_attribute(
            link,
            "title",
            format!("Jump back to footnote {number} in the text"),
        );
        let arrow = stash.store("&#8617;".to_owned());
        tree.set_done(link, arrow);
    }
}

fn lines(footnotes: &[Footnote]) -> (String, Vec<Vec<Line>>) {
    let mut prepared = Prepared::default();
    let mut texts = Vec::new();
    for footnote in footnotes {
        for line in footnote.text.split('\n') {
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
    fn stand_at_the_end() {
        check(
            "a[^x] b[^y]\n\n[^x]: *c*\n\n    d\n",
            "<p>a<sup id=\"fnref:x\"><a class=\"footnote-ref\" href=\"#fn:x\">1</a></sup> b[^y]</p>\n<div class=\"footnote\">\n<hr>\n<ol>\n<li id=\"fn:x\">\n<p><em>c</em></p>\n<p>d&#160;<a class=\"footnote-backref\" href=\"#fnref:x\" title=\"Jump back to footnote 1 in the text\">&#8617;</a></p>\n</li>\n</ol>\n</div>",
        );
    }
}
