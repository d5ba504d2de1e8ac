"""New zone data move what is pending to the wall time that was typed."""

import importlib.resources
import shutil
import zoneinfo
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import Role, ensure_roles
from warraq.newsroom.notices.models import Kind, Notice
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_story
from warraq.newsroom.zones.models import KnownZone
from warraq.newsroom.zones.rules import list_offsets, wall_time
from warraq.newsroom.zones.settle import find_changed, settle_zones

pytestmark = pytest.mark.django_db

ZONE = "Africa/Casablanca"
NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
# Half past eight on the clocks there, which are those of UTC now.
TYPED = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
AFTER = datetime(2026, 12, 1, 7, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now():
    """What was typed is yet to come, whenever the test runs."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def doctored(tmp_path):
    """`doctored(other)`: from now on the zone data say that Casablanca's clocks are those of another place."""

    def doctor(other):
        folder = tmp_path / "Africa"
        folder.mkdir(exist_ok=True)
        region, place = other.split("/")
        with importlib.resources.as_file(importlib.resources.files(f"tzdata.zoneinfo.{region}") / place) as file:
            shutil.copy(file, folder / "Casablanca")
        zoneinfo.reset_tzpath(to=[str(tmp_path)])
        ZoneInfo.clear_cache()

    before = zoneinfo.TZPATH
    yield doctor
    zoneinfo.reset_tzpath(to=before)
    ZoneInfo.clear_cache()


@pytest.fixture
def section():
    return SectionFactory(edition=EditionFactory(time_zone=ZONE))


def test_a_scheduled_story_goes_out_at_the_typed_time_by_the_new_rules(section, doctored):
    editor = Journalist.objects.create_user("editor")
    story = make_story(section, go_live_at=TYPED, expire_at=TYPED + timedelta(days=30))
    revision = story.get_latest_revision()
    revision.user = editor
    revision.save()
    revision.publish()
    assert settle_zones(now=NOW) == 0

    doctored("Africa/Tunis")
    assert find_changed(now=NOW) == [ZONE]
    assert settle_zones(now=NOW) == 1

    story = Story.objects.get(pk=story.pk)
    assert story.scheduled_revision.approved_go_live_at == AFTER
    assert story.get_latest_revision_as_object().go_live_at == AFTER
    assert story.get_latest_revision_as_object().expire_at == AFTER + timedelta(days=30)
    notice = Notice.objects.get()
    assert (notice.journalist, notice.kind) == (editor, Kind.TIMES)
    assert "2026-12-01 08:30" in notice.words
    assert find_changed(now=NOW) == []


def test_embargo_and_due_time_of_a_draft_move_too_and_what_is_past_stays(section, doctored):
    yesterday = NOW - timedelta(days=1)
    story = make_story(section, embargoed_until=TYPED, due_at=yesterday)
    settle_zones(now=NOW)
    doctored("Africa/Tunis")

    settle_zones(now=NOW)

    story.refresh_from_db()
    assert (story.embargoed_until, story.due_at) == (AFTER, yesterday)
    assert story.get_latest_revision_as_object().embargoed_until == AFTER


def test_settling_twice_moves_once(section, doctored):
    story = make_story(section, due_at=TYPED)
    settle_zones(now=NOW)
    doctored("Africa/Tunis")

    assert [settle_zones(now=NOW) for _time in range(3)] == [1, 0, 0]

    story.refresh_from_db()
    assert story.due_at == AFTER


def test_the_draft_of_a_public_story_keeps_its_typed_time(section, doctored):
    story = make_story(section)
    story.get_latest_revision().publish()
    draft = Story.objects.get(pk=story.pk).get_latest_revision_as_object()
    draft.go_live_at = TYPED
    draft.save_revision()
    settle_zones(now=NOW)
    doctored("Africa/Tunis")

    assert settle_zones(now=NOW) == 1

    assert Story.objects.get(pk=story.pk).get_latest_revision_as_object().go_live_at == AFTER


def test_editions_in_other_zones_and_unchanged_rules_move_nothing(section, doctored):
    elsewhere = SectionFactory(edition=EditionFactory(time_zone="Asia/Riyadh"))
    story = make_story(elsewhere, due_at=TYPED)
    settle_zones(now=NOW)
    assert settle_zones(now=NOW + timedelta(days=1)) == 0
    doctored("Africa/Tunis")

    assert settle_zones(now=NOW) == 0

    story.refresh_from_db()
    assert story.due_at == TYPED
    assert set(KnownZone.objects.values_list("key", flat=True)) == {ZONE, "Asia/Riyadh"}


def test_rules_are_noted_again_before_what_is_known_of_them_ends(section):
    settle_zones(now=NOW)
    until = KnownZone.objects.get().until

    settle_zones(now=NOW + timedelta(days=4 * 366))

    assert KnownZone.objects.get().until > until


def test_offsets_are_known_to_the_second():
    zone = ZoneInfo("Europe/Paris")
    offsets = list_offsets(zone, since=datetime(2026, 1, 1, tzinfo=UTC), until=datetime(2027, 1, 1, tzinfo=UTC))

    assert offsets[1:] == [["2026-03-29T01:00:00+00:00", 7200], ["2026-10-25T01:00:00+00:00", 3600]]
    assert f"{wall_time(datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC), offsets)}" == "2026-03-29 01:59:59"
    assert f"{wall_time(datetime(2026, 3, 29, 1, 0, tzinfo=UTC), offsets)}" == "2026-03-29 03:00:00"


@pytest.mark.parametrize(("role", "is_told"), [(Role.SECTION_EDITOR, True), (Role.REPORTER, False)])
def test_editors_see_on_their_home_page_that_pending_times_may_be_wrong(section, doctored, client, role, is_told):
    ensure_roles()
    journalist = Journalist.objects.create_user("editor")
    journalist.groups.add(Group.objects.get(name=role))
    client.force_login(journalist)
    home = reverse("wagtailadmin_home")
    settle_zones(now=timezone.now())
    assert ZONE not in client.get(home).content.decode()

    doctored("Africa/Tunis")
    assert (ZONE in client.get(home).content.decode()) is is_told

    settle_zones(now=timezone.now())
    assert ZONE not in client.get(home).content.decode()
