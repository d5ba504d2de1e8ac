"""Whatever the bytes, a page or a named refusal comes back, soon, and what comes back is safe to show."""

import re
import time
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warraq.ingest.pages import BlockKind, NoArticle, NotText, SavedPage, decode, parse_html, parse_text
from warraq.ingest.pages.tests import sample_pages

FRAGMENTS = [
    *sample_pages.PARAGRAPHS,
    *sample_pages.WITH_ALL_AROUND.split("\n"),
    *sample_pages.MOBILE.split("\n"),
    *re.findall(r"<[^>]+>|[^<]+", sample_pages.ARTICLE),
    "قد يهمك أيضا:", "8 ديسمبر 2020", "بقلم: سلمى", "<", "&#x202e;", "\u202e", "\ud800", "\x00", "<table>", "</div>", "- بند", "…", "ط§ظ„", "Ø§Ù„",
]  # fmt: skip
pages = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=20)), max_size=25).flatmap(
    lambda parts: st.sampled_from(["\n", "\n\n", "", " "]).map(lambda glue: glue.join(parts))
)
relaxed = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])

ALLOWED = re.compile(r'</?(?:p|b|i|ul|ol|li)>|<a href="https?://[^"<>]*">|</a>')


def assert_sound(page: SavedPage) -> None:
    assert page.headline
    assert re.fullmatch(r"[0-9a-f]{64}", page.fingerprint)
    for block in page.body:
        if block.kind is BlockKind.TEXT:
            assert "<" not in ALLOWED.sub("", block.text)
    shown = "".join([page.headline, page.standfirst, *page.paragraphs])
    shown.encode()
    assert not re.search("[\x00-\x08\u202a-\u202e\ufeff]", shown)


@relaxed
@given(pages)
def test_any_text_gives_a_sound_page_or_none(text: str):
    with suppress(NoArticle, NotText):
        assert_sound(parse_text(decode(text.encode("utf-8", "replace")).text))


@relaxed
@given(pages)
def test_any_markup_gives_a_sound_page_or_none(text: str):
    with suppress(NoArticle, NotText):
        assert_sound(parse_html(text.encode("utf-8", "replace")))


@relaxed
@given(st.binary(max_size=500), st.sampled_from(["", sample_pages.ARTICLE, sample_pages.WITH_ALL_AROUND]), st.data())
def test_any_bytes_anywhere_in_a_page_are_survived(noise: bytes, page: str, data: st.DataObject):
    payload = page.encode()
    place = data.draw(st.integers(0, len(payload)))

    with suppress(NoArticle, NotText):
        assert_sound(parse_html(payload[:place] + noise + payload[place:]))


@relaxed
@given(
    st.lists(st.sampled_from(sample_pages.PARAGRAPHS), min_size=1), st.sampled_from(["windows-1256", "utf-8", "utf-16"])
)
def test_every_paragraph_of_a_plain_page_comes_in_unchanged(paragraphs: list[str], encoding: str):
    text = "\n\n".join(["عنوان طويل بما يكفي لهذا الخبر", *paragraphs])

    assert parse_text(decode(text.encode(encoding)).text).paragraphs == paragraphs


HOSTILE = {
    "unclosed bold": "<b>" * 400_000,
    "nested divs": "<div>" * 200_000,
    "many paragraphs": "<p>a" * 500_000,
    "angle brackets": "<" * 2_000_000,
    "ampersands": "&" * 2_000_000,
    "one attribute": '<p a="' + "x" * 2_000_000 + '">y',
    "unclosed scripts": "<script" * 300_000,
    "white space": " " * 2_000_000 + "x",
    "links": "<div>" + "<a href=x>كلمة</a> " * 10_000,
    "cells": "<table>" + "<tr><td>س<td>ص" * 10_000,
    "nested json": '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
    "short lines": "كلمة\n" * 300_000,
    "datelines": "بغداد/" * 300_000,
    "brackets": "[caption " * 200_000,
    "entities": "&#1575;" * 200_000,
    "broken letters": "ط§ظ„" * 200_000,
    "isolates": "\u2067" * 500_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_shapes_end_soon(name: str):
    started = time.process_time()

    for parse in (parse_html, lambda payload: parse_text(decode(payload).text)):
        with suppress(NoArticle, NotText):
            parse(HOSTILE[name].encode())

    assert time.process_time() - started < 10
