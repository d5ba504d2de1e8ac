"""The time that a story is planned for is one that the edition's clocks show."""

from datetime import datetime

import pytest
import time_machine
from django.urls import reverse

from warraq.newsroom.desks.roles import Role
from warraq.newsroom.desks.tests.journalists import sign_up
from warraq.newsroom.planning.tests.asking import plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def test_a_time_that_the_clocks_jump_over_is_asked_about(newsroom):
    section, _other = newsroom
    section.edition.time_zone = "Asia/Beirut"
    section.edition.save()
    client, _editor = sign_up(Role.SECTION_EDITOR)

    answer = plan(client, section, due_at="2026-03-29 00:30")

    assert list(answer.context["form"].errors) == ["due_at"]


@pytest.mark.parametrize(
    ("zone", "now", "offered"),
    [
        ("Africa/Casablanca", "2026-11-27T09:10+00:00", "2026-11-27 11:00"),
        ("Africa/Casablanca", "2026-12-31T22:10+00:00", "2027-01-01 00:00"),
        # The clocks jump over the hour after two in Paris on this day, and show it twice on the next.
        ("Europe/Paris", "2026-03-29T00:10+01:00", "2026-03-29 03:00"),
        ("Europe/Paris", "2026-10-25T00:10+02:00", "2026-10-25 02:00+02:00"),
        ("Asia/Beirut", "2026-03-28T22:10+02:00", "2026-03-29 01:00"),
    ],
)
def test_the_time_that_is_offered_is_one_that_the_clocks_show(newsroom, zone, now, offered):
    section, _other = newsroom
    section.edition.time_zone = zone
    section.edition.save()
    with time_machine.travel(datetime.fromisoformat(now)):
        client, _editor = sign_up(Role.SECTION_EDITOR)

        shown_due = client.get(reverse("planning")).context["form"]["due_at"].value()

        assert shown_due == offered
        assert plan(client, section, due_at=shown_due).status_code == 302


def test_noon_is_offered_on_another_day(newsroom):
    client, _editor = sign_up(Role.SECTION_EDITOR)

    form = client.get(reverse("planning"), {"date": "2027-03-28"}).context["form"]

    assert form["due_at"].value() == "2027-03-28 12:00"
