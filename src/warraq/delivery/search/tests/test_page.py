import os
import random
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache

from warraq.delivery.search import engines
from warraq.delivery.site.tests import factories
from warraq.publishing.release.models import PublishedStory


@pytest.fixture
def paper(edition, follower):
    """Two sections, a topic, a contributor, and stories on ports and theatres."""
    sport, culture = (factories.make_section(edition, slug) for slug in ("رياضة", "ثقافة"))
    topic = factories.make_topic(7, "ميناء طنجة")
    person = factories.make_contributor(5, "سلمى بنعيسى", "salma")
    for number in range(1, 31):
        factories.make_story(
            number,
            culture,
            headline=f"الميناء الجديد يستقبل السفينة رقم {number}",
            body_text="وصلت السفينة إلى الميناء فجر اليوم. وقال البحّارة إن الرحلة كانت طويلة.",
        )
    factories.make_story(31, sport, headline="إدريس يفوز بسباق الميناء", with_topics=[topic], with_people=[person])
    follower.step()
    return edition


def get(reader, query="", **headers):
    response = reader.get(f"/search/{query}", **headers)
    return response, BeautifulSoup(response.content, "html.parser")


def test_results_show_marks_excerpt_counts_and_pages(reader, paper):
    response, page = get(reader, "?q=" + quote("السفينه في ميناء"))

    assert response.status_code == 200
    assert len(page.select(".result")) == 20
    assert page.select_one(".result__headline mark").text in {"الميناء", "السفينة"}
    assert [mark.text for mark in page.select(".result")[0].select(".result__excerpt mark")] == ["السفينة", "الميناء"]
    assert "30" in page.select_one("[role=status]").text
    assert [link.select_one("bdi").text for link in page.select(".narrow a") if "section=" in link["href"]] == ["ثقافة"]
    further = page.select_one("a[rel=next]")["href"]

    _response, second = get(reader, further.removeprefix("/search/"))

    assert len(second.select(".result")) == 10
    assert second.select_one("a[rel=next]") is None


def test_an_answer_is_never_kept_and_never_listed(reader, paper):
    response, page = get(reader, "?q=" + quote("ميناء"))

    assert response["Cache-Control"] == "no-store"
    assert "noindex" in page.select_one("meta[name=robots]")["content"]
    assert page.select_one("form[role=search]")["action"] == "/search/"


def test_filters_stand_in_the_address(reader, paper):
    _response, page = get(reader, "?q=" + quote("ميناء") + "&section=" + quote("رياضة"))

    assert [item.text for item in page.select(".result__headline")] == ["إدريس يفوز بسباق الميناء"]
    assert page.select_one(".search__chip")["href"] == "/search/?q=" + quote("ميناء")
    for query in ("topic=" + quote("ميناء-طنجة"), "by=salma"):
        _response, page = get(reader, "?q=" + quote("ميناء") + "&" + query)
        assert len(page.select(".result")) == 1
    _response, page = get(reader, "?q=" + quote("ميناء") + "&from=2026-08-15&to=2026-08-15&order=old")
    assert page.select_one(".result__headline").text.endswith(" 11")


def test_ways_to_narrow_come_before_the_results_shut_and_say_how_many_are_chosen(reader, paper):
    _response, page = get(reader, "?q=" + quote("ميناء"))
    places = [tag.get("class", [""])[0] for tag in page.select(".search > *")]

    assert places == ["search__head", "search__narrow", "search__main"]
    assert not page.select_one(".search__narrow > details").has_attr("open")
    assert page.summary.text == "تضييق النتائج"

    _response, page = get(reader, "?q=" + quote("ميناء") + "&by=salma&from=2026-08-01")

    assert page.summary.text == "تضييق النتائج المختار: 2"


def test_a_slip_is_answered_with_what_was_meant(reader, paper):
    _response, page = get(reader, "?q=" + quote("المسناء"))
    assert page.select_one(".search__meant a").text == "الميناء"


def test_arabic_typed_on_a_latin_keyboard_is_understood(reader, paper):
    _response, page = get(reader, "?q=hgldkhx")
    assert page.select_one(".search__meant a").text == "الميناء"

    _response, page = get(reader, "?q=hgsutkm")  # the letters of no word that the archive has
    assert page.select_one(".search__meant") is None
    assert page.select_one(".search__hints") is not None


def test_a_withdrawn_story_is_gone_before_the_index_knows(reader, paper):
    PublishedStory.objects.filter(story_id=31).delete()

    _response, page = get(reader, "?q=" + quote("إدريس"))

    assert page.select(".result") == []


