"""What an editor is told of a front: what is on it, by whose hand, and what was placed in vain."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from warraq.masthead.tests.factories import SectionFactory
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.stories.tests.factories import make_story
from warraq.newsroom.stories.tree import ensure_tree
from warraq.publishing.fronts.arrange import arrange
from warraq.publishing.fronts.models import Front, Place, Slot
from warraq.publishing.fronts.shown_now import describe_front
from warraq.publishing.release.release import release

pytestmark = pytest.mark.django_db


@pytest.fixture
def front():
    ensure_tree()
    section = SectionFactory(name="ثقافة")
    now = timezone.now()
    stories = [release(make_story(section, title=f"خبر {number}")) for number in range(4)]
    draft = make_story(section, title="مسودة")
    slots = [
        Slot(place=Place.LEAD, story=stories[0]),
        Slot(place=Place.SECOND, story=draft),
        Slot(place=Place.SECOND, story=stories[1], pinned_until=now - timedelta(hours=1)),
    ]
    return arrange(Front(edition=section.edition), slots=slots, now=now)


def test_groups_tell_what_was_placed_and_what_filled_itself(front):
    groups, left = describe_front(front, now=timezone.now())

    lead, second = groups[:2]
    assert [(story.headline, story.is_placed) for story in lead.stories] == [("خبر 0", True)]
    assert [(story.headline, story.is_placed) for story in second.stories] == [
        ("خبر 3", False),
        ("خبر 2", False),
        ("خبر 1", False),
    ]
    assert [story.headline for story in left] == ["مسودة", "خبر 1"]


def test_form_of_a_front_shows_them(front, client):
    client.force_login(Journalist.objects.create_superuser("admin", password="not used here"))

    page = client.get(reverse(front.snippet_viewset.get_url_name("edit"), args=[front.pk])).content.decode()

    assert page.count("shown-now") >= 2
    assert "خبر 3" in page
