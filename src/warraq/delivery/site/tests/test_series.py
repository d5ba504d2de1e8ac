"""A series: every story leads to the one before and the one after, and related stories begin with the others."""

import pytest
from bs4 import BeautifulSoup

from warraq.delivery.site.canonical import encode
from warraq.delivery.site.series import find_series
from warraq.delivery.site.tests import factories
from warraq.publishing.release.models import PublishedStory


@pytest.fixture
def episodes(paper):
    """Seven stories of a series, and the topics' facts as a release writes them."""
    topic = factories.make_topic(90, "طريق الحرير")
    topic.is_series = True
    topic.save()
    facts = [{"id": 90, "name": topic.name, "path": "/topics/طريق-الحرير/", "is_series": True}]
    return [
        factories.make_story(
            100 + n, paper.sections[0], headline=f"الحلقة {n} من الطريق", with_topics=[topic], topics=facts
        )
        for n in range(1, 8)
    ]


def soup_at(reader, row):
    answer = reader.get(encode(row.path))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def related(soup):
    return [link["href"] for link in soup.select("section.related h3 a")]


def test_a_story_leads_to_the_one_before_and_the_one_after(reader, episodes):
    steps = soup_at(reader, episodes[3]).select("nav.series li a")

    assert [(step["rel"], step["href"]) for step in steps] == [
        (["prev"], episodes[2].path),
        (["next"], episodes[4].path),
    ]


def test_the_first_and_the_last_lead_one_way_and_to_the_whole(reader, episodes):
    first, last = soup_at(reader, episodes[0]), soup_at(reader, episodes[-1])

    assert [step["href"] for step in first.select("nav.series li a")] == [episodes[1].path]
    assert [step["href"] for step in last.select("nav.series li a")] == [episodes[-2].path]
    assert first.select_one("nav.series h2 a")["href"] == "/topics/طريق-الحرير/"


def test_the_order_is_the_editors_picks_then_the_series_then_the_text(reader, paper, episodes):
    row, near = episodes[3], [paper.stories[5], paper.stories[6]]
    row.picks = [{"id": episodes[1].story_id, "headline": "", "url": ""}]
    row.related = [near[0].story_id, episodes[0].story_id, near[1].story_id]
    row.save()

    soup = soup_at(reader, row)

    assert [link["href"] for link in soup.select(".also-read a")] == [episodes[1].path]
    # The two beside it are led to above, and the second is the editor's pick: neither stands here again.
    assert related(soup) == [episodes[0].path, episodes[5].path, episodes[6].path, near[0].path, near[1].path]


def test_a_withdrawn_part_is_passed_over_and_the_page_is_made_anew(reader, episodes):
    assert find_series(episodes[3]).key == "topic:90"
    PublishedStory.objects.filter(pk=episodes[4].pk).delete()

    steps = soup_at(reader, episodes[3]).select("nav.series li a")
    assert [step["href"] for step in steps] == [episodes[2].path, episodes[5].path]


def test_a_story_of_no_series_has_no_such_box_and_asks_nothing(reader, paper, django_assert_num_queries):
    assert soup_at(reader, paper.rich).select_one("nav.series") is None
    with django_assert_num_queries(0):
        assert find_series(paper.rich) is None


def test_another_editions_parts_are_not_led_to(reader, paper, episodes):
    other = factories.make_section(factories.make_edition("mashriq", host="mashriq.example"), "life")
    PublishedStory.objects.filter(pk=episodes[4].pk).delete()
    factories.make_story(105, other, with_topics=[find_topic()], first_released_at=episodes[4].first_released_at)

    steps = soup_at(reader, episodes[3]).select("nav.series li a")
    assert [step["href"] for step in steps] == [episodes[2].path, episodes[5].path]


def find_topic():
    from warraq.publishing.release.models import PublishedTopic

    return PublishedTopic.objects.get(topic_id=90)


def test_lite_pages_offer_the_series_in_its_order(reader, episodes):
    answer = reader.get(encode(f"/lite{episodes[3].path}"))

    text = BeautifulSoup(answer.content, "html.parser").text
    assert text.index("الحلقة 1 من") < text.index("الحلقة 3 من") < text.index("الحلقة 5 من") < text.index("الحلقة 7 من")


def test_the_topics_page_says_that_it_is_a_series(reader, episodes):
    answer = reader.get(encode("/topics/طريق-الحرير/"))

    assert BeautifulSoup(answer.content, "html.parser").select_one(".list-head .kicker").text == "سلسلة"
