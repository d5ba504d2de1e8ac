from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from warraq.delivery.site.canonical import encode
from warraq.delivery.site.edition import build_masthead
from warraq.delivery.site.so_far import STEPS, find_steps
from warraq.delivery.site.tests import factories

ADDRESS = "/topics/السد/"


def soup_at(reader, address):
    path, _sign, query = address.partition("?")
    answer = reader.get(encode(path), query_params=dict([query.split("=")]) if query else None)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


@pytest.fixture
def dam(paper):
    return factories.make_topic(70, "السد")


@pytest.fixture
def tell(paper, dam):
    def tell(story_id, *, day, urgency=5, hour=0, **values):
        moment = factories.NOON + timedelta(days=day, hours=hour)
        values = {"headline": f"خبر {story_id}", "urgency": urgency, "first_released_at": moment} | values
        return factories.make_story(story_id, paper.sections[0], with_topics=[dam], **values)

    return tell


@pytest.fixture
def steps(paper, dam):
    return lambda: [step.story_id for step in find_steps(dam, masthead=build_masthead(paper.edition))]


def test_the_course_is_told_from_the_first_story_on_one_for_each_day(tell, steps):
    tell(103, day=9)
    tell(101, day=0)
    tell(102, day=4, urgency=5)
    tell(104, day=4, urgency=2, hour=1)

    assert steps() == [101, 104, 103]


def test_a_topic_of_two_days_has_no_course(tell, steps, reader):
    tell(101, day=0)
    tell(102, day=1)

    assert steps() == []
    assert soup_at(reader, ADDRESS).select_one(".so-far") is None


def test_of_many_days_the_most_urgent_stay_with_the_first_and_the_last(tell, steps):
    for number in range(20):
        tell(100 + number, day=number, urgency=1 if number == 7 else 5)

    found = steps()

    assert len(found) == STEPS
    assert found[0] == 100
    assert 107 in found
    assert found[-1] == 119
    assert found == sorted(found)


def test_the_first_story_is_told_though_a_hundred_came_after_it(tell, steps):
    for number in range(120):
        tell(200 + number, day=number)

    assert steps()[0] == 200


def test_the_page_shows_it_above_all_stories_and_only_on_its_first_part(tell, reader):
    for number in range(30):
        tell(100 + number, day=number)

    page = soup_at(reader, ADDRESS)
    items = page.select(".so-far li")
    assert len(items) == STEPS
    assert items[0].select_one("a").text == "خبر 100"
    assert items[0].select_one("time")["datetime"].startswith("2026-08-14")
    older = page.select_one("a[rel=next]")["href"]
    assert soup_at(reader, f"{ADDRESS}?{older.partition('?')[2]}").select_one(".so-far") is None
