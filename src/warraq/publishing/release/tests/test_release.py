from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from warraq.masthead.models import Section
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.readiness import StoryNotReady, StoryUnderEmbargo
from warraq.newsroom.stories.tests.factories import HEADLINE, make_contributor, make_story, make_topic
from warraq.publishing.release.models import Address, BulletinEntry, Placement, PublishedStory, StoryTopic
from warraq.publishing.release.release import release

pytestmark = pytest.mark.django_db


def entries(story: Story) -> list[BulletinEntry]:
    return list(BulletinEntry.objects.filter(story_id=story.pk))


def test_a_released_story_has_its_row_its_address_and_its_line_in_the_bulletin(section: Section):
    story = make_story(section, topics=(make_topic("المكتبات"),), contributors=(make_contributor(),))

    story = release(story)

    row = PublishedStory.objects.get(story_id=story.pk)
    assert story.live
    assert row.headline == HEADLINE
    assert row.path.startswith("/مجتمع/افتتاح-مكتبة-الحي")
    assert row.version == 1
    assert row.body[0]["html"].count("<p>") == 1
    assert row.bylines[0]["name"] == "سلمى بنزهرون"
    assert [entry.kind for entry in entries(story)] == ["released"]
    topic_id = story.topics.get().pk
    assert {f"story:{story.pk}", f"section:{section.pk}", f"topic:{topic_id}"} <= set(entries(story)[0].keys)


def test_a_story_shared_with_another_edition_has_a_row_there_that_points_home(section: Section, other_section: Section):
    story = release(make_story(section, other_section))

    home = PublishedStory.objects.get(edition=section.edition)
    shared = PublishedStory.objects.get(edition=other_section.edition)
    assert shared.home_edition == home.edition
    assert shared.home_path == home.path
    assert shared.path.startswith("/life/")
    assert shared.path.isascii()  # its own slug policy, not the home edition's
    assert shared.code == home.code
    assert shared.story_id == story.pk


def test_a_story_in_a_sub_section_is_listed_in_the_main_section_too(section: Section):
    child = Section.objects.create(edition=section.edition, parent=section, name="أحياء", slug="أحياء")

    story = release(make_story(child))

    assert set(Placement.objects.filter(story_id=story.pk).values_list("section_id", flat=True)) == {
        section.pk,
        child.pk,
    }
    assert [part["name"] for part in PublishedStory.objects.get().trail] == ["مجتمع", "أحياء"]


def test_what_is_only_in_a_draft_is_nowhere_in_the_public_record(section: Section):
    story = release(make_story(section))

    story.title = "عنوان لم يُنشر بعد"
    story.save_revision()

    assert not PublishedStory.objects.filter(headline=story.title).exists()
    assert len(entries(story)) == 1


def test_releasing_again_raises_the_version_and_tells_of_the_update(section: Section):
    story = release(make_story(section), first_released_at=None)
    first = PublishedStory.objects.get()
    story.standfirst = "جملة جديدة تحت العنوان."

    release(story)

    row = PublishedStory.objects.get()
    assert row.version == first.version + 1
    assert row.first_released_at == first.first_released_at
    assert row.updated_at > first.updated_at


def test_a_new_slug_leaves_the_old_address_to_the_story(section: Section):
    story = release(make_story(section))
    old = PublishedStory.objects.get().path
    story.slug = "مكتبة-الحي"

    release(story)

    assert PublishedStory.objects.get().path == "/مجتمع/مكتبة-الحي/"
    assert Address.objects.get(path=old).story_id == story.pk


def test_two_stories_of_one_slug_get_two_addresses(section: Section):
    one = release(make_story(section))
    other = release(make_story(section, now=timezone.now() - timedelta(days=70)))

    assert one.slug == other.slug
    paths = set(PublishedStory.objects.values_list("path", flat=True))
    assert len(paths) == 2
    assert any(path.endswith("-2/") for path in paths)


def test_moving_a_story_out_of_an_edition_takes_its_row_there_away(section: Section, other_section: Section):
    story = release(make_story(section, other_section))
    story.story_sections.set([placed for placed in story.story_sections.all() if placed.section == section])

    release(story)

    assert [row.edition for row in PublishedStory.objects.all()] == [section.edition]
    assert Address.objects.filter(edition=other_section.edition, story_id=story.pk, gone_at__isnull=False).exists()
    entries = BulletinEntry.objects.filter(story_id=story.pk).order_by("pk")
    assert [entry.is_hard for entry in entries] == [False, True]  # of what it shows no more no old copy may be served


def test_a_story_under_embargo_is_not_released_and_nothing_is_written(section: Section):
    story = make_story(section, embargoed_until=timezone.now() + timedelta(hours=1))

    with pytest.raises(StoryUnderEmbargo):
        release(story)

    assert not PublishedStory.objects.exists()
    assert not Page.objects.get(pk=story.pk).live


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": "\u200b\u0640\u0640"}, "title"),
        ({"body": [{"type": "text", "value": ""}]}, None),
    ],
)
def test_a_headline_nobody_can_see_is_refused_at_its_field(section: Section, fields: dict, field: str | None):
    story = make_story(section, **fields)

    if field is None:
        assert release(story).live
        return
    with pytest.raises(StoryNotReady) as refusal:
        release(story)
    assert list(refusal.value.message_dict) == [field]


def test_a_story_without_a_section_is_refused(db: None):
    story = make_story()

    with pytest.raises(StoryNotReady) as refusal:
        release(story)

    assert "story_sections" in refusal.value.message_dict


def test_a_failure_while_the_record_is_written_undoes_wagtails_change_too(section: Section, monkeypatch):
    story = make_story(section)

    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("no room left")

    monkeypatch.setattr("warraq.publishing.release.listeners.bulletin.append", fail)
    with pytest.raises(RuntimeError):
        release(story)

    assert not Page.objects.get(pk=story.pk).live
    assert not PublishedStory.objects.exists()
    assert not StoryTopic.objects.exists()


def test_direction_controls_and_nul_never_reach_readers(section: Section):
    body = [{"type": "text", "value": '<p>نصّ \u202eمقلوب\x00 <a href="//evil.example">رابط</a></p>'}]

    release(make_story(section, title="خبر \u202eعاجل", body=body))

    row = PublishedStory.objects.get()
    assert "\u202e" not in row.headline + row.body[0]["html"]
    assert "\x00" not in row.body[0]["html"]
    assert "evil.example" not in row.body[0]["html"]


def test_old_revisions_keep_a_released_story_from_going_back_in_time(section: Section, at):
    story = release(make_story(section, now=at(8)), first_released_at=at(9))

    row = PublishedStory.objects.get(story_id=story.pk)
    assert row.first_released_at == at(9)
    assert row.updated_at == at(9)
    assert not row.is_updated
