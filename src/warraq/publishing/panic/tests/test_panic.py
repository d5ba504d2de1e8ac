"""The panic button: each part works alone, and as far as can be when the database takes no writes."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from warraq.masthead.tests.factories import SectionFactory
from warraq.newsroom.desks.roles import Role, ensure_roles
from warraq.newsroom.desks.tests.journalists import sign_up
from warraq.newsroom.emergency import state
from warraq.newsroom.emergency.state import PublishingFrozen
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.fronts.arrange import arrange
from warraq.publishing.fronts.models import Front
from warraq.publishing.panic import verbs
from warraq.publishing.panic.forms import PanicForm
from warraq.publishing.release.clock import Clock
from warraq.publishing.release.models import PublishedStory
from warraq.publishing.release.release import release
from warraq.publishing.release.withdraw import withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.WARRAQ_DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def section():
    ensure_roles()
    return SectionFactory()


@pytest.fixture
def read_only():
    """From here on the database takes no writes."""
    statements = {
        "sqlite": ("PRAGMA query_only = ON", "PRAGMA query_only = OFF"),
        "postgresql": ("SET TRANSACTION READ ONLY", None),
    }[connection.vendor]

    class ReadOnly:
        def __enter__(self):
            with connection.cursor() as cursor:
                cursor.execute(statements[0])

        def __exit__(self, *_error):
            if statements[1]:
                with connection.cursor() as cursor:
                    cursor.execute(statements[1])

    if connection.vendor == "postgresql":
        pytest.skip("a transaction that has written cannot become read-only and go back in one test")
    return ReadOnly()


def test_nothing_goes_out_while_publishing_is_frozen(section):
    now = timezone.now()
    due = make_story(section, go_live_at=now + timedelta(minutes=1))
    due.get_latest_revision().publish()
    public = release(make_story(section))
    front = Front.objects.create(edition=section.edition)

    verbs.freeze(reason="اختراق", user=None, by="هدى", now=now)

    with pytest.raises(PublishingFrozen):
        release(make_story(section))
    with pytest.raises(PublishingFrozen):
        arrange(front, slots=[], now=now)
    with time_machine.travel(now + timedelta(minutes=2)):
        assert Clock().run_due(now=timezone.now()) == 0
    withdraw(public, now=now)
    assert PublishedStory.objects.count() == 0

    verbs.lift(user=None)
    with time_machine.travel(now + timedelta(minutes=2)):
        assert Clock().run_due(now=timezone.now()) == 1
    assert Story.objects.get(pk=due.pk).live


def test_the_freeze_of_another_node_holds_here(section, folder):
    verbs.freeze(reason="", user=None, by="هدى", now=timezone.now())
    state.file_path().unlink()

    with pytest.raises(PublishingFrozen):
        release(make_story(section))


def test_a_damaged_file_freezes(section):
    state.file_path().write_text("{")

    with pytest.raises(PublishingFrozen):
        release(make_story(section))


def test_freeze_and_sessions_hold_when_the_database_is_read_only(section, read_only):
    client, _editor = sign_up(Role.MANAGING_EDITOR)
    story = release(make_story(section))
    now = timezone.now()

    with read_only:
        assert not verbs.freeze(reason="", user=None, by="هدى", now=now)
        assert not verbs.end_sessions(user=None, now=now)
        assert not verbs.withdraw_now(story.pk, note="", user=None, now=now)
        assert client.get(reverse("wagtailadmin_home")).status_code == 302
    assert state.read().is_frozen
    assert PublishedStory.objects.filter(story_id=story.pk).exists()

    verbs.withdraw_what_waits(now)
    assert not PublishedStory.objects.filter(story_id=story.pk).exists()
    assert state.read_file().to_withdraw == []


def test_everybody_must_sign_in_again(section):
    client, _editor = sign_up(Role.REPORTER)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200

    assert verbs.end_sessions(user=None, now=timezone.now())

    assert not Session.objects.exists()
    assert reverse("account_login") in client.get(reverse("wagtailadmin_home")).url


def test_whoever_signs_in_after_all_sessions_were_ended_is_in(section):
    _client, journalist = sign_up(Role.MANAGING_EDITOR)
    journalist.set_password("warraq-demo-1448")
    journalist.save()
    verbs.end_sessions(user=None, now=timezone.now())
    client = Client()

    client.post(reverse("account_login"), {"login": journalist.username, "password": "warraq-demo-1448"})

    assert client.get(reverse("wagtailadmin_home")).status_code == 200


def test_the_button_is_for_managing_editors_and_tells_everybody(section):
    managers, _manager = sign_up(Role.MANAGING_EDITOR)
    reporters, _reporter = sign_up(Role.REPORTER)
    editors, _editor = sign_up(Role.SECTION_EDITOR)
    story = release(make_story(section))
    assert editors.post(reverse("panic"), {"freeze": "on", "reason": "x"}).status_code in {302, 403}
    assert not state.read().is_frozen

    managers.post(reverse("panic"), {"freeze": "on", "story": str(story.pk), "reason": "خبر ملفق"})

    assert state.read().reason == "خبر ملفق"
    assert Story.objects.get(pk=story.pk).killed_at is not None
    withdrawn = PageLogEntry.objects.get(action="warraq.withdraw")
    assert (withdrawn.data["note"], withdrawn.data["reason"]) == ("خبر ملفق", "")
    assert "خبر ملفق" in reporters.get(reverse("wagtailadmin_home")).content.decode()
    managers.post(reverse("lift_freeze"))
    assert not state.read().is_frozen


def test_a_story_is_found_by_number_code_and_address(section):
    story = release(make_story(section))
    row = PublishedStory.objects.get()

    named = [str(story.pk), row.code, f"/s/{row.code}/", row.path, f"https://example.com{row.path}", story.full_url]
    assert {verbs.find_story(name) for name in named} == {story.pk}
    for name in ["0", "", "/nowhere/", "9" * 40]:
        with pytest.raises(verbs.NoSuchStory):
            verbs.find_story(name)


def test_reason_of_a_freeze_reorders_nothing_in_the_line_that_everybody_reads():
    form = PanicForm({"freeze": "on", "reason": "تحقّق \u202eجارٍ"})

    assert form.is_valid()
    assert form.cleaned_data["reason"] == "تحقّق جارٍ"
    assert not PanicForm({"freeze": "on", "reason": "\u200b"}).is_valid()
