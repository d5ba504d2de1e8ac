import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from warraq.audience.counting.apply import apply
from warraq.audience.counting.batch import Batch
from warraq.audience.counting.models import SectionHour, StoryHour
from warraq.audience.counting.rollup import roll_up
from warraq.audience.dashboard.charts import WIDTH, Point, draw
from warraq.audience.dashboard.figures import readers_now, spread, stories_now
from warraq.audience.dashboard.front_watch import watch_fronts
from warraq.audience.dashboard.models import FrontStay, ReportWish, SectionPace
from warraq.audience.dashboard.next_up import find_candidates
from warraq.audience.dashboard.overview import build_overview
from warraq.audience.dashboard.pace import keep_paces
from warraq.audience.dashboard.reports import send_reports
from warraq.delivery.site.tests.factories import HOST, make_edition, make_section, make_story
from warraq.newsroom.desks.models import Journalist
from warraq.publishing.release.models import PublishedStory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now():
    """Half past nine, whenever the test runs: an hour or a day that ends meanwhile would divide what was counted."""
    moment = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
    with time_machine.travel(moment):
        yield moment


@pytest.fixture
def section(now):
    section = make_section(make_edition())
    for number in range(1, 5):
        make_story(number, section, first_released_at=now - timedelta(hours=2, minutes=number))
    return section


@pytest.fixture
def editor(client) -> Client:
    client.force_login(Journalist.objects.create_superuser("houda", "houda@almarfa.example", "كلمة سر طويلة"))
    return client


