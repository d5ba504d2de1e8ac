"""The demo newspaper's data: complete, joined up, and in well-set Arabic."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

CONTENT = Path(__file__).parents[1] / "content"
BLOCKS = {
    "text",
    "subheading",
    "picture",
    "gallery",
    "pull_quote",
    "quote",
    "fact_box",
    "table",
    "embed",
    "recording",
    "also_read",
}
DRAWINGS = {
    *("girih", "zellij", "khatam", "shamsa", "arches", "waves", "skyline", "palms", "books", "harbour"),
    *("market", "stadium", "leaves", "stars", "mountains", "circuit", "oud", "bread"),
}
PALETTES = {"sea", "saffron", "brick", "olive", "night", "rose", "sand", "mint"}
# Where these stand in a value, they are machine words or addresses and not Arabic text.
NOT_PROSE = {"url", "network", "email", "contact_email", "latin_name", "slug", "colour", "aliases"}
LETTER = "[\u0621-\u064a\u064b-\u0652]"
SLIPS = {
    "a tatweel": re.compile("\u0640"),
    "a Persian or Urdu letter": re.compile("[\u067e\u0686\u0698\u06a9\u06ad\u06af\u06be\u06c1\u06cc\u06d2]"),
    "a Latin comma, semicolon or question mark": re.compile(rf"{LETTER}[,;?]"),
    "a tanween after its alef": re.compile("\u0627\u064b"),
    "a straight quotation mark": re.compile(rf"{LETTER}[\"']|[\"']{LETTER}"),
    "a space before a mark": re.compile(r"\s[،؛؟!.:»](?:\s|$)"),
    "a doubled space": re.compile(r"\S {2,}\S"),
    "a bidi control": re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]"),
    "a presentation form": re.compile("[\ufb50-\ufdfb\ufe70-\ufefc]"),
    "a hamza-less common word": re.compile(r"(?<!\w)(?:ايضا|ايضًا|الى|اكثر|اخبار|او|اذا|انه|امس|اول)(?!\w)"),
}


@cache
def load(pattern: str) -> list[dict[str, Any]]:
    return [row for path in sorted(CONTENT.glob(pattern)) for row in yaml.safe_load(path.read_text(encoding="utf-8"))]


def stories_of(edition: str) -> list[dict[str, Any]]:
    return [story for story in load("stories_*.yaml") if story["sections"][0].startswith(f"{edition}:")]


def blocks() -> Iterator[tuple[str, str, Any]]:
    for story in load("stories_*.yaml"):
        for block in story["body"]:
            ((kind, value),) = block.items()
            yield story["key"], kind, value


def prose(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from prose(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from prose(item, key)
    elif isinstance(value, str) and key not in NOT_PROSE:
        yield value


def contrast(first: str, second: str) -> float:
    """The WCAG 2 contrast ratio of two `#rrggbb` colours."""
    lights = []
    for colour in (first, second):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        lights.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
    return max(lights) / min(lights)


def test_both_editions_are_founded_and_readable():
    editions = load("editions.yaml")

    assert [edition["key"] for edition in editions] == ["maghrib", "mashriq"]
    for edition in editions:
        colours = edition["colours"]
        assert all(contrast(colours[name], colours["paper"]) >= 4.5 for name in ("brand", "accent", "ink"))


def test_every_section_has_its_own_key_and_readable_colour():
    papers = {edition["key"]: edition["colours"]["paper"] for edition in load("editions.yaml")}
    sections = load("sections.yaml")
    keys = {(section["edition"], section["key"]) for section in sections}

    assert len(keys) == len(sections)
    assert len({(section["edition"], section["slug"]) for section in sections}) == len(sections)
    for section in sections:
        assert section["parent"] is None or (section["edition"], section["parent"]) in keys
        assert contrast(section["colour"], papers[section["edition"]]) >= 4.5, section["name"]


def test_no_key_is_used_twice():
    for pattern in ("contributors.yaml", "topics.yaml", "stories_*.yaml", "pictures_*.yaml"):
        counted = Counter(row["key"] for row in load(pattern))
        assert [key for key, times in counted.items() if times > 1] == [], pattern


def test_the_newspaper_is_large_enough():
    maghrib = stories_of("maghrib")

    assert len(load("contributors.yaml")) >= 12
    assert len(load("topics.yaml")) >= 30
    assert len(maghrib) >= 42
    assert sum(any(place.startswith("mashriq:") for place in story["sections"]) for story in maghrib) >= 8
    assert sum(story["state"] == "live" and 0 < story["hours_ago"] <= 12 for story in maghrib) >= 12
    states = Counter(story["state"] for story in maghrib)
    assert (states["scheduled"], states["withdrawn"], states["draft"], states["in_review"]) == (1, 1, 3, 1)
    assert any(story.get("corrections") for story in maghrib)
    assert {"about", "contact", "privacy"} <= {page["slug"] for page in load("standing.yaml")}


def test_the_page_on_privacy_tells_of_everything_that_is_kept_of_readers():
    (page,) = (page for page in load("standing.yaml") if page["slug"] == "privacy")

    for word in (
        "تسعة أيام",
        "خمسة وأربعين يومًا",
        "ثلاثين دقيقة",
        "منتصف الليل",
        "سبعة أيام",
        "ثلاثين يومًا",
        "/_push/",
    ):
        assert word in page["body"], word


def test_every_maghrib_section_has_a_live_story():
    live = {place for story in load("stories_*.yaml") if story["state"] == "live" for place in story["sections"]}

    for section in load("sections.yaml"):
        if section["edition"] == "maghrib":
            assert f"maghrib:{section['key']}" in live, section["name"]


def test_the_mashriq_stories_are_enough_when_they_are_there():
    if not list(CONTENT.glob("stories_mashriq*.yaml")):
        pytest.skip("the mashriq edition has no stories of its own yet")

    assert len(stories_of("mashriq")) >= 24


def test_every_reference_of_a_story_resolves():
    sections = {f"{section['edition']}:{section['key']}" for section in load("sections.yaml")}
    people = {person["key"] for person in load("contributors.yaml")}
    topics = {topic["key"] for topic in load("topics.yaml")}
    pictures = {picture["key"] for picture in load("pictures_*.yaml")}
    live = {story["key"] for story in load("stories_*.yaml") if story["state"] == "live"}

    for story in load("stories_*.yaml"):
        assert set(story["sections"]) <= sections, story["key"]
        assert 2 <= len(story["topics"]) <= 4, story["key"]
        assert set(story["topics"]) <= topics, story["key"]
        assert story["lead_picture"] in pictures, story["key"]
        assert set(story.get("also_read", [])) <= live - {story["key"]}, story["key"]
        assert story["bylines"], story["key"]
        for byline in story["bylines"]:
            assert byline.get("agency") or byline["contributor"] in people, story["key"]
    for key, kind, value in blocks():
        if kind == "also_read":
            assert set(value["stories"]) <= live - {key}, key
        if kind in ("picture", "gallery"):
            shown = {item["picture"] for item in value["pictures"]} if kind == "gallery" else {value["picture"]}
            assert shown <= pictures, key


def test_every_topic_and_contributor_is_used():
    used_topics = {topic for story in load("stories_*.yaml") for topic in story["topics"]}
    used_people = {
        byline["contributor"]
        for story in stories_of("maghrib")
        for byline in story["bylines"]
        if "contributor" in byline
    }

    assert {"salma", "idriss", "ghita", "yassir", "noura", "hamza", "rahma", "kawthar"} <= used_people
    # The topics of the eastern cities wait for that edition's stories.
    assert {topic["key"] for topic in load("topics.yaml")} - used_topics <= {"amman", "irbid"}


def test_headlines_fit_their_places():
    for story in load("stories_*.yaml"):
        assert 35 <= len(story["headline"]) <= 95, (story["key"], len(story["headline"]))
        assert len(story["front_headline"]) < len(story["headline"]), story["key"]
        assert story["standfirst"], story["key"]
        assert story["slugline"].isascii(), story["key"]
        assert 1 <= story["urgency"] <= 9, story["key"]


def test_times_agree_with_states():
    for story in load("stories_*.yaml"):
        assert (story["hours_ago"] < 0) == (story["state"] == "scheduled"), story["key"]
        assert story["hours_ago"] <= 240, story["key"]
        assert bool(story.get("withdrawn_reason")) == (story["state"] == "withdrawn"), story["key"]
        later = [story.get("updated_hours_ago"), *(note["hours_ago"] for note in story.get("corrections", []))]
        assert all(at < story["hours_ago"] for at in later if at is not None), story["key"]


def test_bodies_have_120_to_400_words():
    for story in load("stories_*.yaml"):
        words = sum(len(text.split()) for text in prose(story["body"]))
        assert 120 <= words <= 400, (story["key"], words)


def test_every_block_kind_is_used_at_least_twice_and_no_other():
    used = Counter(kind for _, kind, _ in blocks())

    assert set(used) == BLOCKS
    assert all(times >= 2 for times in used.values()), used


def test_blocks_are_well_formed():
    for key, kind, value in blocks():
        if kind == "table":
            assert all(len(row) == len(value["columns"]) for row in value["rows"]), key
        if kind == "recording":
            assert value["sound"] in ("rain", "bell", "sea"), key
            assert value["transcript"], key
        if kind == "embed":
            assert re.fullmatch(r"https://www\.youtube\.com/watch\?v=[\w-]{11}", value["url"]), key


def test_every_picture_can_be_drawn_and_is_described():
    for picture in load("pictures_*.yaml"):
        assert picture["drawing"] in DRAWINGS, picture["key"]
        assert picture["palette"] in PALETTES, picture["key"]
        assert picture["ratio"] in ("3:2", "16:9", "4:3", "1:1", "2:3"), picture["key"]
        assert isinstance(picture["seed"], int), picture["key"]
        assert len(picture["alt"].split()) >= 4, picture["key"]
        assert picture["alt"] != picture["caption"], picture["key"]
        assert picture["credit_line"], picture["key"]


@pytest.mark.parametrize("path", sorted(CONTENT.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_arabic_is_well_set(path):
    found = [
        (name, slip.group(), text[max(0, slip.start() - 20) : slip.end() + 20])
        for text in prose(yaml.safe_load(path.read_text(encoding="utf-8")))
        for name, pattern in SLIPS.items()
        for slip in pattern.finditer(text)
    ]

    assert found == []


def test_the_live_coverage_is_complete_and_joined_up():
    sections = {f"{section['edition']}:{section['key']}" for section in load("sections.yaml")}
    people = {person["key"] for person in load("contributors.yaml")}
    topics = {topic["key"] for topic in load("topics.yaml")}
    keys = {story["key"] for story in load("stories_*.yaml")}

    for coverage in load("live.yaml"):
        assert coverage["section"] in sections
        assert coverage["byline"] in people
        assert set(coverage["topics"]) <= topics
        assert coverage["key"] not in keys
        assert 35 <= len(coverage["headline"]) <= 95
        for field in ("kicker", "standfirst", "dateline_place", "text"):
            assert coverage[field].strip(), field


def test_live_entries_come_in_order_after_the_beginning_and_say_something():
    for coverage in load("live.yaml"):
        entries = coverage["entries"]
        minutes = [entry["minutes_ago"] for entry in entries]
        assert len(entries) >= 8
        assert minutes == sorted(minutes, reverse=True)
        assert len(set(minutes)) == len(minutes)
        assert 0 < minutes[-1] <= 10
        assert minutes[0] < coverage["hours_ago"] * 60
        for entry in entries:
            assert set(entry) <= {"minutes_ago", "headline", "text", "quote", "is_key", "is_pinned"}
            assert len({"text", "quote"} & set(entry)) == 1, entry["minutes_ago"]
            assert len(entry["headline"]) <= 100
            # A key point is listed by its headline, and what is pinned stands above all others.
            assert entry["headline"] or not (entry.get("is_key") or entry.get("is_pinned"))
            if "quote" in entry:
                assert entry["quote"]["quote"]
                assert entry["quote"]["speaker"]
        assert sum(entry.get("is_pinned", False) for entry in entries) == 1
        assert sum(entry.get("is_key", False) for entry in entries) >= 3
