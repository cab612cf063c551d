#!/usr/bin/env python3
"""Compares `galley render --as site` with Python-Markdown 3.7, the publisher's renderer, file by file.

usage: compare.py GALLEY FILE...     (needs: markdown==3.7, beautifulsoup4; no pygments, which would colour code)

Both pages are reduced to tags, addresses and words. Comments, white space, how tight a list is and a heading's
link to itself do not count. Prints the first difference of each file; exits 1 if there is any.
"""

import subprocess
import sys

import bs4
import markdown

OPTIONS = {
    "extensions": [f"markdown.extensions.{it}" for it in ("extra", "meta", "codehilite", "toc")],
    "extension_configs": {
        "markdown.extensions.codehilite": {"css_class": "highlight"},
        "markdown.extensions.toc": {"anchorlink": True},
    },
    "output_format": "html",
}
SEE_THROUGH = {"span", "thead", "tbody"}


def published(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return markdown.Markdown(**OPTIONS).convert(file.read())


def rendered(galley, path):
    run = subprocess.run([galley, "render", "--as", "site", path], capture_output=True, check=True)
    return run.stdout.decode()


def is_seen_through(tag):
    classes = tag.get("class") or []
    return (
        tag.name in SEE_THROUGH
        or (tag.name == "p" and tag.parent.name == "li")
        or (tag.name == "a" and "toclink" in classes)
        or (tag.name == "div" and "highlight" in classes)
    )


def shape(node, found=None):
    found = [] if found is None else found
    for child in node.children:
        if isinstance(child, bs4.element.PreformattedString):
            continue
        if isinstance(child, bs4.NavigableString):
            words = child.split()
            if words and found and found[-1][0] == "words":
                found[-1] = ("words", found[-1][1] + words)
            elif words:
                found.append(("words", words))
        elif is_seen_through(child):
            shape(child, found)
        else:
            found.append(("open", child.name, child.get("href") or child.get("src")))
            shape(child, found)
            found.append(("close", child.name))
    return found


def first_difference(expected, actual):
    pairs = enumerate(zip(expected, actual))
    at = next((at for at, (a, b) in pairs if a != b), min(len(expected), len(actual)))
    return expected[max(0, at - 1) : at + 2], actual[max(0, at - 1) : at + 2]


def main():
    galley, paths = sys.argv[1], sys.argv[2:]
    differing = 0
    for path in paths:
        pages = published(path), rendered(galley, path)
        expected, actual = (shape(bs4.BeautifulSoup(it, "html.parser")) for it in pages)
        if expected != actual:
            differing += 1
            theirs, ours = first_difference(expected, actual)
            print(f"{path}:\n  published {theirs}\n  preview   {ours}")
    print(f"{len(paths) - differing} of {len(paths)} pages are as published")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