def test_an_empty_question_and_no_result_help(reader, paper):
    response, page = get(reader)
    assert response.status_code == 200
    assert len(page.select(".result")) == 20

    response, page = get(reader, "?q=" + quote("سيزيوم") + "&section=" + quote("رياضة"))
    assert response.status_code == 200
    assert page.select_one(".search__hints a")["href"] == "/search/?q=" + quote("سيزيوم")
    assert page.select(".latest, .timeline")


def test_without_an_index_the_page_says_so(reader, edition, follower):
    response, page = get(reader, "?q=" + quote("ميناء"))

    assert response.status_code == 503
    assert response["Retry-After"]
    assert page.select_one("[role=status]") is not None


def test_suggestions_are_spelled_as_the_archive_spells_them(reader, paper):
    response = reader.get("/search/suggest/?q=" + quote("سباق المين"))
    assert response.json() == {"suggestions": ["سباق الميناء"]}

    response = reader.get("/search/suggest/?q=" + quote("ادر"))
    assert response.json() == {"suggestions": ["إدريس"]}
    assert response["Cache-Control"] == "no-store"


def test_one_address_may_not_ask_without_end(reader, paper, settings):
    settings.WARRAQ_SEARCH_PER_MINUTE, settings.WARRAQ_TRUSTED_PROXIES = 1, 1
    cache.clear()

    def ask(address):
        return reader.get("/search/?q=a", HTTP_X_FORWARDED_FOR=f"198.51.100.7, {address}").status_code

    codes = [ask("203.0.113.8") for _ in range(3)]

    # The minute of the clock may turn once between.
    assert 429 in codes
    assert ask("203.0.113.9") == 200


AWKWARD = [
    *('"', "%00", "'", "*", "(", "NEAR(", "col:", "^", "-", "AND", "\\", "%", "{title body} : x", "--", '-"', '""'),
    *("الـــحـــرب", "اﻟﺤﺮب", " " * 50_000, "a:b " * 500, "(a+)+$", "\x00", "\ud800", "ا", "<script>alert(1)</script>"),
    *("-1", "0", "999999999", "1e9", "NaN", "٣", "2026-13-45", "0000-00-00", "9999-12-31"),
    *('"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "\u202e\u2066", "-" * 3000, '"' * 999, "ه" * 5000),
]


def ask_in_bytes(reader, text, **also):
    raw = quote(text.encode("utf-8", "surrogatepass"))
    rest = "".join(f"&{name}={quote(value.encode('utf-8', 'surrogatepass'))}" for name, value in also.items())
    return reader.get("/search/", QUERY_STRING=f"q={raw}{rest}")


def test_no_question_is_ever_a_failure_or_said_back_raw(reader, paper):
    for text in AWKWARD:
        response = ask_in_bytes(reader, text)
        assert response.status_code == 200, text
        assert b"<script>alert" not in response.content
        assert b"<img src=x" not in response.content
        names = ("page", "section", "topic", "by", "when", "from", "to", "edition", "order")
        assert ask_in_bytes(reader, "ميناء", **dict.fromkeys(names, text[:300])).status_code == 200, text


def test_generated_questions_are_all_answered(paper):
    """Through all that a page does with a question but its template. `GENERATED` says how many."""
    from warraq.delivery.search.choices import read_choices
    from warraq.delivery.search.results import find_results
    from warraq.delivery.site.edition import build_masthead

    rng = random.Random(6)
    masthead, engine, now = build_masthead(paper), engines.get_engine(), datetime.now(UTC)
    alphabet = "الميناءسفينةرقم\"'-*()[]{}:^\\%&<>؟،٣7aZ \t\x00\u200f\u064b\u0640\ufe8e\U0001f600"
    for _ in range(int(os.environ.get("GENERATED", "150"))):
        text = "".join(rng.choices(alphabet, k=rng.randrange(1, 25)))
        choices = read_choices({"q": text, "page": text[:3]}, masthead=masthead, editions=[paper])
        results = find_results(choices, masthead=masthead, engine=engine, now=now)
        assert results.total >= len(results.results)


def test_an_edition_does_not_find_what_another_shows_unless_asked(reader, paper, follower):
    other = factories.make_edition("tunis", host="tunis.example", name="مرفأ تونس")
    factories.make_story(40, factories.make_section(other, "أخبار"), headline="ميناء رادس يتوسع")
    from warraq.delivery.search.embedded.making import make_index
    from warraq.delivery.search.embedded.places import Places

    make_index(Places(engines.index_folder()))

    _response, page = get(reader, "?q=" + quote("رادس"))
    assert page.select(".result") == []

    _response, page = get(reader, "?q=" + quote("رادس") + "&edition=all")
    assert page.select_one(".result__headline a")["href"].startswith("https://tunis.example/")
