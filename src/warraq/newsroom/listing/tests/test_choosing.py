"""The window in which a story is chosen: what it opens on, what it finds, and for whom."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.desks.roles import Role, ensure_roles
from warraq.newsroom.desks.tests.journalists import sign_up
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.spike import spike
from warraq.newsroom.stories.tests.factories import make_story

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def newsroom():
    ensure_roles()
    edition = EditionFactory()
    return SectionFactory(edition=edition), SectionFactory(edition=edition)


def opened(client, **asked):
    """What the window holds as it opens."""
    return client.get(reverse("wagtailadmin_choose_page"), asked).json()["html"]


def found(client, text, **asked):
    return client.get(reverse("wagtailadmin_choose_page_search"), {"q": text, **asked}).text


def begun(story, *, days_ago):
    Story.objects.filter(pk=story.pk).update(latest_revision_created_at=NOW - timedelta(days=days_ago))


def test_it_opens_on_the_newest_stories_with_their_section_state_and_date(newsroom):
    client, _editor = sign_up(Role.MANAGING_EDITOR)
    begun(make_story(newsroom[0], title="خبر قديم"), days_ago=9)
    begun(make_story(newsroom[1], title="خبر جديد"), days_ago=0)

    shown = opened(client, allow_external_link="true")

    assert shown.index("خبر جديد") < shown.index("خبر قديم")
    assert newsroom[0].name in shown
    assert "story-state--draft" in shown
    assert "<time" in shown or "w-human-readable-date" in shown
    assert reverse("wagtailadmin_choose_page_external_link") in shown
    assert "breadcrumb" not in shown


def test_a_link_that_is_there_opens_the_same_window(newsroom):
    client, _editor = sign_up(Role.MANAGING_EDITOR)
    story = make_story(newsroom[0], title="خبر قديم")

    answer = client.get(reverse("wagtailadmin_choose_page_child", args=[story.get_parent().pk]))

    assert 'class="choose-page"' in answer.json()["html"]


def test_it_offers_nothing_that_has_no_page_or_is_not_theirs_to_read(newsroom):
    own, other = newsroom
    client, _editor = sign_up(Role.SECTION_EDITOR, own)
    make_story(own, title="مشترك في قسمي")
    make_story(other, title="مشترك لغيري")
    withdrawn = make_story(own, title="مشترك مسحوب")
    Story.objects.filter(pk=withdrawn.pk).update(killed_at=NOW)
    spike(make_story(own, title="مشترك متروك"), reason="مكرر", now=NOW)

    for shown in (opened(client), opened(client, page_type="stories.story"), found(client, "مشترك")):
        assert "مشترك في قسمي" in shown
        assert not any(title in shown for title in ("مشترك لغيري", "مشترك مسحوب", "مشترك متروك"))


def test_of_a_public_story_the_headline_that_readers_have_is_offered(newsroom):
    client, _editor = sign_up(Role.REPORTER)
    story = make_story(newsroom[0], title="عنوان منشور")
    story.get_latest_revision().publish()
    story.refresh_from_db()
    story.title = "عنوان لم ينشر"
    story.save_revision()

    shown = opened(client)

    assert "عنوان منشور" in shown
    assert "عنوان لم ينشر" not in shown


@pytest.mark.parametrize("typed", ["", "\x00", '"', "*", "( NEAR", "كلمة لا يقولها أحد"])
def test_any_question_is_answered(newsroom, typed):
    client, _editor = sign_up(Role.MANAGING_EDITOR)
    make_story(newsroom[0])

    answer = client.get(reverse("wagtailadmin_choose_page_search"), {"q": typed, "p": "٢x"})

    assert answer.status_code == 200
    assert "choose-page" not in answer.text


def test_it_costs_no_more_with_many_than_with_few(newsroom):
    client, _editor = sign_up(Role.MANAGING_EDITOR)
    for _number in range(2):
        make_story(*newsroom)
    opened(client)

    with CaptureQueriesContext(connection) as few:
        opened(client)
    for _number in range(6):
        make_story(*newsroom)
    with CaptureQueriesContext(connection) as many:
        opened(client)

    assert len(many) == len(few)


def test_nobody_sees_it_without_an_account(newsroom):
    for name in ("wagtailadmin_choose_page", "wagtailadmin_choose_page_search"):
        assert Client().get(reverse(name)).status_code == 302
    assert Client().get(reverse("wagtailadmin_choose_page_child", args=[1])).status_code == 302


def test_a_page_type_that_is_none_is_not_found(newsroom):
    client, _editor = sign_up(Role.MANAGING_EDITOR)

    assert client.get(reverse("wagtailadmin_choose_page"), {"page_type": "auth.user"}).status_code == 404


def test_a_place_in_the_tree_is_still_chosen_from_the_tree(newsroom):
    client, _editor = sign_up(Role.MANAGING_EDITOR)
    make_story(newsroom[0], title="ليس مكانًا")

    assert "ليس مكانًا" not in opened(client, user_perms="copy_to")
    assert "ليس مكانًا" not in found(client, "مكان", page_type="stories.storymonth")
