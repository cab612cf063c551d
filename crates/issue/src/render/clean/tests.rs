//! The parts of a page's HTML that are kept, closed, shown as text, or dropped.

use super::{clean, clean_for_github, slice};
use crate::render::target::Target;

fn html(source: &str) -> String {
    clean(source, Target::File).html
}

#[test]
fn keeps_what_issues_use() {
    let kept = "<p><small>a <a href=\"https://a.example\" title=\"b\">c</a></small><br></p>";
    assert_eq!(html(kept), kept);
}

#[test]
fn keeps_what_only_marks_text() {
    let source = "<details open><summary>s</summary><b class=x>d</b> <kbd>k</kbd><s>l";
    let kept = "<details><summary>s</summary><b>d</b> <kbd>k</kbd><s>l</s></details>";
    assert_eq!(html(source), kept);
}

#[test]
fn an_active_element_is_replaced_by_an_inert_one() {
    assert_eq!(
        html("<p>a<script>b<i></script>c</p>"),
        "<p>a<inert-script></inert-script>c</p>"
    );
    assert_eq!(html("<svg onload=x>"), "<inert-svg></inert-svg>");
    assert_eq!(
        html("<p>Result<Form action=x> a</p><link>b"),
        "<p>Result<inert-form> a</inert-form></p><inert-link></inert-link>b"
    );
    assert_eq!(html("<input name=a>b"), "<inert-input></inert-input>b");
}

#[test]
fn hides_what_a_browser_would_not_show() {
    assert_eq!(
        html("<p>a<Select b> <i>c</i></p>d"),
        "<p>a<inert-select></inert-select></p>d"
    );
    assert_eq!(html("a<title>b</p>"), "a<inert-title></inert-title>");
    assert_eq!(
        html("a<textarea>b<i></textarea >c"),
        "a<inert-textarea>b&lt;i&gt;</inert-textarea>c"
    );
}

#[test]
fn a_type_named_like_an_element_vanishes() {
    assert_eq!(
        html("<p>Result<Option> <Output = T>a</p>"),
        "<p>Result<option> <output>a</output></option></p>"
    );
}

#[test]
fn github_shows_some_tags_as_text() {
    assert_eq!(
        clean_for_github("<Title>a</title> <select>b", Target::File).html,
        "&lt;Title&gt;a&lt;/title&gt; <inert-select>b</inert-select>"
    );
}

#[test]
fn an_unknown_name_swallows_as_on_the_site() {
    assert_eq!(html("<p>Vec<T onclick=x> is</p>"), "<p>Vec<t> is</t></p>");
}

#[test]
fn a_control_character_makes_no_other_name() {
    assert_eq!(
        html("<scr\u{8}ipt>a</scr\u{8}ipt>"),
        "<scr\u{fffd}ipt>a</scr\u{fffd}ipt>"
    );
}

#[test]
fn drops_handlers_and_addresses_that_run() {
    assert_eq!(
        html("<a onclick=x href='java\nscript&colon;alert(1)'>b</a>"),
        "<a>b</a>"
    );
    assert_eq!(html("<img src=x onerror=alert(1)>"), "<img src=\"x\">");
}

#[test]
fn closes_elements_that_a_block_leaves_open() {
    assert_eq!(html("<p><i>a</p>"), "<p><i>a</i></p>");
    assert_eq!(html("</div><p>a"), "<p>a</p>");
    assert_eq!(html("<p>a <!-- b"), "<p>a &lt;!-- b</p>");
}

#[test]
fn a_dropped_comment_separates_words() {
    assert_eq!(
        html("<p>a<!-- x -->b <!-- y --> c</p>"),
        "<p>a<!---->b  c</p>"
    );
}

#[test]
fn finds_the_items_of_the_outer_list() {
    let clean = clean(
        "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
        Target::File,
    );
    let items: Vec<&str> = clean
        .items
        .iter()
        .map(|it| slice(&clean.html, it.clone()))
        .collect();
    assert_eq!(items, ["<li>a<ul><li>b</li></ul></li>", "<li>c</li>"]);
}

#[test]
fn deep_nesting_ends() {
    let deep = "<i>".repeat(100_000);
    assert!(html(&deep).len() < 3_000);
}

#[test]
fn only_a_check_box_is_an_input() {
    for it in ["<input type=text>", "<input type=CheckBox>", "<input type>"] {
        assert_eq!(html(it), "<inert-input></inert-input>", "{it}");
    }
    assert_eq!(
        html("<input type=checkbox name=a>"),
        "<input type=\"checkbox\" disabled=\"\">"
    );
}

#[test]
fn elements_that_ask_for_a_device_are_inert() {
    for it in [
        "usermedia",
        "camera",
        "microphone",
        "geolocation",
        "permission",
        "install",
    ] {
        assert_eq!(
            html(&format!("a<{it} autostart>b</{it}>c")),
            format!("a<inert-{it}></inert-{it}>c")
        );
    }
}

#[test]
fn the_frame_has_no_name_that_a_browser_may_know_one_day() {
    let frame = |it| clean(it, Target::Frame).html;
    assert_eq!(
        frame("<p>Vec<T title=b onclick=x> is</T> <option>"),
        "<p>Vec<inert-t title=\"b\"> is</inert-t> <option></option></p>"
    );
}

#[test]
fn the_frame_has_no_style_and_no_address_of_an_image() {
    let frame = |it| clean(it, Target::Frame).html;
    assert_eq!(
        frame(
            "<td style='text-align: left;'> style=\"text-align: left;\"</td><img alt=' src=' src=b>"
        ),
        "<td align=\"left\"> style=\"text-align: left;\"</td><img data-src=\"b\" alt=\" src=\">"
    );
}
