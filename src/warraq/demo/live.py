"""The demo's live coverage: a story of its own kind, and entries that came one after the other."""

from datetime import datetime, timedelta
from typing import Any

from warraq.demo.bodies import References, build_blocks
from warraq.demo.content import read
from warraq.masthead.models import Section
from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.live.models import LiveEntry
from warraq.newsroom.stories.create import build_body, create_draft
from warraq.newsroom.stories.kinds import StoryKind
from warraq.newsroom.stories.models import Byline, Story, StorySection
from warraq.publishing.live.verbs import post
from warraq.publishing.release.release import release

FINGERPRINT = "demo-live:"
_NOTHING = References(pictures={}, recordings={}, stories={})


def load_live(*, now: datetime, user: Journalist, sections: dict[str, Section], people: dict[str, Contributor]) -> None:
    """Make what is not there; a coverage that an interrupted run began is begun anew."""
    for facts in read("live"):
        fingerprint = f"{FINGERPRINT}{facts['key']}"
        there = Story.objects.filter(origin_fingerprint=fingerprint).first()
        if there is not None and there.live_entries.count() == len(facts["entries"]):
            continue
        if there is not None:
            there.delete()
        story = _make_story(
            facts, now=now, user=user, section=sections[facts["section"]], person=people[facts["byline"]]
        )
        Story.objects.filter(pk=story.pk).update(origin_fingerprint=fingerprint)
        for entry in facts["entries"]:
            _post(story, entry, now=now, user=user, person=people[facts["byline"]])


def _make_story(
    facts: dict[str, Any], *, now: datetime, user: Journalist, section: Section, person: Contributor
) -> Story:
    began = now - timedelta(hours=facts["hours_ago"])
    story = Story(
        title=facts["headline"],
        kicker=facts["kicker"],
        standfirst=facts["standfirst"],
        dateline_place=facts["dateline_place"],
        kind=StoryKind.LIVE,
        urgency=3,
        body=build_body(build_blocks([{"text": facts["text"]}], references=_NOTHING)),
    )
    story.story_sections.add(StorySection(section=section, sort_order=0))
    story.bylines.add(Byline(contributor=person, sort_order=0))
    draft = create_draft(story, now=began, user=user)
    return release(draft, user=user, first_released_at=began)


def _post(story: Story, facts: dict[str, Any], *, now: datetime, user: Journalist, person: Contributor) -> None:
    happened = now - timedelta(minutes=facts["minutes_ago"])
    blocks: list[dict[str, Any]] = [{kind: facts[kind]} for kind in ("text", "quote") if kind in facts]
    entry = LiveEntry(
        story=story,
        headline=facts["headline"],
        body=build_body(build_blocks(blocks, references=_NOTHING)),
        contributor=person,
        is_key=facts.get("is_key", False),
        is_pinned=facts.get("is_pinned", False),
        happened_at=happened,
    )
    post(entry, user=user, now=happened)
