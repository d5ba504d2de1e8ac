"""A small mend: readers get the text, and «آخر تحديث» stays."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import Role, ensure_roles
from warraq.newsroom.listing.reclassify import reclassify
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.release.models import BulletinEntry, PublishedStory
from warraq.publishing.release.release import release

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    return SectionFactory(edition=EditionFactory())


@pytest.fixture
def story(section):
    """Released three hours ago and updated two hours ago."""
    ago = timezone.now() - timedelta(hours=3)
    story = release(make_story(section), first_released_at=ago)
    story.title = "عنوان محدّث"
    release(story)
    Story.objects.filter(pk=story.pk).update(public_updated_at=ago + timedelta(hours=1))
    PublishedStory.objects.update(updated_at=ago + timedelta(hours=1))
    return Story.objects.get(pk=story.pk)


def test_mend_reaches_readers_and_leaves_the_update_time(story):
    known = PublishedStory.objects.get().updated_at
    draft = story.get_latest_revision_as_object()
    draft.title = "عنوان بلا خطأ"

    revision = draft.save_revision()
    draft.publish(revision, moves_update_time=False)

    row = PublishedStory.objects.get()
    assert (row.headline, row.updated_at) == ("عنوان بلا خطأ", known)
    assert BulletinEntry.objects.latest("pk").kind == BulletinEntry.Kind.RELEASED


def test_update_moves_it(story):
    known = PublishedStory.objects.get().updated_at
    story.title = "خبر جديد في الخبر"

    release(story)

    assert PublishedStory.objects.get().updated_at > known + timedelta(hours=1)


def test_a_story_never_updated_is_still_not(section):
    story = release(make_story(section), first_released_at=timezone.now() - timedelta(hours=3))
    story.title = "عنوان بلا خطأ"

    story.publish(story.save_revision(), moves_update_time=False)

    row = PublishedStory.objects.get()
    assert row.headline == "عنوان بلا خطأ"
    assert not row.is_updated


def test_another_section_is_no_update(story):
    known = PublishedStory.objects.get().updated_at

    reclassify(story, section=SectionFactory(edition=story.home_edition))

    assert PublishedStory.objects.get().updated_at == known


def form_of(story, **more):
    counts = {
        f"{name}-{kind}_FORMS": "0" for name in ("bylines", "picks", "corrections", "comments")
        for kind in ("TOTAL", "INITIAL")
    }  # fmt: skip
    return {
        "title": story.title, "slug": story.slug, "kind": story.kind, "urgency": "5", "body-count": "1", "body-0-type": "text",
        "body-0-order": "0", "body-0-deleted": "", "body-0-id": "", "body-0-value": '{"blocks": [{"key": "a", '
        '"type": "unstyled", "text": "نص", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}',
        "story_sections-TOTAL_FORMS": "1", "story_sections-INITIAL_FORMS": "1",
        "story_sections-0-id": story.story_sections.get().pk,
        "story_sections-0-section": story.story_sections.get().section_id, "story_sections-0-ORDER": "1",
        **counts, **more,
    }  # fmt: skip


@pytest.fixture
def editor(section):
    ensure_roles()
    journalist = Journalist.objects.create_user("editor", password="unused")
    journalist.groups.add(Group.objects.get(name=Role.SECTION_EDITOR))
    journalist.sections.add(section)
    client = Client()
    client.force_login(journalist)
    return client


def test_the_button_on_the_page_of_the_story_mends(story, editor):
    known = PublishedStory.objects.get().updated_at
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert 'value="mend"' in editor.get(address).text

    answer = editor.post(address, form_of(story, title="عنوان بلا خطأ") | {"action-publish": "mend"})

    assert answer.status_code == 302
    row = PublishedStory.objects.get()
    assert (row.headline, row.updated_at) == ("عنوان بلا خطأ", known)
    assert PageLogEntry.objects.filter(action="warraq.mend", page_id=story.pk).count() == 1


def test_a_mend_for_later_is_refused_at_the_schedule(story, editor):
    tomorrow = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])

    answer = editor.post(address, form_of(story, title="غدًا", go_live_at=tomorrow) | {"action-publish": "mend"})

    assert answer.status_code == 200
    assert "go_live_at" in answer.context["form"].errors
    assert PublishedStory.objects.get().headline == story.title


def test_a_draft_has_no_such_button(section, editor):
    draft = make_story(section)

    assert 'value="mend"' not in editor.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).text
