"""Readers' pages of two names whose merge was undone: right at once, before the pages of stories follow."""

import pytest
from django.utils import timezone

from warraq.delivery.site.edition import build_masthead
from warraq.delivery.site.resolve import resolve
from warraq.newsroom.doubles.kinds import KINDS
from warraq.newsroom.doubles.verbs import merge, undo
from warraq.newsroom.stories.tests.factories import make_story, make_topic
from warraq.publishing.release.merged import follow_merges
from warraq.publishing.release.models import StoryContributor
from warraq.publishing.release.release import release

pytestmark = pytest.mark.django_db


def merged_and_followed(kind, kept, other):
    done = merge(KINDS[kind], kept_id=kept.pk, merged_id=other.pk, reason="واحد", now=timezone.now())
    follow_merges(timezone.now())
    done.refresh_from_db()
    return done


def test_an_undone_merge_gives_both_addresses_their_stories_at_once(section, kept, other):
    both = release(make_story(section, contributors=(other, kept), slug="both"))
    theirs, kepts = (
        release(make_story(section, contributors=(person,), slug=slug)) for person, slug in ((other, "a"), (kept, "b"))
    )
    done = merged_and_followed("contributor", kept, other)

    undo(done, now=timezone.now())

    masthead = build_masthead(section.edition)
    expected = {kept: {both.pk, kepts.pk}, other: {both.pk, theirs.pk}}
    for person, stories in expected.items():
        found = resolve(f"/contributors/{person.slug}/", masthead=masthead)
        assert found.contributor_id == person.pk
        assert set(found.story_contributors.values_list("story_id", flat=True)) == stories
    follow_merges(timezone.now())
    for person, stories in expected.items():
        links = StoryContributor.objects.filter(contributor__contributor_id=person.pk)
        assert set(links.values_list("story_id", flat=True)) == stories


def test_an_undone_merge_of_topics_gives_the_old_address_its_story_at_once(section):
    kept, other = make_topic("الانتخابات"), make_topic("انتخابات 2026")
    release(make_story(section, topics=(kept,), slug="kept"))
    story = release(make_story(section, topics=(other,), slug="other"))
    done = merged_and_followed("topic", kept, other)

    undo(done, now=timezone.now())

    found = resolve(f"/topics/{other.slug}/", masthead=build_masthead(section.edition))
    assert list(found.story_topics.values_list("story_id", flat=True)) == [story.pk]


def test_whoever_was_never_public_stays_unseen_when_a_merge_is_undone(section, kept, other):
    release(make_story(section, contributors=(kept,), slug="kept"))
    make_story(section, contributors=(other,), slug="draft")
    done = merged_and_followed("contributor", kept, other)

    undo(done, now=timezone.now())

    assert resolve(f"/contributors/{other.slug}/", masthead=build_masthead(section.edition)) is None