def read(views: dict[int, int], *, at: datetime, visitors: int = 0, kind: int = 0) -> None:
    counts = {
        (HOST, story, kind): [number, number, number // 2, number // 4, 0, 30 * number]
        for story, number in views.items()
    }
    apply([Batch(counted_at=at.timestamp(), counts=counts, visitors={HOST: visitors})], now=at)


def test_the_page_shows_readers_stories_sections_and_depth_with_a_table_behind_each_chart(
    editor, section, now, django_assert_max_num_queries
):
    moment = timezone.now()
    read({1: 40, 2: 10}, at=moment, visitors=21)

    editor.get(reverse("readers"))
    with django_assert_max_num_queries(45):
        page = editor.get(reverse("readers"), {"edition": section.edition.key, "section": section.pk})

    html = BeautifulSoup(page.content, "html.parser")
    assert html.select_one("[data-readers-now]").text == "21"
    assert html.select_one("[data-views-today]").text == "50"
    chart = html.select_one("svg[role=img]")
    assert chart.title.text
    assert len(chart.select("rect")) == 24
    rows = html.select("figure table tbody tr")
    assert len(rows) == 24
    assert rows[-1].td.text == "50"
    assert "عنوان الخبر رقم 1" in html.select_one("[aria-labelledby=readers-stories] tbody").text
    assert [cell.text for cell in html.select("[aria-labelledby=readers-depth] td.readers__number")] == [
        "100%",
        "50%",
        "24%",
        "0%",
    ]


def test_an_empty_newspaper_says_so(editor, section):
    page = BeautifulSoup(editor.get(reverse("readers")).content, "html.parser")

    assert len(page.select(".readers__bare")) == 3


def test_the_page_is_for_those_who_are_signed_in(client, section):
    for name, arguments in [("readers", []), ("readers_live", []), ("readers_export", []), ("readers_story", [1])]:
        assert client.get(reverse(name, args=arguments)).status_code == 302


def test_time_runs_from_right_to_left_where_the_newsroom_does():
    points = [Point("1", 1, "1"), Point("2", 4, "4")]

    rtl = draw(points, name="x", title="", summary="", headings=("", ""), is_rtl=True)
    ltr = draw(points, name="x", title="", summary="", headings=("", ""), is_rtl=False)

    assert rtl.bars[0].x > rtl.bars[1].x
    assert ltr.bars[0].x < ltr.bars[1].x
    assert all(0 <= bar.x <= WIDTH - bar.width for bar in rtl.bars + ltr.bars)
    assert rtl.bars[0].height * 4 == pytest.approx(rtl.bars[1].height, abs=0.5)


def test_readers_now_are_those_of_five_minutes(section, now):
    read({1: 5}, at=now - timedelta(minutes=6), visitors=5)
    read({1: 2}, at=now - timedelta(minutes=2), visitors=2)

    assert readers_now(section.edition, now=now) == 2


@pytest.mark.parametrize(("hour", "minute"), [(0, 6), (9, 30), (23, 57)])
def test_today_is_compared_with_as_much_of_the_day_a_week_ago(section, now, hour, minute):
    now = now.replace(hour=hour, minute=minute)
    midnight, week = now.replace(hour=0, minute=0), timedelta(days=7)
    for whole_hour in range(24):
        read({1: 60}, at=midnight - week + timedelta(hours=whole_hour, minutes=20))
    for whole_hour in range(hour):
        read({1: 60}, at=midnight + timedelta(hours=whole_hour, minutes=20))
    read({1: minute}, at=now - timedelta(minutes=1))

    overview = build_overview(section.edition, now=now, is_rtl=True)

    assert (overview.today, overview.week_ago, overview.against_week_ago) == (hour * 60 + minute,) * 2 + (0,)


def test_stories_rise_and_fall_against_the_hour_before(section, now):
    read({1: 60, 2: 10}, at=now - timedelta(hours=1))
    read({1: 60, 2: 50}, at=now - timedelta(hours=2))
    read({1: 60, 2: 1}, at=now)

    top, fallen = stories_now(section.edition, now=now)

    assert [(row.story_id, row.views, row.before) for row in top] == [(1, 90, 60), (2, 6, 30)]
    assert [row.story_id for row in fallen] == [2]


def test_a_fresh_story_that_begins_faster_than_its_sections_usual_is_offered_unless_it_leads(section, now):
    for number in range(10, 14):
        make_story(number, section, first_released_at=now - timedelta(days=2, minutes=number))
        read({number: 20}, at=now - timedelta(days=2))
    read({1: 90, 2: 12}, at=now - timedelta(minutes=40))
    keep_paces(now=now)
    assert SectionPace.objects.get(section=section).stories == 4

    offered = find_candidates(section.edition, now=now)
    assert [one.story_id for one in offered] == [1, 2]
    assert offered[0].times == pytest.approx(4.5, abs=0.1)

    FrontStay.objects.create(edition=section.edition, story_id=1, place="lead", since=now)
    assert [one.story_id for one in find_candidates(section.edition, now=now)] == [2]


def test_places_on_the_front_are_noted_and_marked_on_the_storys_curve(editor, section, now):
    watch_fronts(now=now - timedelta(hours=1))
    watch_fronts(now=now - timedelta(minutes=50))
    lead = FrontStay.objects.get(place="lead")
    assert FrontStay.objects.filter(story_id=lead.story_id).count() == 1

    make_story(9, section, first_released_at=now)
    watch_fronts(now=now)
    lead.refresh_from_db()
    assert lead.until == now
    assert FrontStay.objects.get(place="lead", until=None).story_id == 9

    read({lead.story_id: 8}, at=now - timedelta(minutes=20))
    html = BeautifulSoup(editor.get(reverse("readers_story", args=[lead.story_id])).content, "html.parser")
    assert len(html.select(".readers-chart__mark")) == len(html.select(".readers-chart__marks li")) >= 2
    assert html.select_one("figure figcaption")


def test_the_stream_sends_the_figures_when_they_change(editor, section):
    read({1: 3}, at=timezone.now(), visitors=3)

    response = editor.get(reverse("readers_live"), {"edition": section.edition.key})
    stream = iter(response.streaming_content)
    first = next(stream).decode()

    assert response["Content-Type"] == "text/event-stream"
    assert all(line.startswith("data: ") for line in first.strip().splitlines())
    assert "data-readers-now>3<" in first


def test_an_export_runs_nothing_in_a_spreadsheet_and_joins_days_with_hours(editor, section, now):
    PublishedStory.objects.filter(story_id=2).update(headline='=HYPERLINK("https://evil.example")')
    old = now - timedelta(days=20)
    read({2: 7}, at=old)
    roll_up(now=now)
    assert not StoryHour.objects.exists()
    read({2: 5}, at=now)

    span = {"from": (old - timedelta(days=1)).date().isoformat(), "to": (now + timedelta(days=1)).date().isoformat()}
    answer = editor.get(reverse("readers_export"), {"edition": section.edition.key, **span})
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))

    assert [row[0] for row in rows[1:]] == ["2"]
    assert rows[1][1].startswith("'=")
    assert rows[1][4] == "12"
    for wrong in ({"from": "2026-99-99"}, {"from": "2026-02-02", "to": "2026-01-01"}):
        refused = editor.get(reverse("readers_export"), {"edition": section.edition.key, **wrong})
        assert refused.status_code == 400


