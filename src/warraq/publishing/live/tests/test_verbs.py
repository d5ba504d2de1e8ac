from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.live.models import LiveCoverage, LiveEntry
from warraq.newsroom.stories.create import build_body
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_contributor, make_story
from warraq.publishing.live.models import PublishedEntry
from warraq.publishing.live.verbs import NotLive, end, post, resume, withdraw_entry
from warraq.publishing.release.models import BulletinEntry, PublishedStory
from warraq.publishing.release.release import release
from warraq.publishing.release.republish import republish
from warraq.publishing.release.withdraw import withdraw

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def story():
    section = SectionFactory(edition=EditionFactory(key="maghrib"))
    return release(make_story(section, kind="live", title="مباشر: انتخاب مجلس المدينة"))


def entry_for(story, headline="مستجدّ", text="<p>نصّ <script>alert(1)</script>قصير.</p>", **values):
    body = build_body([{"type": "text", "value": text}])
    return LiveEntry(story=story, headline=headline, body=body, happened_at=NOW, **values)


def lines(kind):
    return list(BulletinEntry.objects.filter(kind=kind).order_by("pk"))


def test_a_posted_entry_is_public_at_once_and_tells_the_bulletin(story):
    entry = post(entry_for(story, contributor=make_contributor(), is_key=True), now=NOW)

    row = PublishedEntry.objects.get()
    (line,) = lines("live_entry")
    assert (row.entry_id, row.story_id, row.change) == (entry.pk, story.pk, line.pk)
    assert line.keys == [f"live:{story.pk}"]
    assert row.byline["name"] == "سلمى بنزهرون"
    assert "script" not in row.body[0]["html"]
    assert row.body_text == "نصّ قصير."
    assert PublishedStory.objects.get().live["started_at"] == NOW.isoformat()


def test_a_change_has_a_newer_number_and_no_change_has_none(story):
    entry = post(entry_for(story), now=NOW)
    first = PublishedEntry.objects.get().change

    entry.headline = "مصحّح"
    post(entry, now=NOW + timedelta(minutes=5))
    row = PublishedEntry.objects.get()
    assert (row.headline, row.change > first) == ("مصحّح", True)
    assert row.updated_at == NOW + timedelta(minutes=5)

    republish()
    assert PublishedEntry.objects.get().change == row.change
    assert len(lines("live_entry")) == 2


def test_a_withdrawn_entry_leaves_an_empty_place_and_is_told_as_hard(story):
    entry = post(entry_for(story), now=NOW)
    withdraw_entry(entry, now=NOW + timedelta(minutes=1))

    row = PublishedEntry.objects.get()
    assert (row.is_gone, row.headline, row.body, row.body_text) == (True, "", [], "")
    assert lines("live_entry")[-1].is_hard

    post(entry, now=NOW + timedelta(minutes=2))
    assert PublishedEntry.objects.get().is_gone


def test_entries_of_a_draft_wait_for_its_release_and_go_with_its_withdrawal():
    section = SectionFactory(edition=EditionFactory(key="maghrib"))
    draft = make_story(section, kind="live")
    post(entry_for(draft), now=NOW)
    assert not PublishedEntry.objects.exists()

    story = release(draft)
    assert PublishedEntry.objects.get().headline == "مستجدّ"

    withdraw(story, now=NOW)
    assert not PublishedEntry.objects.exists()


def test_an_ended_coverage_takes_no_new_entry_until_it_is_resumed(story):
    entry = post(entry_for(story), now=NOW)
    end(story, now=NOW + timedelta(hours=1))
    assert PublishedStory.objects.get().live["ended_at"] == (NOW + timedelta(hours=1)).isoformat()
    assert PublishedStory.objects.get().card["is_live"] is False

    with pytest.raises(NotLive):
        post(entry_for(story), now=NOW)
    with pytest.raises(NotLive):
        end(story, now=NOW)
    entry.headline = "تصحيح بعد الختام"
    post(entry, now=NOW + timedelta(hours=2))
    assert PublishedEntry.objects.get().headline == "تصحيح بعد الختام"

    resume(story, now=NOW + timedelta(hours=3))
    post(entry_for(story), now=NOW)
    assert PublishedStory.objects.get().card["is_live"] is True


def test_only_a_live_story_takes_entries_and_only_entries_that_say_something(story):
    plain = release(make_story(SectionFactory(edition=EditionFactory(key="mashriq"))))
    with pytest.raises(NotLive):
        post(entry_for(plain), now=NOW)
    with pytest.raises(ValidationError):
        post(LiveEntry(story=story, happened_at=NOW), now=NOW)
    with pytest.raises(ValidationError):
        post(entry_for(story, headline="", is_key=True), now=NOW)
    assert not LiveEntry.objects.exists()


def test_a_story_that_is_no_coverage_any_more_shows_no_entries(story):
    post(entry_for(story), now=NOW)
    fresh = Story.objects.get(pk=story.pk)
    fresh.kind = "news"
    release(fresh)
    republish()

    assert not PublishedEntry.objects.exists()
    assert PublishedStory.objects.get().live is None
    assert LiveCoverage.objects.exists()
