from datetime import timedelta

import pytest
from django.utils import timezone

from warraq.command.checkup.finding import State
from warraq.command.checkup.front import check_front
from warraq.delivery.cache.models import Listener, Purge
from warraq.publishing.release import bulletin
from warraq.publishing.release.models import BulletinEntry


def withdraw(*, ago=0):
    happened_at = timezone.now() - timedelta(seconds=ago)
    kind = BulletinEntry.Kind.WITHDRAWN
    return bulletin.append(kind, keys=["story:7"], now=happened_at, story_id=7, is_hard=True)


@pytest.mark.django_db
@pytest.mark.parametrize(("position", "ago", "state"), [(99, 60, State.GREEN), (0, 1, State.AMBER), (0, 60, State.RED)])
def test_doctor_tells_of_a_withdrawal_that_is_not_everywhere(position, ago, state):
    Listener.objects.create(
        name="a", machine="elsewhere", process=1, position=position * 10**6, heard_at=timezone.now()
    )
    withdraw(ago=ago)

    (finding,) = check_front(now=timezone.now())

    assert finding.state is state
    assert bool(finding.remedy) is (state is not State.GREEN)


@pytest.mark.django_db
def test_doctor_tells_of_a_cache_that_does_not_listen():
    entry = withdraw()
    Purge.objects.create(
        backend="fastly+https://cdn.example/?token=secret",
        entry_id=entry.pk,
        due_at=timezone.now(),
        attempts=3,
        error="ConnectionError",
    )

    finding = list(check_front(now=timezone.now()))[1]

    assert finding.state is State.RED
    assert "ConnectionError" in finding.found
    assert "secret" not in finding.found


@pytest.mark.django_db
def test_amber_when_no_process_can_say_whether_it_is_gone():
    withdraw(ago=60)

    (finding,) = check_front(now=timezone.now())

    assert finding.state is State.AMBER
    assert "warraq up" in finding.remedy