def test_an_export_asks_as_much_for_many_stories_as_for_one(editor, section, now, django_assert_num_queries):
    def export() -> list[list[str]]:
        answer = editor.get(reverse("readers_export"), {"edition": section.edition.key})
        return list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))

    read({1: 9}, at=now)
    export()
    with CaptureQueriesContext(connection) as of_one:
        export()
    read({2: 8, 3: 7, 4: 6}, at=now)

    with django_assert_num_queries(len(of_one)):
        rows = export()

    assert [row[0] for row in rows[1:]] == ["1", "2", "3", "4"]
    assert all(row[3].startswith(section.edition.base_url) for row in rows[1:])


def test_a_report_goes_once_in_the_morning_of_the_editions_zone(section):
    morning = datetime(2026, 8, 17, 7, 5, tzinfo=UTC)  # a Monday
    read({1: 30, 2: 9}, at=datetime(2026, 8, 16, 12, tzinfo=UTC))
    read({1: 10}, at=datetime(2026, 8, 15, 12, tzinfo=UTC))
    person = Journalist.objects.create_user("houda", "houda@almarfa.example")
    ReportWish.objects.create(journalist=person, edition=section.edition, is_daily=True, is_weekly=True)

    assert send_reports(now=morning - timedelta(hours=2)) == 0
    assert send_reports(now=morning) == 2
    assert send_reports(now=morning + timedelta(minutes=1)) == 0

    daily = mail.outbox[0]
    assert "عنوان الخبر رقم 1" in daily.body
    assert "30" in daily.body
    assert 'dir="rtl"' in daily.alternatives[0][0]
    assert "49" in mail.outbox[1].body


def test_an_editor_leaves_a_story_out_of_the_most_read_from_its_card(editor, now):
    from warraq.audience.most_read.models import Exclusion
    from warraq.masthead.tests.factories import SectionFactory
    from warraq.newsroom.stories.tests.factories import make_story as make_draft
    from warraq.publishing.release.release import release

    story = make_draft(SectionFactory())
    release(story)
    address = reverse("readers_exclusion", args=[story.pk])

    editor.post(address, {"reason": ""})
    assert not Exclusion.objects.exists()
    editor.post(address, {"reason": "خبر قديم"})
    with translation.override("ar"):
        assert "خبر قديم" in editor.get(reverse("readers_story", args=[story.pk])).content.decode()
    editor.post(address, {"include": "1"})
    assert not Exclusion.objects.exists()


def test_views_are_spread_over_main_sections_and_referrers_of_the_same_sums(section, now):
    part = make_section(section.edition, "كرة-القدم", parent=section)
    other = make_section(section.edition, "اقتصاد")
    make_story(20, part)
    make_story(21, other)
    read({1: 3, 20: 4}, at=now, kind=1)
    read({21: 21}, at=now - timedelta(hours=2))
    read({21: 500}, at=now - timedelta(days=2))

    found = spread(section.edition, since=now - timedelta(days=1))

    assert [(one.name, one.views, one.percent) for one in found.sections] == [
        (other.name, 21, 75),
        (section.name, 7, 25),
    ]
    assert [one.views for one in found.referrers] == [21, 7]
    assert found.depth.quarters == (100, 46, 21, 0)
    assert found.depth.seconds == 30


def test_sums_by_section_are_those_of_its_stories(section, now):
    read({1: 3, 2: 4}, at=now)

    assert list(SectionHour.objects.values_list("views", "quarter_2")) == [(7, 3)]
