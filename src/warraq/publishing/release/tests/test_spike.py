"""Spiking a draft, and taking that back."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, TaskState, WorkflowState

from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.approvals.workflow import ensure_workflow
from warraq.newsroom.desks.roles import APPROVERS, Role, ensure_roles
from warraq.newsroom.desks.tests.journalists import sign_up
from warraq.newsroom.listing.home import what_matters
from warraq.newsroom.stories.intake.taking_in import is_untouched
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.readiness import StoryWasSpiked
from warraq.newsroom.stories.spike import StillPublic, spike, unspike
from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.release.clock import Clock
from warraq.publishing.release.models import PublishedStory
from warraq.publishing.release.release import release

pytestmark = pytest.mark.django_db
REASON = "نشرت الوكالة الخبر نفسه أمس"


@pytest.fixture
def newsroom():
    groups = ensure_roles()
    ensure_workflow(groups[role] for role in APPROVERS)
    edition = EditionFactory()
    return SectionFactory(edition=edition), SectionFactory(edition=edition)


def drop(story, *, now=None):
    spike(story, reason=REASON, now=now or timezone.now())
    return Story.objects.get(pk=story.pk)


def titles(client, **filters):
    return {story.title for story in client.get(reverse("stories:index"), filters).context["object_list"]}


def test_a_spiked_story_leaves_the_lists_and_is_found(newsroom):
    client, editor = sign_up(Role.MANAGING_EDITOR)
    make_story(newsroom[0], title="باقية")
    story = make_story(newsroom[0], title="متروكة", due_at=timezone.now(), assigned_to=editor)

    drop(story)

    assert titles(client) == titles(client, state="draft") == {"باقية"}
    assert titles(client, due="soon") == titles(client, waiting="me") == set()
    assert not any(part.stories for part in what_matters(editor, now=timezone.now()))
    assert titles(client, state="spiked") == {"متروكة"}
    assert titles(client, q="متروكة") == {"متروكة"}
    row = client.get(reverse("stories:index"), {"state": "spiked"}).context["table"].data[0].row
    assert (row.state, row.is_late) == ("spiked", False)


def test_its_approval_and_its_schedule_end(newsroom):
    now = timezone.now()
    read, due = (make_story(newsroom[0], go_live_at=at) for at in (None, now + timedelta(hours=1)))
    read.get_workflow().start(read, None)
    due.get_latest_revision().publish()

    drop(read)
    drop(due)

    assert WorkflowState.objects.get().status == WorkflowState.STATUS_CANCELLED
    assert not TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).exists()
    assert Clock().run_due(now=now + timedelta(hours=2)) == 0
    assert not PublishedStory.objects.exists()


def test_it_is_not_released_until_restored(newsroom):
    old = make_story(newsroom[0]).get_latest_revision()
    story = drop(old.content_object)
    with pytest.raises(StoryWasSpiked):
        release(story)
    with pytest.raises(StoryWasSpiked):
        Story.objects.get(pk=story.pk).publish(old)

    unspike(story)
    release(Story.objects.get(pk=story.pk).get_latest_revision_as_object())

    assert PublishedStory.objects.count() == 1
    fresh = Story.objects.get(pk=story.pk)
    assert (fresh.spiked_at, fresh.spike_reason) == (None, "")


def test_a_public_story_is_withdrawn_instead_and_a_reason_is_due(newsroom):
    story = make_story(newsroom[0])
    with pytest.raises(ValidationError):
        spike(story, reason=" ", now=timezone.now())
    release(story)

    with pytest.raises(StillPublic):
        drop(story)

    assert Story.objects.filter(spiked_at=None).count() == 1


def test_who_may(newsroom):
    news, culture = newsroom
    writers, writer = sign_up(Role.REPORTER, news)
    mine, others, public = (make_story(news) for _ in range(3))
    Story.objects.filter(pk=mine.pk).update(owner=writer)
    release(public)
    elsewhere, _editor = sign_up(Role.SECTION_EDITOR, culture)
    here, _editor = sign_up(Role.SECTION_EDITOR, news)

    def tries(client, story):
        client.post(reverse("spike_story", args=[story.pk]), {"reason": REASON})
        return Story.objects.filter(pk=story.pk, spiked_at__isnull=False).exists()

    assert not tries(writers, others)
    assert not tries(elsewhere, others)
    assert not tries(here, public)
    assert tries(writers, mine)
    assert tries(here, others)
    elsewhere.post(reverse("restore_story", args=[others.pk]))
    writers.post(reverse("restore_story", args=[mine.pk]))
    assert [story.pk for story in Story.objects.filter(spiked_at__isnull=False)] == [others.pk]


def test_what_an_editor_scheduled_a_reporter_does_not_drop(newsroom):
    _client, writer = sign_up(Role.REPORTER)
    _client, editor = sign_up(Role.MANAGING_EDITOR)
    story = make_story(newsroom[0], go_live_at=timezone.now() + timedelta(hours=1))
    Story.objects.filter(pk=story.pk).update(owner=writer)
    story.get_latest_revision().publish()
    story = Story.objects.get(pk=story.pk)

    assert not story.permissions_for_user(writer).can_spike()
    assert story.permissions_for_user(editor).can_spike()


def test_its_page_says_why_offers_to_restore_and_takes_no_change(newsroom):
    client, editor = sign_up(Role.MANAGING_EDITOR)
    story = make_story(newsroom[0])

    answer = client.post(reverse("spike_story", args=[story.pk]), {"reason": REASON}, follow=True)

    assert reverse("restore_story", args=[story.pk]) in answer.text
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk]))
    assert REASON in shown.text
    assert reverse("restore_story", args=[story.pk]) in shown.text
    assert Story.objects.get(pk=story.pk).permissions_for_user(editor).page_locked()
    client.post(reverse("restore_story", args=[story.pk]))
    assert Story.objects.get(pk=story.pk).spiked_at is None
    kept = PageLogEntry.objects.filter(page_id=story.pk, user=editor).order_by("timestamp")
    assert [entry.action for entry in kept if entry.action.startswith("warraq.")] == ["warraq.spike", "warraq.unspike"]
    assert kept.get(action="warraq.spike").data["reason"] == REASON


def test_an_import_does_not_bring_it_back(newsroom):
    story = make_story(newsroom[0])
    assert is_untouched(story)

    assert not is_untouched(drop(story))


def test_no_chooser_offers_it(newsroom):
    client, _editor = sign_up(Role.MANAGING_EDITOR)
    make_story(newsroom[0], title="باقية للاختيار")
    drop(make_story(newsroom[0], title="متروكة للاختيار"))

    found = client.get(reverse("wagtailadmin_choose_page_search"), {"q": "للاختيار", "page_type": "stories.story"}).text

    assert "باقية للاختيار" in found
    assert "متروكة للاختيار" not in found
