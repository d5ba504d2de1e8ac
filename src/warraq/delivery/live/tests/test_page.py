import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from warraq.delivery.live.tests.conftest import post
from warraq.delivery.site.canonical import encode
from warraq.delivery.site.tests import factories
from warraq.publishing.live.models import PublishedEntry

pytestmark = pytest.mark.django_db
ADDRESS = encode("/رياضة/خبر-90/")


def soup_of(reader, path=ADDRESS):
    response = reader.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def ids(soup, place="[data-live-entries]"):
    return [int(entry["id"].removeprefix("entry-")) for entry in soup.select(f"{place} .live-entry")]


def test_entries_stand_newest_first_with_the_pinned_one_above(reader, coverage):
    soup = soup_of(reader)

    assert ids(soup) == [60, *range(58, 34, -1)]
    assert ids(soup, "[data-live-pinned]") == [5]
    assert [link.text.split()[-1] for link in soup.select("[data-live-points] a")] == ["50", "9"]
    entry = soup.select_one("#entry-60")
    assert entry.select_one("time")["datetime"] == "2026-08-14T14:00:00+01:00"
    assert entry.select_one("a[rel=author]")["href"] == "/contributors/salma/"
    assert soup.select_one("[data-live]")["data-live"] == coverage.code


def test_an_entry_that_was_changed_on_another_day_says_on_which(reader, coverage):
    midnight = factories.NOON + timedelta(hours=11)  # where the edition is
    post(coverage, 60, happened_at=midnight - timedelta(minutes=20), updated_at=midnight - timedelta(minutes=5))
    post(coverage, 58, happened_at=midnight - timedelta(minutes=20), updated_at=midnight + timedelta(minutes=5))

    soup = soup_of(reader)

    assert soup.select_one("#entry-60 .live-entry__foot time").text == "23:55"
    assert soup.select_one("#entry-58 .live-entry__foot time").text == "00:05 15 غشت"


def test_older_entries_are_on_pages_cut_by_entry(reader, coverage):
    first = soup_of(reader)
    second = soup_of(reader, first.select_one(".older a")["href"])
    third = soup_of(reader, second.select_one(".older a")["href"])

    shown = [*ids(first), *ids(second, ".live"), *ids(third, ".live")]
    assert shown == [number for number in range(60, 0, -1) if number not in (5, 59)]
    assert second.select_one("meta[name=robots]")["content"].startswith("noindex")
    assert second.select_one("link[rel=canonical]")["href"] == f"https://almarfa.example{ADDRESS}"
    assert reader.get(f"/live/{coverage.code}/before-999/").status_code == 404


def test_machines_are_told_of_a_live_blog(reader, coverage):
    graph = json.loads(soup_of(reader).find("script", type="application/ld+json").string)["@graph"]
    node = graph[0]

    assert node["@type"] == "LiveBlogPosting"
    assert node["coverageStartTime"] == "2026-08-14T13:00:00+01:00"
    assert "coverageEndTime" not in node
    assert len(node["liveBlogUpdate"]) == 26
    for update in node["liveBlogUpdate"]:
        assert update["@type"] == "BlogPosting"
        assert all(
            update[name] for name in ("headline", "articleBody", "datePublished", "dateModified", "url", "author")
        )
        assert update["url"].startswith(f"https://almarfa.example{ADDRESS}#entry-")


def test_an_ended_coverage_says_when_and_asks_for_nothing_more(reader, coverage):
    coverage.live = {**coverage.live, "ended_at": "2026-08-14T18:00:00+00:00"}
    coverage.save()

    soup = soup_of(reader)

    assert soup.select_one("[data-live]") is None
    assert [script for script in soup.select("script[src]") if "live.js" in script["src"]] == []
    assert soup.select_one(".live__state time")["datetime"] == "2026-08-14T19:00:00+01:00"
    node = json.loads(soup.find("script", type="application/ld+json").string)["@graph"][0]
    assert node["coverageEndTime"] == "2026-08-14T19:00:00+01:00"
    assert json.loads(reader.get(f"/live/{coverage.code}/after-0.json").content)["ended"] is True


def test_updates_tell_what_came_after_a_change(reader, coverage):
    def after(number):
        return json.loads(reader.get(f"/live/{coverage.code}/after-{number}.json").content)

    latest = int(soup_of(reader).select_one("[data-live]")["data-latest"])
    assert after(latest)["entries"] == []
    post(coverage, 61, headline="<b>جديد</b>")
    post(coverage, 60, headline="مصحّح")
    post(coverage, 58, is_gone=True, body=[])

    told = after(latest)

    assert [entry["id"] for entry in told["entries"]] == [61, 60]
    assert told["gone"] == [58]
    assert told["latest"] == latest + 3
    assert BeautifulSoup(told["entries"][0]["html"], "html.parser").h3.text == "<b>جديد</b>"
    assert "<b>" not in told["entries"][0]["html"]
    assert "نقطة بارزة 50" in told["keyPoints"]
    assert after(latest + 3)["entries"] == []
    assert after(0)["more"] is True


@pytest.mark.parametrize("path", ["/live/y/after-1.json", "/live/zzz/after-1.json", "/live/2t/after-x.json"])
def test_only_a_live_story_has_updates(reader, coverage, path):
    assert reader.get(path).status_code == 404


def test_a_live_page_names_its_coverage_and_not_the_story_alone(reader, coverage):
    for path in (ADDRESS, f"/live/{coverage.code}/after-1.json"):
        assert {"live:90", "story:90"} <= set(reader.get(path)["Surrogate-Key"].split())


def test_a_long_coverage_costs_no_more_queries(reader, coverage, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        reader.get(ADDRESS)
    for number in range(100, 140):
        post(coverage, number)

    with django_assert_num_queries(len(captured)):
        reader.get(ADDRESS)


def test_a_coverage_without_entries_says_so(reader, paper):
    factories.make_story(91, paper.sections[0], kind="live", live={"started_at": None, "ended_at": None})

    assert soup_of(reader, encode("/رياضة/خبر-91/")).select_one("[data-live-empty]") is not None


def test_the_lite_page_has_the_entries_too(reader, coverage):
    soup = soup_of(reader, f"/lite{ADDRESS}")

    assert "نصّ المستجدّ 60." in soup.main.text
    assert "live:90" in reader.get(f"/lite{ADDRESS}")["Surrogate-Key"].split()
    assert PublishedEntry.objects.count() == 60
