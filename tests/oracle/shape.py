"""What a browser shows of a page: its words, and the elements around them. Two pages of one shape look alike.

Left out, since nobody sees it: comments, how white space is spelt, classes and ids, a heading's link to itself, the
elements that only group rows of a table, how code is coloured, and whether a list item's words are in a paragraph.
"""

import html
import re

VOID = {"area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img", "input", "keygen",
        "link", "meta", "param", "source", "track", "wbr"}
SEEN_THROUGH = {"span", "thead", "tbody"}
# The elements that galley replaces with one without effect; see crates/issue/src/render/clean/elements.rs.
NO_CONTENT = {"base", "basefont", "bgsound", "embed", "frame", "image", "keygen", "link", "meta", "source", "track"}
SHOWN = {"applet", "body", "button", "form", "frameset", "head", "html", "listing", "marquee", "math", "object"}
HIDDEN = {"audio", "canvas", "datalist", "dialog", "fencedframe", "permission", "portal", "select", "svg", "template",
          "video"}
RAW_HIDDEN = {"iframe", "noembed", "noframes", "noscript", "script", "style", "title"}
RAW_SHOWN = {"plaintext", "textarea", "xmp"}
ACTING = NO_CONTENT | SHOWN | HIDDEN | RAW_HIDDEN | RAW_SHOWN
INLINE = {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd",
          "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
          "time", "tt", "u", "var", "br", "img", "input", "wbr"}

TAG_NAME = re.compile(r"[a-zA-Z][^\t\n\r\f />]*")
ATTRIBUTE = re.compile(
    r"([^ \t\n\r\f/>][^ \t\n\r\f/>=]*)(?:[ \t\n\r\f]*=[ \t\n\r\f]*(\"[^\"]*\"|'[^']*'|[^ \t\n\r\f>]*))?"
)
SPACE = re.compile(r"[ \t\n\r\f]+")
SCHEME = re.compile(r"[\x00-\x20]*([^:/?#\[\]()<>*_!|`]*):")
SAFE = set("ftp ftps irc ircs mailto tel xmpp".split())


def is_kept(address):
    """Whether galley keeps an address: it refuses unknown schemes."""
    found = SCHEME.match(address)
    if not found:
        return True
    scheme = re.sub(r"[\x00-\x20]", "", found[1]).lower()
    is_like_https = len(scheme) < 2 or scheme[0] == "h" or "tt" in scheme or "t" in scheme and "p" in scheme
    is_misspelt = not set(scheme) - set("htps+-.") and is_like_https and not scheme.startswith("ssh")
    return scheme[:1] in "0123456789+-." or scheme in SAFE or is_misspelt


def tokens(page):
    """Tags and text as a browser finds them; like a browser, drops a tag that the page's end cuts off."""
    at = 0
    while at < len(page):
        angle = page.find("<", at)
        if angle < 0:
            yield "text", page[at:], None
            return
        if angle > at:
            yield "text", page[at:angle], None
        if page.startswith("<!--", angle):
            empty = re.compile(r"<!--(-?>)").match(page, angle)
            end = empty or re.compile(r"--!?>").search(page, angle + 4)
            at = end.end() if end else len(page)
            continue
        closes = page.startswith("/", angle + 1)
        name = TAG_NAME.match(page, angle + 1 + closes)
        if not name:
            if closes or page[angle + 1 : angle + 2] in ("!", "?"):
                end = page.find(">", angle + 1 + closes)
                at = end + 1 if end >= 0 else len(page)
            else:
                yield "text", "<", None
                at = angle + 1
            continue
        attributes, at = read_attributes(page, name.end())
        if at < 0:
            return
        lower = name[0].lower()
        yield ("close" if closes else "open"), lower, attributes
        if not closes and lower in RAW_HIDDEN | RAW_SHOWN:
            end = re.compile(rf"</{lower}(?=[\s/>])", re.I).search(page, at)
            stop = end.start() if end and lower != "plaintext" else len(page)
            if lower in RAW_SHOWN:
                yield "raw", page[at:stop], None
            at = stop


