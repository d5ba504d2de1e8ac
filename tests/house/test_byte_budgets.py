"""What a first view may weigh, counted on the demo's own texts as the front door sends them."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from warraq.delivery.cache.tests.asking import Asking
from warraq.delivery.site.canonical import encode
from warraq.delivery.site.fonts import FACES
from warraq.delivery.site.tests import factories
from warraq.delivery.site.typefaces import PRELOADED
from warraq.demo.content import read
from warraq.demo.pictures import draw_jpeg
from warraq.newsroom.pictures.renditions import ensure_renditions
from warraq.newsroom.pictures.tests.factories import make_picture

KB = 1024
ARTICLE, SCRIPTS, FRONT = 14 * KB, 6 * KB, 40 * KB
FIRST_VIEW = 120 * KB
ON_A_PHONE = 720  # what a screen of 360 px with points half as large asks for
SECTIONS = ("أخبار-السياسة-والسياسيين", "اقتصاد", "مجتمع", "ثقافة", "فن-وموسيقى", "أخبار-النجوم", "رياضة", "صحة-وتغذية")
SCRIPT = re.compile(r'<script type="module" src="/static/([^"]+)"')


def _paragraphs(facts):
    blocks = (value for block in facts["body"] for value in block.values())
    return "".join(
        f"<p>{paragraph}</p>"
        for text in blocks
        if isinstance(text, str)
        for paragraph in text.strip().split("\n\n")
        if " " in paragraph
    )


@pytest.fixture
def addresses(db):
    """The demo's texts in one edition, each story with the next six as related; addresses, longest story first."""
    edition = factories.make_edition(hijri_line=True)
    sections = [factories.make_section(edition, slug, order=place) for place, slug in enumerate(SECTIONS)]
    stories = read("stories")
    lengths = {}
    for number, facts in enumerate(stories, start=1):
        section = sections[number % len(sections)]
        slug = "-".join(re.findall(r"\w+", facts["headline"]))[:60]
        html = _paragraphs(facts)
        path = f"/{section.slug}/{slug}-{number}/"
        lengths[path] = len(html)
        factories.make_story(
            number,
            section,
            path=path,
            headline=facts["headline"],
            kicker=facts.get("kicker", ""),
            standfirst=facts.get("standfirst", ""),
            body=[{"html": html}],
            related=[1 + (number + step) % len(stories) for step in range(1, 7)],
        )
    return sorted(lengths, key=lengths.__getitem__, reverse=True)


@pytest.fixture
def front(addresses, tmp_path):
    asking = Asking(tmp_path)
    yield asking
    asking.close()


def test_every_article_arrives_in_the_first_round_trip(front, addresses):
    weights = {}
    for path in addresses:
        heard = front.get(encode(path))
        assert (heard.status, heard["content-encoding"]) == (200, "gzip")
        weights[path] = len(heard.body)

    assert len(weights) > 60
    assert {path: weight for path, weight in weights.items() if weight > ARTICLE} == {}
    assert len(front.get("/").body) <= FRONT


def test_nothing_stands_before_the_first_words_and_nothing_is_anybody_elses(front, addresses):
    text = front.get(encode(addresses[0])).text
    head = text.split("<body>")[0]

    assert 'rel="stylesheet"' not in head
    assert not re.search(r"<script(?! type=\"(module|application/ld\+json)\")[^>]* src", head)
    assert re.findall(r'(?:src|srcset)="(https?:[^"]+)"', text) == []
    assert text.index("</h1>") < text.index('rel="stylesheet"')


def test_scripts_are_small(front, addresses):
    paths = SCRIPT.findall(front.get(encode(addresses[0])).text)

    files = [Path(finders.find(path)) for path in paths]

    assert len(files) >= 2
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= SCRIPTS


def test_faces_are_small(db):
    weights = {face.name: Path(finders.find(f"site/fonts/{face.name}.woff2")).stat().st_size for face in FACES}

    assert sum(weights[name] for name in PRELOADED) <= 74 * KB
    assert max(weights.values()) <= 42 * KB


def test_a_story_its_faces_and_its_picture_are_in_the_budget_of_a_first_view(front, addresses):
    page = max((front.get(encode(path)) for path in addresses[:8]), key=lambda heard: len(heard.body))
    later = re.findall(r'rel="stylesheet" href="/static/([^"]+)"', page.text)
    files = [Path(finders.find(path)) for path in [*SCRIPT.findall(page.text), *later]]
    faces = [Path(finders.find(f"site/fonts/{name}.woff2")) for name in PRELOADED]
    without = len(page.body) + sum(len(gzip.compress(file.read_bytes())) for file in files)
    without += sum(face.stat().st_size for face in faces)

    # Every eighth drawing: detailed ones and calm ones; the middle of them has to fit.
    pictures = sorted(_weigh_on_a_phone(facts) for facts in read("pictures")[::8])

    assert len(later) == 1
    assert without + pictures[len(pictures) // 2] <= FIRST_VIEW


def _weigh_on_a_phone(facts):
    picture = make_picture(draw_jpeg(facts), name=f"{facts['key']}.jpg")
    best = ensure_renditions(picture)["sources"][0]
    assert best["type"] == "image/avif"
    url = next(file["url"] for file in best["files"] if file["width"] == ON_A_PHONE)
    return picture.file.storage.size(url.removeprefix("/media/"))
