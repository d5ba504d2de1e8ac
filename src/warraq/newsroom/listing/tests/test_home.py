"""The home page of each role."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.admin.templatetags.wagtailadmin_tags import timesince_simple

from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.approvals.workflow import ensure_workflow
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import APPROVERS, Role, ensure_roles
from warraq.newsroom.listing.home import what_matters
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.spike import spike
from warraq.newsroom.stories.tests.factories import make_story

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon():
    """What happens in a test happens today, whenever it runs."""
    with time_machine.travel(datetime(2026, 11, 27, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def section():
    groups = ensure_roles()
    ensure_workflow(groups[role] for role in APPROVERS)
    return SectionFactory(edition=EditionFactory())


def journalist(role):
    person = Journalist.objects.create_user(f"{role}-{Journalist.objects.count()}", password="unused")
    person.groups.add(Group.objects.get(name=role))
    return Journalist.objects.get(pk=person.pk)


def shown(user, *, now):
    return {str(part.query): [story.title for story in part.stories] for part in what_matters(user, now=now)}


def test_a_story_that_should_be_out_is_red_after_half_a_minute(section):
    editor, now = journalist(Role.SECTION_EDITOR), timezone.now()
    story = make_story(section, title="تأخرت", go_live_at=now + timedelta(minutes=1))
    story.get_latest_revision().publish()
    due = now + timedelta(minutes=1)

    assert shown(editor, now=due + timedelta(seconds=29))["due=late"] == []
    late = what_matters(editor, now=due + timedelta(seconds=31))[0]
    assert (late.is_grave, [story.title for story in late.stories]) == (True, ["تأخرت"])
    client = Client()
    client.force_login(editor)
    Story.objects.filter(pk=story.pk).update(go_live_at=now - timedelta(minutes=1))
    story.get_latest_revision().__class__.objects.update(approved_go_live_at=now - timedelta(minutes=1))
    assert "matters__part--grave" in client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_reporter_sees_what_is_theirs_to_do(section):
    reporter, now = journalist(Role.REPORTER), timezone.now()
    for title in ("لي", "لغيري"):
        make_story(section, title=title)
    Story.objects.filter(title="لي").update(owner=reporter)

    parts = shown(reporter, now=now)

    assert parts[f"state=draft&writer={reporter.pk}"] == ["لي"]
    assert "لغيري" not in str(parts)
    assert "corrected=today" not in parts


def test_what_was_dropped_is_not_among_the_last_edits_nor_in_the_tree(section):
    editor, now = journalist(Role.ADMINISTRATOR), timezone.now()
    Journalist.objects.filter(pk=editor.pk).update(is_superuser=True)
    client = Client()
    client.force_login(editor)
    kept, dropped = (make_story(section, title=title) for title in ("باقية", "متروكة"))
    for story in (kept, dropped):
        story.save_revision(user=editor, log_action=True)
    spike(dropped, reason="لا حاجة إليها", now=now)

    for address in (reverse("wagtailadmin_home"), reverse("wagtailadmin_explore", args=[kept.get_parent().pk])):
        page = client.get(address).content.decode()
        assert "باقية" in page
        assert "متروكة" not in page


def test_a_reporter_sees_no_draft_of_others(section):
    reporter = journalist(Role.REPORTER)
    client = Client()
    client.force_login(reporter)
    make_story(section, title="مسودة زميل")

    assert "مسودة زميل" not in client.get(reverse("stories:index")).content.decode()


def test_what_changed_just_now_is_said_so_in_each_language():
    for language, words in (("ar", "الآن"), ("fr", "à l’instant")):
        with override(language):
            assert timesince_simple(timezone.now()) == words


def test_an_editor_sees_what_was_released_today_without_a_picture(section):
    editor = journalist(Role.MANAGING_EDITOR)
    make_story(section, title="بلا صورة").get_latest_revision().publish()

    assert shown(editor, now=timezone.now())["picture=without&state=public"] == ["بلا صورة"]


@pytest.mark.parametrize("role", [Role.REPORTER, Role.SECTION_EDITOR])
def test_the_next_headline_of_anothers_public_story_is_in_no_list(role):
    groups = ensure_roles()
    ensure_workflow(groups[approver] for approver in APPROVERS)
    section = SectionFactory(edition=EditionFactory())
    journalist = Journalist.objects.create_user("reader", password="unused")
    journalist.groups.add(groups[role])
    journalist.sections.set([SectionFactory(edition=section.edition)])
    client = Client()
    client.force_login(journalist)
    story = make_story(section, title="عنوان منشور للجميع")
    story.get_latest_revision().publish()
    story.refresh_from_db()
    story.title = "عنوان لم ينشر بعد"
    story.save_revision()

    month = reverse("wagtailadmin_explore", args=[story.get_parent().pk])
    for address in (reverse("wagtailadmin_home"), month, reverse("wagtailadmin_pages:search"), reverse("planning")):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "عنوان لم ينشر بعد" not in answer.text, address
    assert "عنوان منشور للجميع" in client.get(month).text


@pytest.mark.parametrize("kind", ["images/chooser", "documents/chooser", "snippets/choose/topics/topic"])
@pytest.mark.parametrize("chosen", ["x", "١", "9" * 40])
def test_a_choice_that_cannot_be_is_not_found(kind, chosen):
    ensure_roles()
    admin = Journalist.objects.create_superuser("admin", password="unused")
    client = Client()
    client.force_login(admin)

    assert client.get(f"/newsroom/{kind}/chosen/{chosen}/").status_code == 404