def read_attributes(page, at):
    found = {}
    while True:
        while page[at : at + 1] and page[at] in " \t\n\r\f/":
            at += 1
        if at >= len(page):
            return found, -1
        if page[at] == ">":
            return found, at + 1
        one = ATTRIBUTE.match(page, at)
        value = one[2] or ""
        if value[:1] and value[:1] in "\"'":
            value = value[1:-1] if len(value) > 1 else ""
        found.setdefault(one[1].lower(), html.unescape(value))
        at = one.end()


class Shape:
    """The open elements, and the result so far."""

    def __init__(self, is_ours):
        self.is_ours, self.found, self.open, self.hidden = is_ours, [], [], None
        self.words = []

    def names(self):
        return [it[0] for it in self.open]

    def start(self, name, attributes):
        if self.is_ours and name.startswith("inert-"):
            name = name[6:]
        classes = attributes.get("class", "").split()
        seen_through = (
            name in SEEN_THROUGH
            or name == "p" and self.names()[-1:] == ["li"]
            or name == "a" and "toclink" in classes
            or name == "div" and ("highlight" in classes or "codehilite" in classes)
            or name == "code" and self.names()[-1:] == ["pre"]
        )
        if name not in INLINE:
            self.words.append(" ")
        if self.hidden is None and not seen_through:
            self.found.append(("open", name, *self.seen_attributes(name, attributes)))
        if name in VOID:
            if self.hidden is None and name in NO_CONTENT:
                self.found.append(("close", name))
            return
        self.open.append((name, seen_through))
        if name in HIDDEN and self.hidden is None:
            self.hidden = len(self.open)

    def seen_attributes(self, name, attributes):
        seen = []
        for key in ("href", "src", "title", "alt"):
            value = attributes.get(key)
            if value is None or key == "title" and (not value or name in ACTING):
                continue
            if key != "title" and name != {"href": "a"}.get(key, "img"):
                continue
            if key in ("href", "src") and not is_kept(value):
                continue
            seen.append((key, SPACE.sub(" ", value)))
        return tuple(seen)

    def end(self, name):
        if self.is_ours and name.startswith("inert-"):
            name = name[6:]
        if name not in self.names():
            return
        while self.open:
            last, seen_through = self.open.pop()
            if self.hidden is not None and len(self.open) < self.hidden:
                self.hidden = None
            if self.hidden is None and not seen_through:
                self.found.append(("close", last))
            if last not in INLINE:
                self.words.append(" ")
            if last == name:
                return

    def text(self, text, is_raw=False):
        if self.hidden is not None:
            return
        text = text if is_raw else html.unescape(text)
        self.words.append(text)
        kind = "pre" if "pre" in self.names() else "words"
        if self.found and self.found[-1][0] == kind:
            self.found[-1] = (kind, self.found[-1][1] + text)
        elif kind == "pre" or SPACE.sub("", text):
            self.found.append((kind, text))


def trimmed(found):
    """The words, one by one, and code without surrounding empty lines."""
    for it in found:
        if it[0] == "words":
            yield ("words", [one for one in SPACE.split(it[1]) if one])
        elif it[0] == "pre":
            lines = [one.rstrip() for one in it[1].split("\n")]
            while lines and not lines[0].strip():
                lines.pop(0)
            while lines and not lines[-1].strip():
                lines.pop()
            if lines:
                yield ("pre", lines)
        else:
            yield it


def shape(page, is_ours):
    """The elements with their words, and all words together."""
    state = Shape(is_ours)
    for kind, value, attributes in tokens(page):
        if kind == "open":
            state.start(value, attributes)
        elif kind == "close":
            state.end(value)
        elif kind == "raw":
            state.text(value, state.names()[-1:] != ["textarea"])
        else:
            state.text(value)
    for name in reversed(state.names()):
        state.end(name)
    return list(trimmed(state.found)), SPACE.sub(" ", "".join(state.words)).strip()


def first_difference(expected, actual):
    """The first places where two shapes differ."""
    for theirs, ours in zip(expected, actual):
        if theirs == ours:
            continue
        pairs = enumerate(zip(theirs, ours))
        at = next((at for at, (a, b) in pairs if a != b), min(len(theirs), len(ours)))
        around = slice(max(0, at - 20), at + 30) if isinstance(theirs, str) else slice(max(0, at - 1), at + 2)
        return theirs[around], ours[around]
    return None
