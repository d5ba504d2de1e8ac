"""The demo's stories, from draft to correction."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from warraq.demo.bodies import References, build_blocks
from warraq.masthead.models import Section
from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.stories.create import build_body, create_draft
from warraq.newsroom.stories.models import Byline, Correction, Pick, Story, StorySection
from warraq.newsroom.topics.models import Topic
from warraq.publishing.release.release import release
from warraq.publishing.release.withdraw import withdraw


def draft_story(
    facts: dict[str, Any],
    *,
    now: datetime,
    user: Journalist,
    sections: dict[str, Section],
    people: dict[str, Contributor],
    topics: dict[str, Topic],
    pictures: dict[str, int],
) -> Story:
    """Keep one story as a draft, without what refers to other stories."""
    story = Story(
        title=facts["headline"],
        kicker=facts["kicker"],
        front_headline=facts["front_headline"],
        social_headline=facts["social_headline"],
        standfirst=facts["standfirst"],
        slugline=facts["slugline"],
        dateline_place=facts["dateline_place"],
        lead_caption=facts.get("lead_caption", ""),
        lead_picture_id=pictures[facts["lead_picture"]],
        urgency=facts["urgency"],
    )
    for place, key in enumerate(facts["sections"]):
        story.story_sections.add(StorySection(section=sections[key], sort_order=place))
    for place, byline in enumerate(facts["bylines"]):
        story.bylines.add(
            Byline(
                contributor=people[byline["contributor"]] if "contributor" in byline else None,
                agency=byline.get("agency", ""),
                is_with=byline.get("with", False),
                sort_order=place,
            )
        )
    story.topics.set([topics[key] for key in facts["topics"]])
    return create_draft(story, now=_moment(facts, now), user=user)


def finish_story(
    story: Story, facts: dict[str, Any], *, now: datetime, user: Journalist, references: References
) -> None:
    """Give a drafted story its body and its links to others, then the state the demo wants of it."""
    story.body = build_body(build_blocks(facts["body"], references=references))
    for place, key in enumerate(facts.get("also_read", [])):
        story.picks.add(Pick(picked_id=references.stories[key], sort_order=place))
    for place, correction in enumerate(facts.get("corrections") or []):
        moment = now - timedelta(hours=correction["hours_ago"])
        story.corrections.add(Correction(note=correction["note"], corrected_at=moment, sort_order=place))
    if facts.get("updated_hours_ago") is not None:
        story.public_updated_at = now - timedelta(hours=facts["updated_hours_ago"])
    _STATES[facts["state"]](story, facts, now, user)


def _moment(facts: dict[str, Any], now: datetime) -> datetime:
    return now - timedelta(hours=max(facts["hours_ago"], 0))


def _leave_as_draft(story: Story, facts: dict[str, Any], now: datetime, user: Journalist) -> None:
    story.save_revision(user=user, clean=False)


def _hand_in(story: Story, facts: dict[str, Any], now: datetime, user: Journalist) -> None:
    story.save_revision(user=story.owner, clean=False)
    story.get_workflow().start(story, story.owner)


def _release(story: Story, facts: dict[str, Any], now: datetime, user: Journalist) -> None:
    release(story, user=user, first_released_at=_moment(facts, now))


def _schedule(story: Story, facts: dict[str, Any], now: datetime, user: Journalist) -> None:
    story.go_live_at = now - timedelta(hours=facts["hours_ago"])
    release(story, user=user)


def _release_and_withdraw(story: Story, facts: dict[str, Any], now: datetime, user: Journalist) -> None:
    _release(story, facts, now, user)
    withdraw(story, reason=facts.get("withdrawn_reason", ""), user=user, now=now)


_STATES: dict[str, Callable[[Story, dict[str, Any], datetime, Journalist], None]] = {
    "draft": _leave_as_draft,
    "in_review": _hand_in,
    "live": _release,
    "scheduled": _schedule,
    "withdrawn": _release_and_withdraw,
}
