from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from warraq.delivery.site.canonical import encode
from warraq.delivery.site.tests import factories
from warraq.delivery.sitemaps.follow import renew_parts
from warraq.delivery.sitemaps.models import SitemapPart
from warraq.delivery.sitemaps.tests.schemas import read_sitemap
from warraq.publishing.release import bulletin
from warraq.publishing.release.following import Following, read_next
from warraq.publishing.release.models import BulletinEntry, PublishedStory

pytestmark = pytest.mark.django_db
BASE = "https://almarfa.example"


def fetch(reader, path):
    response = reader.get(path)
    assert response.status_code == 200
    return read_sitemap(response.content)


def tell(*story_ids, keys=()):
    for story_id in story_ids:
        bulletin.append(BulletinEntry.Kind.RELEASED, keys=keys, now=timezone.now(), story_id=story_id)
    Following().run(now=timezone.now())


def test_the_index_names_each_part_with_its_last_change(reader, paper):
    factories.make_story(2500, paper.sections[0])
    tell(30, 2500, keys=["topic:7", "contributor:5"])

    parts = {part["loc"]: part.get("lastmod") for part in fetch(reader, "/sitemap.xml")}

    assert parts[f"{BASE}/sitemaps/stories-0.xml"] == "2026-08-15T19:00:00+01:00"
    assert f"{BASE}/sitemaps/stories-2.xml" in parts
    assert {f"{BASE}/sitemaps/{name}.xml" for name in ("sections", "topics-0", "contributors-0")} <= parts.keys()
    for url in parts:
        assert fetch(reader, url.removeprefix(BASE))


def test_a_part_lists_what_is_at_home_here_and_nothing_else(reader, paper):
    other = factories.make_edition("mashriq", host="mashriq.example", language="ar-JO")
    factories.make_story(41, paper.sections[0], home_edition=other, home_path="/x/")
    factories.make_story(42, paper.sections[0], canonical_url="https://old.example/1")

    urls = [entry["loc"] for entry in fetch(reader, "/sitemaps/stories-0.xml")]

    assert len([url for url in urls if "/media/" not in url]) == 30
    assert reader.get("/sitemaps/stories-0.xml")["Surrogate-Key"].split()[-1] == f"stories:{paper.edition.pk}:0"


def test_a_withdrawn_story_leaves_its_part_and_an_empty_part_the_index(reader, paper):
    factories.make_story(2500, paper.sections[0])
    tell(30, 2500)
    PublishedStory.objects.filter(story_id=2500).delete()
    tell(2500)

    assert reader.get("/sitemaps/stories-2.xml").status_code == 404
    assert [part["loc"] for part in fetch(reader, "/sitemap.xml") if "stories" in part["loc"]] == [
        f"{BASE}/sitemaps/stories-0.xml"
    ]


def test_the_index_costs_the_same_however_many_stories_a_part_has(reader, paper, django_assert_max_num_queries):
    tell(30)
    with django_assert_max_num_queries(5):
        fetch(reader, "/sitemap.xml")


def test_news_of_two_days_is_listed_newest_first(reader, paper):
    with time_machine.travel(factories.NOON + timedelta(hours=52, minutes=30), tick=False):
        entries = fetch(reader, "/news-sitemap.xml")

    assert len(entries) == 26
    assert entries[0] == {
        "loc": BASE + encode("/ثقافة/خبر-30/"),
        "name": "المرفأ المغربية",
        "language": "ar",
        "publication_date": "2026-08-15T19:00:00+01:00",
        "title": paper.rich.headline,
    }


def test_without_news_the_file_is_valid_still(reader, paper):
    with time_machine.travel(factories.NOON + timedelta(days=90), tick=False):
        assert fetch(reader, "/news-sitemap.xml") == [{"loc": f"{BASE}/"}]


def test_other_spellings_lead_to_the_one_address(reader, paper):
    assert reader.get("/sitemap_index.xml")["Location"] == "/sitemap.xml"
    assert reader.get("/sitemap.xml/")["Location"] == "/sitemap.xml"
    assert reader.get("/sitemaps/stories-00.xml")["Location"] == "/sitemaps/stories-0.xml"
    assert reader.get("/sitemaps/stories-999999.xml").status_code == 404
    assert reader.get("/sitemaps/desks-0.xml").status_code == 404


def test_a_follower_reads_on_from_where_its_last_whole_batch_ended(paper):
    bulletin.append(BulletinEntry.Kind.RELEASED, keys=[], now=timezone.now(), story_id=30)

    def fails(entries, now):
        renew_parts(entries, now)
        raise RuntimeError("killed half-way")

    with pytest.raises(RuntimeError):
        read_next("sitemaps", fails, now=timezone.now())

    assert not SitemapPart.objects.exists()
    assert read_next("sitemaps", renew_parts, now=timezone.now()) > 0
    assert SitemapPart.objects.filter(kind="stories", number=0).exists()
    assert read_next("sitemaps", renew_parts, now=timezone.now()) == 0
