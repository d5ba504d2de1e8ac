"""Begin a story before it is written, and move what is planned to another time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from warraq.masthead.models import Section
from warraq.newsroom.stories.create import create_draft
from warraq.newsroom.stories.models import Story, StorySection


class PlanHasChanged(ValueError):
    """Somebody moved or released the story since the plan was shown; `moment` is when it is to come now."""

    def __init__(self, story: Story, *, moment: datetime | None, by: str) -> None:
        super().__init__(f"story {story.pk} is planned for {moment}")
        self.story, self.moment, self.by = story, moment, by


class NotPlanned(ValueError):
    """The story is out or dropped: nothing is planned for it."""


@dataclass(frozen=True)
class Plan:
    """What is agreed of a story that nobody has written."""

    slugline: str
    section: Section
    due_at: datetime
    assigned_to: Any = None
    words: int | None = None
    ednote: str = ""


def plan_story(plan: Plan, *, user: Any, now: datetime) -> Story:
    """Keep it as a draft whose slugline stands in for the headline."""
    story = Story(
        title=plan.slugline,
        slugline=plan.slugline,
        is_working_headline=True,
        assigned_to=plan.assigned_to,
        due_at=plan.due_at,
        planned_words=plan.words,
        ednote=plan.ednote,
    )
    story.story_sections.add(StorySection(section=plan.section, sort_order=0))
    with transaction.atomic():
        create_draft(story, now=now, user=user)
        log(instance=story, action="warraq.plan", user=user, data={"due_at": plan.due_at.isoformat()})
    return story


def move(story: Story, *, to: datetime, was: datetime | None, user: Any) -> None:
    """Expect the story at `to`, or release it then if it is scheduled. `was` is the time that whoever moves it saw.

    Raises PlanHasChanged if it is planned for another time by now, NotPlanned, and StoryNotReady for a scheduled story
    that may not go out at that time.
    """
    with transaction.atomic():
        fresh = Story.objects.select_for_update().get(pk=story.pk)
        waiting = fresh.scheduled_revision
        moment = waiting.approved_go_live_at if waiting else fresh.due_at
        if waiting is None and (fresh.live or fresh.killed_at or fresh.spiked_at):
            raise NotPlanned(f"story {story.pk} is not planned")
        if moment != was:
            last = fresh.latest_revision
            raise PlanHasChanged(fresh, moment=moment, by=str(last.user) if last and last.user else "")
        if to == was:
            return
        if waiting is None:
            _expect(fresh, at=to, user=user)
        else:
            _reschedule(fresh, waiting, at=to, user=user)
        data = {"from": was.isoformat() if was else "", "to": to.isoformat()}
        log(instance=fresh, action="warraq.move", user=user, data=data)


def _expect(story: Story, *, at: datetime, user: Any) -> None:
    latest = story.get_latest_revision_as_object()
    latest.due_at = at
    latest.save_revision(user=user, changed=True, log_action=False, clean=False)
    Story.objects.filter(pk=story.pk).update(due_at=at)


def _reschedule(story: Story, waiting: Any, *, at: datetime, user: Any) -> None:
    """Schedule the same text for another time; a newer draft of it stays the newest."""
    draft = None if story.latest_revision_id == waiting.pk else story.get_latest_revision_as_object()
    timed = waiting.as_object()
    timed.go_live_at = at
    revision = timed.save_revision(user=user, changed=True, log_action=False, clean=False)
    timed.publish(revision, user=user)
    if draft is not None:
        draft.go_live_at = at
        draft.save_revision(user=user, clean=False)
