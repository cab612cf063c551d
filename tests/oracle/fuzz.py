#!/usr/bin/env python3
"""Compares pages of random documents with Python-Markdown 3.7, the publisher's renderer.

usage: fuzz.py RENDER_MANY [--count 30000] [--seed 1] [--show 20] [--shrink] [--only NUMBER] [--jobs 2]

RENDER_MANY is built by `cargo build --release -p issue --example render_many`. Documents are made of a grammar of
constructs, raw HTML included, and of the fixtures with mutations; the same seed makes the same documents. Pages are
compared by `shape.py`. A difference of a kind that docs/dialect.md lists is counted under its name, any other is
shown; exits 1 if there is one.
"""

import argparse
import collections
import multiprocessing
import pathlib
import random
import subprocess
import sys

import markdown

from compare import OPTIONS
from documents import document
from kinds import kind_of
from shape import first_difference, shape

FIXTURES = pathlib.Path(__file__).parents[2] / "crates/issue/tests/fixtures"
BATCH = 500
# Errors that end the publisher's build, so that there is no page to compare with.
ENDS = (AssertionError, AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError)


def fixtures():
    paths = [*sorted(FIXTURES.glob("dialect-*.md")), FIXTURES / "whole.md", FIXTURES / "prettier.md"]
    return [path.read_bytes().decode() for path in paths]


def rendered(command, texts):
    """Galley's page for each text, all rendered in one run."""
    data = "\0".join(texts).encode("utf-8", "surrogatepass")
    run = subprocess.run([command], input=data, capture_output=True, check=True)
    return run.stdout.decode().split("\0")[:-1]


def published(text):
    """The publisher's page, or the name of the error that ends its build."""
    try:
        return markdown.Markdown(**OPTIONS).convert(text.removeprefix("\ufeff")), None
    except ENDS as error:
        return None, type(error).__name__


def difference(text, page):
    """The difference between the publisher's page and ours; its kind is None if it is not listed."""
    theirs, error = published(text)
    if error:
        return "the publisher's build ends", None
    expected, actual = shape(theirs, False), shape(page, True)
    if expected == actual:
        return None
    return kind_of(text, theirs, page), first_difference(expected, actual)


def work(job):
    command, seed, numbers, texts = job
    made = [document(random.Random(f"{seed}-{it}"), texts) for it in numbers]
    found = []
    for number, text, page in zip(numbers, made, rendered(command, made)):
        one = difference(text, page)
        if one:
            found.append((number, text, *one))
    return found


def shorter(text):
    """Variants of the text with a piece removed, large pieces first."""
    lines = text.split("\n")
    size = len(lines) // 2
    while size:
        for at in range(0, len(lines), size):
            yield "\n".join(lines[:at] + lines[at + size :])
        size //= 2
    size = min(len(text) // 2, 64)
    while size:
        for at in range(0, len(text), size):
            yield text[:at] + text[at + size :]
        size //= 2


def is_new(text, page):
    found = difference(text, page)
    return found and found[0] is None


def shrunk(command, text):
    """A minimal text that still has an unlisted difference."""
    while True:
        tries = list(dict.fromkeys(it for it in shorter(text) if it != text))
        batches = (tries[start : start + 40] for start in range(0, len(tries), 40))
        pages = ((one, page) for some in batches for one, page in zip(some, rendered(command, some)))
        found = next((one for one, page in pages if is_new(one, page)), None)
        if found is None:
            return text
        text = found


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("command")
    parser.add_argument("--count", type=int, default=30_000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--show", type=int, default=20)
    parser.add_argument("--shrink", action="store_true")
    parser.add_argument("--only", type=int)
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args()


def show(args, number, text, places):
    if args.shrink:
        text = shrunk(args.command, text)
        theirs, page = published(text)[0], rendered(args.command, [text])[0]
        places = first_difference(shape(theirs, False), shape(page, True))
    print(f"{number}: {text!r}\n  published {places[0]}\n  preview   {places[1]}")
    if args.shrink:
        print(f"  published {theirs!r}\n  preview   {page!r}")


def main():
    args = arguments()
    texts = fixtures()
    numbers = [args.only] if args.only is not None else list(range(args.count))
    jobs = [(args.command, args.seed, numbers[it : it + BATCH], texts) for it in range(0, len(numbers), BATCH)]
    kinds, unknown = collections.Counter(), []
    with multiprocessing.Pool(args.jobs) as pool:
        for found in pool.imap_unordered(work, jobs):
            for number, text, kind, places in found:
                kinds[kind or "not listed"] += 1
                if kind is None:
                    unknown.append((number, text, places))
    for number, text, places in sorted(unknown, key=lambda it: len(it[1]))[: args.show]:
        show(args, number, text, places)
    for kind, count in kinds.most_common():
        print(f"{count:6} {kind}")
    print(f"{len(numbers) - sum(kinds.values())} of {len(numbers)} pages look as published")
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
