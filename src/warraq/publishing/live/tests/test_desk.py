"""The desk of a live coverage, as an editor uses it."""

import json

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import ensure_roles
from warraq.newsroom.live.models import LiveEntry
from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.live.models import PublishedEntry
from warraq.publishing.release.models import PublishedStory
from warraq.publishing.release.release import release

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    ensure_roles()
    return release(make_story(SectionFactory(edition=EditionFactory(key="maghrib")), kind="live"))


def sign_in(client, role):
    journalist = Journalist.objects.create_user(f"{role}-1", password="كلمة سر طويلة 9")
    journalist.groups.add(Group.objects.get(name=role))
    client.force_login(journalist)
    return client


def form(headline="وصلت النتائج", text="نصّ قصير", **values):
    draft = json.dumps({"blocks": [{"key": "a", "text": text, "type": "unstyled", "depth": 0}], "entityMap": {}})
    return {
        "headline": headline,
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "text",
        "body-0-id": "",
        "body-0-value": draft,
        "happened_at": "2026-11-20 10:00",
        **values,
    }


def test_an_editor_posts_changes_withdraws_and_ends(client, story):
    sign_in(client, "managing-editor")
    desk = reverse("live_desk", args=[story.pk])
    assert client.get(desk).status_code == 200

    assert client.post(desk, form()).status_code == 302
    entry = LiveEntry.objects.get()
    assert PublishedEntry.objects.get().body_text == "نصّ قصير"
    assert "وصلت النتائج" in client.get(desk).content.decode()

    client.post(reverse("edit_live_entry", args=[entry.pk]), form(headline="النتائج كاملة", is_key="on"))
    assert PublishedEntry.objects.get().headline == "النتائج كاملة"
    assert PublishedEntry.objects.get().is_key

    client.post(reverse("withdraw_live_entry", args=[entry.pk]))
    assert PublishedEntry.objects.get().is_gone

    client.post(reverse("end_live", args=[story.pk]))
    assert PublishedStory.objects.get().live["ended_at"]
    client.post(desk, form())
    assert LiveEntry.objects.count() == 1
    client.post(reverse("resume_live", args=[story.pk]))
    assert PublishedStory.objects.get().live["ended_at"] is None


def test_what_is_wrong_is_told_at_its_field_and_nothing_is_lost(client, story):
    sign_in(client, "managing-editor")

    response = client.post(reverse("live_desk", args=[story.pk]), form(headline="", text="كتبته للتو", is_key="on"))

    assert response.status_code == 200
    assert not LiveEntry.objects.exists()
    assert "headline" in response.context["form"].errors
    kept = json.dumps("كتبته للتو")[1:-1]
    assert kept in response.content.decode().replace("\\\\", "\\")


def test_a_reporter_and_a_stranger_may_not(client, story):
    desk = reverse("live_desk", args=[story.pk])
    assert client.post(desk, form()).status_code == 302
    sign_in(client, "reporter")
    client.post(desk, form())

    assert not LiveEntry.objects.exists()


def test_a_story_that_is_no_coverage_has_no_desk(client, story):
    sign_in(client, "managing-editor")
    plain = make_story(SectionFactory(edition=EditionFactory(key="mashriq")))

    assert client.get(reverse("live_desk", args=[plain.pk])).status_code == 404
