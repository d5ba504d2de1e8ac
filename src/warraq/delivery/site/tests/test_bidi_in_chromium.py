"""Foreign words, numbers and signs stand in their right order, as Chromium places each letter.

For every sentence: the letters of a run stand from left to right, what comes before the run stands at its right, and
what comes after it at its left.
"""

import re
from html import escape
from pathlib import Path

import pytest

from warraq.arabic.bidi import isolate_html


def read_cases(name):
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


MARKED = read_cases("bidi_cases.txt")
FOREIGN = read_cases("bidi_cases_ltr.txt")
_RUN = re.compile("⟦(.+?)⟧")
# The middle of every character of a paragraph, in text order; None for what has no box of its own.
_MIDDLES = """() => [...document.querySelectorAll("p")].map((p) => {
  const found = [];
  const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (let i = 0; i < node.data.length; i++) {
      const range = document.createRange();
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const box = range.getBoundingClientRect();
      found.push(node.data[i].trim() ? (box.left + box.right) / 2 : null);
    }
  return found;
})"""


def places_of(marked):
    """The text without marks, and (first, after last) of each run in it."""
    text, runs = "", []
    for piece in re.split("(⟦.+?⟧)", marked):
        run = _RUN.fullmatch(piece)
        if run:
            runs.append((len(text), len(text) + len(run[1])))
        text += run[1] if run else piece
    return text, runs


def wrong_order(middles, runs):
    """Runs whose letters, or whose neighbours, stand on the wrong side."""
    for first, after in runs:
        inside = [x for x in middles[first:after] if x is not None]
        before = [x for x in middles[:first] if x is not None]
        behind = [x for x in middles[after:] if x is not None]
        if inside != sorted(inside):
            yield "inside"
        if before and min(before) < max(inside):
            yield "before"
        if behind and max(behind) > min(inside):
            yield "behind"


def measure(chromium, marked, *, language, direction):
    """The middles of the letters of each sentence, isolated as a page of that direction isolates it, and plain."""
    page = chromium.new_page(viewport={"width": 1600, "height": 900})
    found = {}
    for name in ("isolated", "plain"):
        words = [escape(places_of(line)[0], quote=False) for line in marked]
        if name == "isolated":
            words = [isolate_html(text, base=direction) for text in words]
        body = "".join(f"<p>{text}</p>" for text in words)
        page.set_content(f'<!doctype html><html lang="{language}" dir="{direction}"><body>{body}')
        found[name] = page.evaluate(_MIDDLES)
    page.close()
    return found


@pytest.fixture(scope="module")
def middles(chromium):
    return measure(chromium, MARKED, language="ar", direction="rtl")


def mirrored(middles):
    """As a mirror shows it: what runs from right to left on a page from left to right is judged by the same rule."""
    return [None if x is None else -x for x in middles]


pytestmark = pytest.mark.chromium


def test_about_a_hundred_sentences_are_in_order(middles):
    wrong = [
        (line, list(trouble))
        for line, found in zip(MARKED, middles["isolated"], strict=True)
        if (trouble := list(wrong_order(found, places_of(line)[1])))
    ]

    assert len(MARKED) >= 100
    assert wrong == []


def test_without_isolation_some_of_them_are_not(middles):
    wrong = [
        line
        for line, found in zip(MARKED, middles["plain"], strict=True)
        if list(wrong_order(found, places_of(line)[1]))
    ]

    assert len(wrong) >= 10


def test_arabic_on_a_page_from_left_to_right_is_in_order(chromium):
    measured = measure(chromium, FOREIGN, language="fr", direction="ltr")
    wrong = {
        name: [
            (line, list(trouble))
            for line, found in zip(FOREIGN, measured[name], strict=True)
            if (trouble := list(wrong_order(mirrored(found), places_of(line)[1])))
        ]
        for name in measured
    }

    assert len(FOREIGN) >= 20
    assert wrong["isolated"] == []
    assert len(wrong["plain"]) >= 5
