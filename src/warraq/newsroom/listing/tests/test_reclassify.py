"""Many stories get another section or a topic at once."""

import pytest
from django.urls import reverse

from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.desks.roles import Role, ensure_roles
from warraq.newsroom.desks.tests.journalists import sign_up
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_story, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def sections():
    ensure_roles()
    edition = EditionFactory()
    return [SectionFactory(edition=edition) for _nth in range(3)]


def send(client, stories, **form):
    ids = "&".join(f"id={story.pk}" for story in stories)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "reclassify"])
    return client.post(f"{url}?{ids}&next={reverse('stories:index')}", form)


def placed(story):
    return [row.section for row in Story.objects.get(pk=story.pk).story_sections.all()]


def test_drafts_and_public_stories_move_and_stay_what_they_are(sections):
    news, culture, sport = sections
    draft, public = make_story(news), make_story(news, culture)
    public.get_latest_revision().publish()

    send(sign_up(Role.MANAGING_EDITOR)[0], [draft, public], section=sport.pk)

    assert placed(draft) == [sport]
    assert placed(public) == [sport, culture]
    assert not Story.objects.get(pk=draft.pk).live
    assert Story.objects.get(pk=public.pk).live
    assert Story.objects.get(pk=draft.pk).get_latest_revision_as_object().sections == [sport]


def test_a_newer_draft_of_a_public_story_stays_a_draft(sections):
    news, culture, _sport = sections
    story = make_story(news, title="كما يراها القراء")
    story.get_latest_revision().publish()
    story = Story.objects.get(pk=story.pk)
    story.title = "نص أحدث"
    story.save_revision()

    send(sign_up(Role.MANAGING_EDITOR)[0], [story], section=culture.pk)

    kept = Story.objects.get(pk=story.pk)
    assert (kept.title, kept.has_unpublished_changes) == ("كما يراها القراء", True)
    assert placed(story) == [culture]
    latest = kept.get_latest_revision_as_object()
    assert (latest.title, latest.sections) == ("نص أحدث", [culture])


def test_a_topic_is_added_to_those_a_story_has(sections):
    old, new = make_topic("الميناء"), make_topic("البحر")
    story = make_story(sections[0], topics=(old,))

    send(sign_up(Role.MANAGING_EDITOR)[0], [story], topic=new.pk)

    assert set(Story.objects.get(pk=story.pk).get_latest_revision_as_object().topics.all()) == {old, new}


def test_an_editor_moves_stories_of_their_sections_into_their_sections(sections):
    news, culture, sport = sections
    client, _editor = sign_up(Role.SECTION_EDITOR, news, culture)
    mine, foreign = make_story(news), make_story(sport)

    send(client, [mine, foreign], section=culture.pk)
    assert (placed(mine), placed(foreign)) == ([culture], [sport])

    answer = send(client, [mine], section=sport.pk)
    assert placed(mine) == [culture]
    assert sport.name in answer.content.decode()


def test_nothing_chosen_changes_nothing(sections):
    story = make_story(sections[0])

    answer = send(sign_up(Role.MANAGING_EDITOR)[0], [story])

    assert answer.status_code == 200
    assert placed(story) == [sections[0]]


def test_a_locked_story_stays_and_is_said_to_be_locked(sections):
    free, locked = make_story(sections[0]), make_story(sections[0], locked=True)
    client, _editor = sign_up(Role.MANAGING_EDITOR)
    ids = "&".join(f"id={story.pk}" for story in (free, locked))
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "reclassify"])

    asked = client.get(f"{url}?{ids}&next={reverse('stories:index')}").content.decode()
    send(client, [free, locked], section=sections[1].pk)

    assert f"{locked.get_admin_display_title()} (مقفل)" in asked
    assert asked.count("(مقفل)") == 1
    assert (placed(free), placed(locked)) == ([sections[1]], [sections[0]])
