from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import Sum

from warraq.audience.counting.apply import apply, apply_waiting
from warraq.audience.counting.batch import Batch
from warraq.audience.counting.buffer import FolderBuffer
from warraq.audience.counting.models import (
    AppliedBatch,
    EditionMinute,
    SectionDay,
    SectionHour,
    StoryDay,
    StoryHour,
    StoryTotal,
)
from warraq.audience.counting.rollup import roll_up
from warraq.delivery.site.tests.factories import make_edition, make_section, make_story

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 8, 14, 12, 30, 20, tzinfo=UTC)
HOST = "almarfa.example"


@pytest.fixture
def section():
    section = make_section(make_edition())
    for number in (7, 8):
        make_story(number, section)
    return section


def make_batch(*rows: tuple[str, int, int, int], at: datetime = NOW, visitors: int = 0) -> Batch:
    counts = {(host, story, kind): [views, 0, 0, 0, 0, 5 * views] for host, story, kind, views in rows}
    return Batch(counted_at=at.timestamp(), counts=counts, visitors={HOST: visitors} if visitors else {})


def total(model) -> int:
    return model.objects.aggregate(n=Sum("views"))["n"] or 0


def test_a_batch_is_added_exactly_once_however_often_it_comes(section):
    batch, other = make_batch((HOST, 7, 0, 3), visitors=2), make_batch((HOST, 7, 0, 4), (HOST, 8, 2, 1))

    apply([batch], now=NOW)
    apply([batch, other, batch], now=NOW)
    apply([Batch.from_text(other.to_text())], now=NOW)

    assert list(StoryHour.objects.order_by("story_id").values_list("story_id", "referrer", "views")) == [
        (7, 0, 7),
        (8, 2, 1),
    ]
    assert [total(model) for model in (StoryHour, SectionHour, StoryTotal, EditionMinute)] == [8] * 4
    assert EditionMinute.objects.get().visitors == 2
    assert StoryHour.objects.get(story_id=7).hour == NOW.replace(minute=0, second=0)


def test_what_is_not_public_in_that_edition_is_not_counted(section):
    mashriq = make_section(make_edition("mashriq", host="mashriq.example"), "أخبار")
    make_story(9, mashriq)

    apply(
        [make_batch((HOST, 9, 0, 1), (HOST, 1234, 0, 1), ("evil.example", 7, 0, 1), (f"{HOST}:444", 7, 0, 1))], now=NOW
    )

    assert list(StoryHour.objects.values_list("story_id", "views")) == [(7, 1)]


def test_a_batch_that_nobody_can_remember_is_not_added(section):
    apply([make_batch((HOST, 7, 0, 1), at=NOW - timedelta(days=8))], now=NOW)
    assert total(StoryHour) == 0

    apply([make_batch((HOST, 7, 0, 1))], now=NOW)
    apply([make_batch((HOST, 7, 0, 1), at=NOW + timedelta(days=8))], now=NOW + timedelta(days=8))
    assert AppliedBatch.objects.count() == 1


def test_writes_are_as_many_however_many_views(section, tmp_path, django_assert_num_queries):
    buffer = FolderBuffer(tmp_path)
    for _number in range(20):
        buffer.put(make_batch((HOST, 7, 0, 500), (HOST, 8, 0, 300)))

    # A savepoint and its end, what is remembered, claims, hosts, stories, and one statement for each table.
    with django_assert_num_queries(10):
        assert apply_waiting(buffer, now=NOW) == 20

    assert apply_waiting(buffer, now=NOW) == 0
    assert total(StoryHour) == 16_000


def test_an_unreadable_batch_is_set_aside_and_holds_nothing_up(section, tmp_path):
    buffer = FolderBuffer(tmp_path)
    (tmp_path / "000000000000001-x.json").write_text("{")
    buffer.put(make_batch((HOST, 7, 0, 1)))

    assert apply_waiting(buffer, now=NOW) == 1

    assert total(StoryHour) == 1
    assert [path.suffix for path in tmp_path.iterdir()] == [".unreadable"]


def test_old_hours_become_days_of_the_editions_calendar_and_sums_stay_exact(section):
    late = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)  # half past midnight on 2 June in Casablanca
    for moment, views in [(late, 30), (late + timedelta(hours=3), 2), (NOW, 5)]:
        # Each is applied when it is new.
        apply([make_batch((HOST, 7, 0, views), (HOST, 8, 0, 1), at=moment)], now=moment)

    roll_up(now=NOW)
    roll_up(now=NOW)

    assert list(StoryHour.objects.values_list("views", flat=True).order_by("views")) == [1, 5]
    # The day on which hardly anybody read story 8 is gone, and its total is not.
    assert list(StoryDay.objects.values_list("story_id", "day_date", "views")) == [(7, date(2026, 6, 2), 32)]
    assert list(SectionDay.objects.values_list("views", flat=True)) == [34]
    assert dict(StoryTotal.objects.values_list("story_id", "views")) == {7: 37, 8: 3}
    assert total(SectionDay) + total(SectionHour) == total(StoryTotal)
