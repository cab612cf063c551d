"""The known kinds of differences between the site's page and the preview; docs/dialect.md explains them."""

import re

from shape import ACTING, VOID, shape, tokens

RAW_TAG = re.compile(r"<(?:/\s*)?([a-z][^\s/>]*)", re.I)
TAG = re.compile(r"<(?:/\s*)?([a-z][^\s/>]*)(?:(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|[^>]*>)", re.I)


def kind_of(text, theirs, ours):
    """The kind of a difference; None if it is not listed."""
    for name, is_it in KINDS:
        if is_it(text, theirs, ours):
            return name
    return None


def never_ends(text, theirs, ours):
    """Markup that swallows the text after it, including tags, up to the next `>` or quote, or the end of the page."""
    quoted = r"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*"
    if re.search(rf"<(?:[a-z/?]|!(?!--))[^>]*<|<[a-z]{quoted}+[\"']?[^>]*<", theirs, re.I):
        return True
    if theirs.rfind("<!--") > theirs.rfind("-->"):
        return True
    for kind, name, found in tokens(theirs):
        if kind in ("open", "close") and any(it in name or any(it in one for one in found) for it in "<\"'"):
            return True
    begins = re.compile(r"&lt;[a-z/!?]", re.I)
    return len(begins.findall(ours)) > len(begins.findall(theirs))


def acts(text, theirs, ours):
    """An element that hides or swallows text beyond the block in which it is left open."""
    return any(kind == "open" and name in ACTING for kind, name, _ in tokens(theirs))


def without_tags(page, names):
    """The page without tags of these names. A paragraph's tags become a space."""
    gap = {"p": " "}
    return TAG.sub(lambda it: gap.get(it[1].lower(), "") if it[1].lower() in names else it[0], page)


def reaches_over_blocks(text, theirs, ours):
    """An HTML element that begins in one block and ends in another, or never. In the preview it ends with its block."""
    raw = {it.lower() for it in RAW_TAG.findall(text)}
    # The end tag also ends the paragraph around it.
    for names in (raw, raw | {"p"}):
        if shape(without_tags(theirs, names), False) == shape(without_tags(ours, names), True):
            return True
    return False


def is_torn(text, theirs, ours):
    """An HTML element that is not closed in the element in which it was opened, with the same text around it."""
    raw = {it.lower() for it in RAW_TAG.findall(text)}
    words = [shape(without_tags(page, raw), is_ours)[1].split() for page, is_ours in ((theirs, False), (ours, True))]
    return words[0] == words[1] and not nests(theirs, raw)


def nests(page, names):
    """Whether elements of these names are properly nested."""
    open_now = []
    for kind, name, _ in tokens(page):
        if kind == "open" and name not in VOID:
            open_now.append(name)
        elif kind == "close" and name in open_now:
            while open_now[-1] != name:
                if open_now.pop() in names:
                    return False
            open_now.pop()
        elif kind == "close" and name in names:
            return False
    return not names & set(open_now)


def spaces_at_the_end(text, theirs, ours):
    """Non-breaking spaces at the end of the page, which the publisher drops."""
    without = lambda page: page.replace("\u00a0", "")
    return shape(without(theirs), False) == shape(without(ours), True)


def broken_mark(text, theirs, ours):
    """The publisher leaves one of its placeholders on the page."""
    return "\x02" in theirs or "\x03" in theirs


def name_over_lines(text, theirs, ours):
    """A footnote whose name continues on the next line."""
    return re.search(r"^ {0,3}\[\^[^\]]*\n[^\]]*\]:", text, re.M)


def counts_marks(text, theirs, ours):
    """After the publisher has lost count of its lines, it also counts the placeholders of fenced code."""
    return re.search(r"^(?:```|~~~)", text, re.M) and re.search(r"<!|<\?|&#|<[a-z/]", text, re.I)


KINDS = [
    ("markup that takes what follows", never_ends),
    ("an element that acts, left open", acts),
    ("an element over several blocks", reaches_over_blocks),
    ("an element that is torn", is_torn),
    ("spaces at the end", spaces_at_the_end),
    ("a mark of the publisher's", broken_mark),
    ("a footnote's name over lines", name_over_lines),
    ("fenced code after a lost count", counts_marks),
]
