"""Give a story another home section or one more topic; readers who have the story get it at once."""

from typing import Any

from django.db import transaction

from warraq.masthead.models import Section
from warraq.newsroom.stories.models import Story, StorySection
from warraq.newsroom.topics.models import Topic


def reclassify(story: Story, *, section: Section | None = None, topic: Topic | None = None, user: Any = None) -> None:
    """A public story is released again as readers have it, with the change; a newer draft of it stays a draft.

    The update time that readers know stays. The new home section takes the place of the old one; other sections of the story stay.
    Raises StoryNotReady if the story lacks something that a release needs.
    """
    with transaction.atomic():
        fresh = Story.objects.select_for_update().get(pk=story.pk)
        latest = fresh.get_latest_revision_as_object()
        draft = latest if fresh.live and fresh.has_unpublished_changes else None
        kept = fresh if fresh.live else latest
        _change(kept, section=section, topic=topic)
        revision = kept.save_revision(user=user, changed=True, log_action=True, clean=False)
        if kept.live:
            kept.publish(revision, user=user, moves_update_time=False)
        else:
            kept.save(clean=False)
        if draft is not None:
            _change(draft, section=section, topic=topic)
            draft.save_revision(user=user, clean=False)


def _change(story: Story, *, section: Section | None, topic: Topic | None) -> None:
    if section is not None:
        _move_home(story, section)
    if topic is not None:
        story.topics.set({*story.topics.all(), topic})


def _move_home(story: Story, section: Section) -> None:
    placed = sorted(story.story_sections.all(), key=lambda row: row.sort_order or 0)
    there = next((row for row in placed if row.section_id == section.pk), None)
    home = there or (placed[0] if placed else StorySection())
    home.section = section
    rest = [row for row in placed if row is not home]
    for order, row in enumerate([home, *rest]):
        row.sort_order = order
    story.story_sections.set([home, *rest])
