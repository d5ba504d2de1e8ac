"""The latest, the archive, corrections, galleries and standing pages."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from warraq.delivery.site.canonical import encode
from warraq.delivery.site.tests import factories

pytestmark = pytest.mark.django_db


def soup_of(reader, address, **query):
    return BeautifulSoup(reader.get(encode(address), query).content, "html.parser")


def stories_on(soup):
    return [tag["href"] for tag in soup.main.find_all("a", href=re.compile("خبر-"))]


def test_the_latest_stand_under_their_days_and_go_on_by_key(reader, paper):
    seen, address = [], "/latest/"

    while address:
        soup = BeautifulSoup(reader.get(address).content, "html.parser")
        seen += stories_on(soup)
        older = soup.find("a", rel="next")
        address = older["href"] if older else ""

    assert len(seen) == len(set(seen)) == 30
    first = soup_of(reader, "/latest/").select_one(".stream__date")
    assert first.time["datetime"] == "2026-08-15"
    assert first.text == "السبت، 15 غشت 2026" + first.select_one(".stream__hijri").text


def test_pictures_of_the_latest_wait_until_they_are_seen_and_say_nothing_twice(reader, paper):
    soup = soup_of(reader, "/latest/")

    pictures = soup.select(".stream-list li > picture img")
    assert len(pictures) == len(soup.select(".stream-list li > h3")) == 24
    assert {(image["loading"], image["alt"]) for image in pictures} == {("lazy", "")}


@pytest.mark.parametrize(
    ("address", "links"),
    [
        ("/archive/", ["/archive/2026/"]),
        ("/archive/2026/", ["/archive/2026/08/"]),
        ("/archive/2026/08/", ["/archive/2026/08/14/", "/archive/2026/08/15/"]),
    ],
)
def test_the_archive_leads_down_to_days_that_have_stories(reader, paper, address, links):
    found = [tag["href"] for tag in soup_of(reader, address).select(".archive a")]

    assert found == links


def test_a_day_begins_at_midnight_where_the_edition_is(reader, paper):
    # 23:30 in UTC is half past midnight in Casablanca: the next day.
    late = factories.NOON.replace(day=20, hour=23, minute=30)
    factories.make_story(80, paper.sections[0], first_released_at=late)

    assert stories_on(soup_of(reader, "/archive/2026/08/21/")) == ["/رياضة/خبر-80/"]
    assert reader.get("/archive/2026/08/20/").status_code == 404


def test_a_full_day_is_paged_and_days_lead_to_their_neighbours(reader, paper):
    day = factories.NOON.replace(day=15, hour=1)
    for number in range(200, 240):
        factories.make_story(number, paper.sections[0], first_released_at=day + timedelta(minutes=number - 200))
    soup = soup_of(reader, "/archive/2026/08/15/")
    seen = stories_on(soup)

    while older := soup.find("a", rel="next"):
        soup = BeautifulSoup(reader.get(older["href"]).content, "html.parser")
        seen += stories_on(soup)

    assert len(seen) == len(set(seen)) == 40 + 20
    assert soup.find("a", string=re.compile("اليوم السابق"))["href"] == "/archive/2026/08/14/"


@pytest.mark.parametrize(
    "address",
    [
        "/archive/2025/",
        "/archive/2026/13/",
        "/archive/2026/02/30/",
        "/archive/2026/8/",
        "/archive/26/",
        "/archive/0000/",
        "/archive/2026/09/",
        "/archive/9999/",
        "/archive/x/",
        "/archive/٢٠٢٦/",
        "/archive/2026/08/15/1/",
    ],
)
def test_dates_that_hold_nothing_are_not_found(reader, paper, address):
    assert reader.get(encode(address)).status_code == 404


def test_weeks_begin_on_the_countrys_first_day_and_months_have_its_names(client, db):
    edition = factories.make_edition(
        "mashriq", host="m.example", language="ar-JO", time_zone="Asia/Amman", digits="arab"
    )
    factories.make_story(1, factories.make_section(edition, "world"))

    soup = BeautifulSoup(client.get("/archive/2026/08/", HTTP_HOST="m.example").content, "html.parser")

    assert soup.h1.text == "آب ٢٠٢٦"
    assert soup.select("thead th .unseen")[0].text == "السبت"
    assert soup.select_one(".calendar a").text == "١٤"


@pytest.mark.parametrize("address", ["/archive/", "/archive/2026/", "/archive/2026/08/", "/latest/", "/corrections/"])
def test_the_archive_costs_the_same_however_large_it_is(reader, paper, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        reader.get(address)


def test_every_correction_is_listed_with_its_story_newest_first(reader, paper):
    factories.make_correction(paper.stories[3], "والصحيح 3-1 لا 1-3.", "2026-08-17T09:00:00+00:00")

    items = soup_of(reader, "/corrections/").select(".ledger li")

    assert [item.p.text for item in items] == ["والصحيح 3-1 لا 1-3.", "ورد الاسم خطأ."]
    assert [bdi.text for bdi in items[0].p.select("bdi")] == ["3-1", "1-3"]
    assert items[1].a["href"] == "/ثقافة/خبر-30/"


def test_corrections_are_paged_by_key(reader, paper):
    for number in range(40):
        factories.make_correction(paper.stories[3], f"تصويب {number}", f"2026-08-17T09:{number:02}:00+00:00")

    first = soup_of(reader, "/corrections/")
    second = BeautifulSoup(reader.get(first.find("a", rel="next")["href"]).content, "html.parser")

    assert (len(first.select(".ledger li")), len(second.select(".ledger li"))) == (24, 17)
    assert second.select(".ledger p")[-1].text == "ورد الاسم خطأ."


def test_a_paper_without_corrections_says_so(reader, paper):
    edition = factories.make_edition("presse", host="presse.example", language="fr-MA", name="La Presse du port")
    assert edition.direction == "ltr"

    soup = BeautifulSoup(reader.get("/corrections/", HTTP_HOST="presse.example").content, "html.parser")

    assert soup.select_one(".empty").text == "Aucune correction pour le moment."


def test_a_story_with_pictures_has_a_page_of_them(reader, paper):
    article = soup_of(reader, "/ثقافة/خبر-30/")
    address = article.select_one(".more a")["href"]

    soup = soup_of(reader, address)

    assert address == "/ثقافة/خبر-30/pictures/"
    assert len(soup.select(".gallery li")) == 3
    assert soup.select_one("link[rel=canonical]")["href"].endswith(encode("/ثقافة/خبر-30/"))
    assert soup.find("template", id="gallery-tools").find("button")["aria-label"] == "الصورة السابقة"
    assert reader.get(encode("/كرة-القدم/خبر-1/pictures/")).status_code == 404


def test_a_standing_page_is_read_and_named_at_the_foot_of_every_page(reader, paper):
    soup = soup_of(reader, "/about/")

    assert (soup.h1.text, soup.select_one(".body h2#كيف-نعمل").text) == ("من نحن", "كيف نعمل")
    assert "/about/" in [tag["href"] for tag in soup_of(reader, "/").select(".footer a")]


def test_the_story_behind_this_one_is_offered_at_the_end_and_nowhere_else(reader, paper):
    soup = soup_of(reader, "/ثقافة/خبر-20/")

    offered = soup.select_one(".next-story a")

    assert offered["href"] == "/ثقافة/خبر-17/"
    assert len(soup.main.find_all("a", href=offered["href"])) == 1
    assert soup_of(reader, "/ثقافة/خبر-2/").select_one(".next-story") is None


def test_a_missing_page_offers_the_search(reader, paper):
    form = soup_of(reader, "/لا-شيء/").form

    assert (form["action"], form["method"], form.input["name"]) == ("/search/", "get", "q")
    assert form.label["for"] == form.input["id"]
