"""The demo's readers come while it runs, and have come when it runs again."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import Sum

from warraq.audience.counting.models import EditionMinute, SectionHour, StoryHour
from warraq.audience.newsletters.models import Issue, Letter, Subscription
from warraq.delivery.site.tests.factories import make_edition, make_section, make_story
from warraq.demo.letters import READERS, load_letters
from warraq.demo.readers import DemoReaders, load_readers

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[1, 20, 58])
def now(request):
    """A demo may begin at any minute of an hour."""
    return datetime(2026, 11, 27, 20, request.param, tzinfo=UTC)


@pytest.fixture
def edition(now):
    section = make_section(make_edition())
    for number in range(1, 9):
        make_story(number, section, first_released_at=now - timedelta(hours=number), urgency=2)
    return section.edition


def views() -> int:
    return StoryHour.objects.aggregate(n=Sum("views"))["n"] or 0


def test_each_of_the_last_hours_is_read_whole_and_this_one_as_far_as_it_has_run(edition, now):
    load_readers(now=now)

    this_hour = now.replace(minute=0)
    views_of = dict(SectionHour.objects.values_list("hour").annotate(n=Sum("views")).order_by())
    assert {this_hour - timedelta(hours=ago) for ago in range(8)} <= set(views_of)
    run = max(now.minute, 5) / 60
    assert views_of[this_hour] == pytest.approx(run * views_of[this_hour - timedelta(hours=1)], rel=0.5)


def test_somebody_reads_while_the_demo_runs(edition, now):
    load_readers(now=now)
    readers = DemoReaders()
    readers.read(now=now)
    before = views()

    for second in range(5, 300, 5):
        readers.read(now=now + timedelta(seconds=second))

    minutes = EditionMinute.objects.filter(minute__gt=now, minute__lte=now + timedelta(minutes=5))
    assert views() > before
    assert minutes.aggregate(n=Sum("visitors"))["n"] > 0


def test_a_demo_that_was_off_for_two_days_has_been_read_meanwhile_each_hour_once(edition, now):
    load_readers(now=now)
    later = now + timedelta(days=2)

    DemoReaders().read(now=later)
    hours = set(StoryHour.objects.filter(hour__gt=now, hour__lte=later).values_list("hour", flat=True))
    assert len(hours) >= 47
    counted = views()
    DemoReaders().read(now=later + timedelta(minutes=1))
    assert views() - counted < counted / 50


def test_each_edition_has_a_letter_whose_issue_waits_for_an_editor(edition, now):
    load_letters([edition], now=now)
    load_letters([edition], now=now)

    assert Letter.objects.count() == 2
    assert Subscription.objects.count() == READERS
    assert Issue.objects.get().state == Issue.State.WAITING
    assert Issue.objects.get().story_ids
