"""Two names that are the same become one, for the newsroom and for readers."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from warraq.delivery.site.edition import build_masthead
from warraq.delivery.site.resolve import Moved, resolve
from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import Role, ensure_roles
from warraq.newsroom.doubles.kinds import KINDS
from warraq.newsroom.doubles.models import Merge
from warraq.newsroom.doubles.preview import find_doubles
from warraq.newsroom.doubles.signals import names_merged
from warraq.newsroom.doubles.verbs import CannotMerge, CannotUndo, merge, undo
from warraq.newsroom.emergency import state
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_contributor, make_story, make_topic
from warraq.newsroom.topics.models import Topic
from warraq.publishing.release.merged import follow_merges
from warraq.publishing.release.models import BulletinEntry, PublishedStory, StoryContributor, StoryTopic
from warraq.publishing.release.release import release

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)


def merge_people(kept, other, **fields):
    values = {"reason": "واحد باسمين", "now": timezone.now(), **fields}
    return merge(KINDS["contributor"], kept_id=kept.pk, merged_id=other.pk, **values)


def bylines_of(story):
    return [line.contributor for line in Story.objects.get(pk=story.pk).bylines.all()]


def follow():
    follow_merges(timezone.now())


def test_a_public_story_gets_the_kept_name_and_its_update_time_stays(section, kept, other):
    story = release(make_story(section, contributors=(other,)))
    before = PublishedStory.objects.get()

    merge_people(kept, other)
    follow()

    after = PublishedStory.objects.get()
    assert [line["name"] for line in after.bylines] == [kept.name]
    assert (after.updated_at, after.first_released_at) == (before.updated_at, before.first_released_at)
    assert [row.contributor.contributor_id for row in StoryContributor.objects.all()] == [kept.pk]
    assert bylines_of(story) == [kept]


def test_the_address_of_the_merged_one_leads_to_the_kept_one_at_once(section, kept, other):
    release(make_story(section, contributors=(other,)))

    merge_people(kept, other)

    masthead = build_masthead(section.edition)
    found = resolve(f"/contributors/{other.slug}/", masthead=masthead)
    assert isinstance(found, Moved)
    assert found.path == f"/contributors/{kept.slug}/"
    assert resolve(found.path, masthead=masthead).contributor_id == kept.pk
    last = BulletinEntry.objects.last()
    assert (last.kind, last.is_hard) == ("names_merged", True)
    assert set(last.keys) == {f"contributor:{kept.pk}", f"contributor:{other.pk}"}


def test_a_chain_of_merges_leads_to_the_last(section, kept, other):
    third = make_contributor("ع. السالمي")
    release(make_story(section, contributors=(other,)))

    merge_people(kept, other)
    follow()
    merge_people(third, kept)

    masthead = build_masthead(section.edition)
    for person in (kept, other):
        assert resolve(f"/contributors/{person.slug}/", masthead=masthead).path == f"/contributors/{third.slug}/"
    assert Contributor.everyone.get(pk=other.pk).standing == third


def test_a_draft_and_every_older_version_is_read_with_the_kept_name(section, kept, other):
    draft = make_story(section, contributors=(other,))
    old = draft.get_latest_revision()

    merge_people(kept, other)

    assert bylines_of(draft) == [kept]
    assert [line.contributor for line in old.as_object().bylines.all()] == [kept]
    assert [line.contributor for line in Story.objects.get().get_latest_revision_as_object().bylines.all()] == [kept]


def test_a_story_with_both_names_has_the_kept_one_once(section, kept, other):
    story = release(make_story(section, contributors=(other, kept)))

    merge_people(kept, other)
    follow()

    assert bylines_of(story) == [kept]
    assert len(PublishedStory.objects.get().bylines) == 1
    assert len(story.get_latest_revision_as_object().bylines.all()) == 1


def test_a_scheduled_story_goes_out_with_the_kept_name(section, kept, other):
    story = make_story(section, contributors=(other,), go_live_at=timezone.now() + timedelta(hours=1))
    story.get_latest_revision().publish()

    merge_people(kept, other)
    story.refresh_from_db()
    revision = story.scheduled_revision
    revision.publish()

    assert bylines_of(story) == [kept]


def test_a_form_that_was_open_during_the_merge_saves_the_kept_name(section, kept, other):
    story = make_story(section, contributors=(other,))
    line = story.bylines.get()
    merge_people(kept, other)

    line.contributor = Contributor.everyone.get(pk=other.pk)
    line.clean()

    assert line.contributor == kept


def test_a_story_saved_in_the_same_moment_is_found_at_the_end(section, kept, other):
    story, late = (release(make_story(section, contributors=(other,), slug=slug)) for slug in ("one", "late"))
    merge_people(kept, other)
    late.bylines.model.objects.filter(story=late).update(contributor=other)

    follow()

    assert bylines_of(story) == bylines_of(late) == [kept]


def test_its_spellings_find_the_kept_one_from_now_on(kept, other):
    merge_people(kept, other)

    assert Contributor(name="عبد الله السالمى المراسل").find_alike() == [kept]
    assert list(Contributor.objects.all()) == [kept]
    assert list(Contributor.objects.typed("المراسل")) == [kept]


def test_topics_are_merged_in_the_same_way(section):
    kept, other = make_topic("الانتخابات"), make_topic("انتخابات 2026")
    both = release(make_story(section, topics=(kept, other), slug="both"))
    one = release(make_story(section, topics=(other,), slug="one"))

    merge(KINDS["topic"], kept_id=kept.pk, merged_id=other.pk, reason="واحد", now=NOW)
    follow()

    for story in (both, one):
        row = PublishedStory.objects.get(story_id=story.pk)
        assert [topic["id"] for topic in row.topics] == [kept.pk]
        assert list(Story.objects.get(pk=story.pk).topics.all()) == [kept]
        assert list(story.get_latest_revision_as_object().topics.all()) == [kept]
    assert {row.topic.topic_id for row in StoryTopic.objects.all()} == {kept.pk}
    assert resolve(f"/topics/{other.slug}/", masthead=build_masthead(section.edition)).path == f"/topics/{kept.slug}/"


def test_a_topic_made_under_the_merged_name_is_refused_in_words_and_not_by_the_database(section):
    kept, other = make_topic("الانتخابات"), make_topic("اقتراع")
    merge(KINDS["topic"], kept_id=kept.pk, merged_id=other.pk, reason="واحد", now=NOW)

    with pytest.raises(ValidationError):
        Topic(name="اقتراع").full_clean()


def test_a_merge_is_whole_or_not_at_all(section, kept, other):
    release(make_story(section, contributors=(other,)))

    def fail(**kwargs):
        raise RuntimeError("power cut")

    names_merged.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            merge_people(kept, other)
    finally:
        names_merged.disconnect(fail)

    assert not Merge.objects.exists()
    assert Contributor.objects.count() == 2
    assert StoryContributor.objects.get().contributor.contributor_id == other.pk
    assert not ModelLogEntry.objects.filter(action="warraq.merge").exists()


def test_an_undone_merge_leaves_two_with_their_stories_and_addresses(section, kept, other):
    theirs = release(make_story(section, contributors=(other,), slug="theirs"))
    ours = release(make_story(section, contributors=(kept,), slug="ours"))
    both = release(make_story(section, contributors=(kept, other), slug="both"))
    done = merge_people(kept, other)
    follow()

    staying = undo(Merge.objects.get(pk=done.pk), now=timezone.now())
    follow()

    assert staying == 0
    assert bylines_of(theirs) == [other]
    assert bylines_of(ours) == [kept]
    assert bylines_of(both) == [kept, other]
    kept.refresh_from_db()
    assert kept.other_names == []
    assert resolve(f"/contributors/{other.slug}/", masthead=build_masthead(section.edition)).contributor_id == other.pk
    shown = PublishedStory.objects.get(story_id=both.pk).bylines
    assert [line["id"] for line in shown] == [kept.pk, other.pk]


def test_a_story_saved_since_the_merge_stays_with_the_kept_one(section, kept, other):
    story = release(make_story(section, contributors=(other,)))
    done = merge_people(kept, other)
    follow()
    Story.objects.get(pk=story.pk).save_revision()

    assert undo(Merge.objects.get(pk=done.pk), now=timezone.now()) == 1
    assert bylines_of(story) == [kept]


def test_a_merge_is_undone_once_and_only_when_its_pages_are_done(section, kept, other):
    release(make_story(section, contributors=(other,)))
    done = merge_people(kept, other)

    with pytest.raises(CannotUndo):
        undo(Merge.objects.get(pk=done.pk), now=NOW)
    follow()
    undo(Merge.objects.get(pk=done.pk), now=NOW)
    with pytest.raises(CannotUndo):
        undo(Merge.objects.get(pk=done.pk), now=NOW)


def test_what_cannot_be_one_is_refused(kept, other):
    with pytest.raises(CannotMerge):
        merge_people(kept, kept)
    for person, name in ((kept, "one"), (other, "two")):
        person.journalist = Journalist.objects.create_user(name, password="unused")
        person.save()
    with pytest.raises(CannotMerge):
        merge_people(kept, other)


def test_the_account_goes_with_the_name_and_comes_back(kept, other):
    other.journalist = Journalist.objects.create_user("salmi", password="unused")
    other.save()

    done = merge_people(kept, other)
    kept.refresh_from_db()
    assert kept.journalist == other.journalist
    undo(done, now=NOW)

    kept.refresh_from_db(), other.refresh_from_db()
    assert kept.journalist is None
    assert other.journalist is not None


def test_nothing_is_merged_while_publishing_is_frozen(kept, other):
    state.freeze(reason="", by="", now=NOW)
    try:
        with pytest.raises(ValidationError):
            merge_people(kept, other)
    finally:
        state.thaw()


def test_the_work_stops_in_time_and_goes_on_where_it_was(section, kept, other, monkeypatch):
    for number in range(3):
        release(make_story(section, contributors=(other,), slug=f"story-{number}"))
    done = merge_people(kept, other)
    ticks = iter([0.0, 0.5, 2.0])
    monkeypatch.setattr("warraq.publishing.release.merged.time.monotonic", lambda: next(ticks))

    follow()
    done.refresh_from_db()
    assert (done.done, done.finished_at) == (1, None)

    monkeypatch.undo()
    follow()
    done.refresh_from_db()
    assert done.done == 3
    assert done.finished_at is not None


def test_a_large_merge_costs_as_many_queries_as_a_small_one(section, kept, other, django_assert_max_num_queries):
    for number in range(12):
        release(make_story(section, contributors=(other,), slug=f"story-{number}"))

    with django_assert_max_num_queries(60):
        merge_people(kept, other)


def test_likely_doubles_are_found(kept):
    double = Contributor.objects.create(name="عبدالله السالمى", slug="double")
    make_contributor("ليلى")

    assert find_doubles(KINDS["contributor"]) == [(kept, double)]


@pytest.fixture
def sign_in():
    ensure_roles()

    def sign_in(role, *sections):
        journalist = Journalist.objects.create_user(f"{role}-{Journalist.objects.count()}", password="unused")
        journalist.groups.add(Group.objects.get(name=role))
        journalist.sections.set(sections)
        client = Client(HTTP_ACCEPT_LANGUAGE="en")
        client.force_login(journalist)
        return client

    return sign_in


def test_an_editor_sees_what_changes_and_merges_with_a_reason(section, kept, other, sign_in):
    release(make_story(section, contributors=(other,)))
    editor = sign_in(Role.MANAGING_EDITOR)
    url = f"{reverse('merge_names', args=['contributor'])}?kept={kept.pk}&merged={other.pk}"

    seen = editor.get(url)
    refused = editor.post(url, {"reason": ""})
    answer = editor.post(url, {"reason": "واحد باسمين"}, follow=True)

    assert (seen.context["preview"].public, seen.context["preview"].drafts) == (1, 0)
    assert refused.context["reason"].errors
    assert Merge.objects.get().reason == "واحد باسمين"
    assert "<progress" in answer.content.decode()
    follow()
    done = editor.get(reverse("merge_done", args=[Merge.objects.get().pk]), headers={"X-Requested-With": "fetch"})
    assert "data-finished" in done.content.decode()
    editor.post(reverse("undo_merge", args=[Merge.objects.get().pk]))
    assert Merge.objects.get().undone_at is not None
    assert list(ModelLogEntry.objects.order_by("pk").values_list("action", flat=True))[-2:] == [
        "warraq.merge",
        "warraq.unmerge",
    ]


@pytest.mark.parametrize("ids", ["kept=1", "kept=x&merged=y", "kept=999999&merged=1", "kept=&merged="])
def test_a_choice_that_is_none_shows_the_form_again(kept, other, sign_in, ids):
    answer = sign_in(Role.MANAGING_EDITOR).get(f"{reverse('merge_names', args=['contributor'])}?{ids}")

    assert answer.status_code == 200
    assert "preview" not in answer.context


def test_whoever_may_not_delete_a_name_may_not_merge_it(section, sign_in):
    people, topics = (reverse("merge_names", args=[kind]) for kind in ("contributor", "topic"))

    assert sign_in(Role.REPORTER).get(topics).status_code in (302, 403)
    assert sign_in(Role.SECTION_EDITOR).get(people).status_code in (302, 403)
    assert sign_in(Role.SECTION_EDITOR, section).get(topics).status_code in (302, 403)
    assert sign_in(Role.SECTION_EDITOR).get(topics).status_code == 200
    assert sign_in(Role.ADMINISTRATOR).get(reverse("merge_names", args=["desk"])).status_code == 404
