"""What holds for every kind of page."""

import itertools
import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles.storage import staticfiles_storage

from warraq.delivery.site import rails
from warraq.delivery.site.bundle import build_bundle
from warraq.delivery.site.canonical import encode
from warraq.delivery.site.streams import key_of
from warraq.delivery.site.tests import factories

PAGES = {
    "front": "/",
    "section": "/رياضة/",
    "part of a section": "/كرة-القدم/",
    "article": "/ثقافة/خبر-30/",
    "topic": "/topics/الدار-البيضاء/",
    "contributor": "/contributors/salma/",
    "latest": "/latest/",
    "archive": "/archive/",
    "year": "/archive/2026/",
    "month": "/archive/2026/08/",
    "day": "/archive/2026/08/15/",
    "corrections": "/corrections/",
    "gallery": "/ثقافة/خبر-30/pictures/",
    "standing page": "/about/",
    "not found": "/لا-شيء/",
}
_VOID = {"br", "hr", "img", "input", "link", "meta", "source"}


class _Balance(HTMLParser):
    """Refuses an element that is closed in the wrong place or not at all."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        names = [name for name, _value in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag


@pytest.fixture(params=PAGES.values(), ids=PAGES.keys())
def response(request, reader, paper):
    return reader.get(encode(request.param))


@pytest.fixture
def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def test_every_element_is_closed_where_it_should_be(response):
    balance = _Balance()

    balance.feed(response.content.decode())

    assert balance.open == []


def test_the_page_says_its_language_and_direction(soup):
    assert (soup.html["lang"], soup.html["dir"]) == ("ar-MA", "rtl")


def test_there_is_one_main_heading_and_no_level_is_skipped(soup):
    levels = [int(tag.name[1]) for tag in soup.find_all(re.compile("^h[1-6]$"))]

    assert levels.count(1) == 1
    main = [int(tag.name[1]) for tag in soup.main.find_all(re.compile("^h[1-6]$"))]
    assert all(after - before <= 1 for before, after in itertools.pairwise(main))


def test_no_id_stands_twice_and_every_reference_has_its_target(soup):
    ids = [tag["id"] for tag in soup.find_all(id=True)]

    assert len(ids) == len(set(ids))
    for tag in soup.find_all(attrs={"aria-labelledby": True}):
        assert tag["aria-labelledby"] in ids


def test_no_story_stands_twice(soup):
    links = [tag["href"] for tag in soup.main.find_all("a", href=re.compile("خبر-"))]

    assert len(links) == len(set(links))


def test_what_stands_inline_is_named_by_its_hash_in_the_policy_and_nothing_else(response, soup):
    policy = dict(part.split(" ", 1) for part in response["Content-Security-Policy"].split("; "))
    scripts = [tag for tag in soup.find_all("script") if not tag.get("src") and not tag.get("type")]

    assert policy["style-src"].split()[1:] == [source_of(tag.string) for tag in soup.find_all("style")]
    assert policy["script-src"].split()[1:] == [source_of(tag.string) for tag in scripts]
    assert not soup.find_all(style=True)
    assert not [name for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]


def source_of(text):
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_nothing_of_another_site_is_loaded(soup):
    addresses = [tag.get("src", "") for tag in soup.find_all(["img", "script", "iframe", "source"])]
    addresses += [tag["href"] for tag in soup.find_all("link", rel=["stylesheet", "preload", "icon"])]

    assert all(address.startswith("/") or not address for address in addresses)


def test_every_picture_has_its_size_and_words_or_none(soup):
    for image in soup.find_all("img"):
        assert image["width"]
        assert image["height"]
        assert image.has_attr("alt")


def test_the_headers_let_it_be_kept_and_keep_it_safe(response):
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert response["Surrogate-Control"].startswith("max-age=")
    assert "masthead:" in response["Surrogate-Key"]
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies


def test_json_ld_can_be_read(soup):
    for tag in soup.find_all("script", type="application/ld+json"):
        assert json.loads(tag.string)["@graph"]


def test_a_missing_page_is_forgotten_soon_and_shows_the_latest(reader, paper):
    response = reader.get(encode("/لا-شيء/"))

    assert (response.status_code, response["Surrogate-Control"]) == (404, "max-age=5")
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "عنوان الخبر رقم 30" in response.content.decode()


def test_a_rail_nobody_fills_is_not_shown_and_one_that_is_filled_keeps_its_order(reader, paper, monkeypatch):
    assert 'class="most-read' not in reader.get(encode("/ثقافة/خبر-30/")).content.decode()

    monkeypatch.setitem(rails._rails, "most_read", lambda edition, section: rails.Rail([2, 999, 1], "اليوم"))
    html = reader.get(encode("/ثقافة/خبر-30/")).content.decode()
    front = BeautifulSoup(reader.get(encode("/رياضة/")).content, "html.parser")

    box = BeautifulSoup(html, "html.parser").find(class_="most-read")
    assert box.find(class_="most-read__note").text == "اليوم"
    assert [link["href"] for link in front.find(class_="most-read").find_all("a")] == [
        link["href"] for link in box.find_all("a")
    ]
    assert [link["href"] for link in box.find_all("a")] == ["/ثقافة/خبر-2/", "/كرة-القدم/خبر-1/"]


@pytest.mark.parametrize(("stories", "is_short"), [(24, False), (12, True)])
def test_a_few_latest_stories_get_a_row_and_many_get_a_column(reader, paper, stories, is_short):
    for story in paper.stories[stories:]:
        story.delete()
    top = BeautifulSoup(reader.get("/").content, "html.parser").select_one(".front-top")

    assert ("front-top--short" in top["class"]) is is_short
    assert (len(top.select(".latest li")) < 6) is is_short


def test_older_stories_are_paged_by_key_without_a_gap(reader, paper):
    for number in range(31, 101):
        factories.make_story(number, paper.sections[2])
    seen, address = [], encode("/ثقافة/")

    while address:
        soup = BeautifulSoup(reader.get(address).content, "html.parser")
        seen += [tag["href"] for tag in soup.main.find_all("a", href=re.compile("خبر-"))]
        older = soup.find("a", rel="next")
        address = older["href"] if older else ""

    assert len(seen) == len(set(seen)) == 81


@pytest.mark.parametrize(
    "key", ["-1", "abc", "1e9", "٢", "99999999999999999999-1", "9999999999999999-1", "0-0", "1-1 "]
)
def test_a_key_that_leads_nowhere_is_not_found(reader, paper, key):
    status = reader.get(encode("/رياضة/"), {"before": key}).status_code

    assert status == (404 if key != "9999999999999999-1" else 200)


def test_a_key_survives_the_redirect_to_the_canonical_address(reader, paper):
    key = key_of(paper.stories[-1].card)

    response = reader.get(encode("/ثقافة"), {"before": key})

    assert response["Location"] == encode("/ثقافة/") + f"?before={key}"


def test_an_edition_is_recoloured_from_its_own_colours(reader, paper):
    assert f"--brand:{paper.edition.colour_brand}" in reader.get("/").content.decode()

    paper.edition.colour_brand = "#112233"
    paper.edition.save()

    assert "--brand:#112233" in reader.get("/").content.decode()


@pytest.mark.parametrize("failure", [ValueError("not collected"), KeyError("a library is missing")])
def test_the_error_page_needs_no_database_and_no_styles(rf, monkeypatch, failure):
    from warraq.delivery.site.errors import server_error

    build_bundle.cache_clear()
    monkeypatch.setattr(staticfiles_storage, "url", lambda name: (_ for _ in ()).throw(failure))

    response = server_error(rf.get("/"))

    assert response.status_code == 500
    assert response["Cache-Control"] == "no-store"
    assert 'lang="ar"' in response.content.decode()


def test_a_failure_answers_500_in_the_editions_language(client, db, monkeypatch):
    factories.make_edition("presse", host="presse.example", name="La Presse du port", language="fr-MA")
    client.raise_request_exception = False
    monkeypatch.setattr("warraq.delivery.site.views.resolve", lambda *a, **k: 1 / 0)

    response = client.get("/", HTTP_HOST="presse.example")

    assert response.status_code == 500
    assert 'lang="fr-MA" dir="ltr"' in response.content.decode()
    assert "La Presse du port" in response.content.decode()
