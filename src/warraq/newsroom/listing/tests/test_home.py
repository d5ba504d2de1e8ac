"""The home page of each role."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.approvals.workflow import ensure_workflow
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import APPROVERS, Role, ensure_roles
from warraq.newsroom.listing.home import what_matters
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_story

pytestmark = pytest.mark.django_db


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


def test_an_editor_sees_what_was_released_today_without_a_picture(section):
    editor = journalist(Role.MANAGING_EDITOR)
    make_story(section, title="بلا صورة").get_latest_revision().publish()

    assert shown(editor, now=timezone.now())["picture=without&state=public"] == ["بلا صورة"]
