"""From a story of the newsroom to what an edition shows of it: every value of a PublishedStory, computed, not saved."""

from datetime import datetime
from typing import Any

from warraq.arabic.normalise import normalise
from warraq.masthead.models import Edition
from warraq.newsroom.live.models import LiveCoverage
from warraq.newsroom.stories.background import read_background
from warraq.newsroom.stories.kinds import StoryKind
from warraq.newsroom.stories.models import Byline, Story, StorySection
from warraq.newsroom.topics.models import Topic
from warraq.publishing.release.body import build_body, picture_facts, text_of
from warraq.publishing.release.sanitise import clean_text


def build_shared_facts(story: Story) -> dict[str, Any]:
    """What is the same in every edition. Keys are fields of PublishedStory."""
    return {**build_head_facts(story), **build_body_facts(build_body(story.body))}


def build_body_facts(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """A rendered body with its words counted."""
    text = text_of(parts)
    return {"body": parts, "body_text": text, "words": len(normalise(text).split())}


def build_head_facts(story: Story) -> dict[str, Any]:
    """What is the same in every edition, but for the body."""
    return {
        "kicker": clean_text(story.kicker),
        "front_headline": clean_text(story.front_headline),
        "social_headline": clean_text(story.social_headline),
        "standfirst": clean_text(story.standfirst),
        "place": clean_text(story.dateline_place),
        "source": clean_text(story.source_name),
        "canonical_url": story.canonical_url,
        "bylines": [_byline_facts(byline) for byline in find_bylines(story)],
        "lead_picture": picture_facts(story.lead_picture, caption=story.lead_caption)
        or (_caption_alone(story.lead_caption) if story.lead_picture is None else None),
        "topics": [_topic_facts(topic) for topic in find_topics(story)],
        "picks": [
            {"id": pick.picked_id, "headline": clean_text(pick.headline), "url": pick.url} for pick in story.picks.all()
        ],
        "background": _background_facts(story),
        "corrections": [
            {"note": clean_text(correction.note), "corrected_at": correction.corrected_at.isoformat()}
            for correction in story.corrections.all()
        ],
        "urgency": story.urgency,
        "kind": story.kind,
        "live": _live_facts(story),
    }


def build_edition_facts(
    placed: StorySection, *, shared: dict[str, Any], story: Story, path: str, first_released_at: datetime
) -> dict[str, Any]:
    """What one edition shows in its own way: headline, section, trail, address, card."""
    section = placed.section
    headline = clean_text(placed.headline or story.headline)
    facts = {
        "section": section,
        "headline": headline,
        "path": path,
        "trail": [part.as_facts() for part in section.trail],
        "first_released_at": first_released_at,
        "updated_at": max(first_released_at, story.public_updated_at or first_released_at),
    }
    facts["card"] = _build_card(
        facts,
        headline=clean_text(placed.headline) or shared["front_headline"] or headline,
        shared=shared,
        story_id=story.pk,
    )
    return facts


def find_places(story: Story) -> list[StorySection]:
    """The story's sections, in order, each with its edition and the section it is part of at hand."""
    return list(story.story_sections.all().prefetch_related("section__edition", "section__parent"))


def find_bylines(story: Story) -> list[Byline]:
    """The story's bylines, in order, with their people at hand."""
    lines = list(story.bylines.all().prefetch_related("contributor__picture"))
    for line in lines:
        if line.contributor is not None and line.contributor.merged_into_id:
            line.contributor = line.contributor.standing
    return lines


def find_topics(story: Story) -> list[Topic]:
    """The story's topics by name; sorted here, for databases differ in how they order Arabic."""
    topics = {topic.standing for topic in story.topics.all()}
    return sorted(topics, key=lambda topic: (topic.name, topic.pk))


def first_places(story: Story, *, places: list[StorySection] | None = None) -> dict[Edition, StorySection]:
    """For each edition that shows the story, the first of its sections there; the home edition comes first."""
    first: dict[Edition, StorySection] = {}
    for placed in find_places(story) if places is None else places:
        first.setdefault(placed.section.edition, placed)
    return first


def _live_facts(story: Story) -> dict[str, Any] | None:
    """When the coverage began and ended, in ISO form, of a story that is one."""
    if story.kind != StoryKind.LIVE:
        return None
    coverage = LiveCoverage.objects.filter(story_id=story.pk).first()
    return {
        "started_at": coverage.started_at.isoformat() if coverage else None,
        "ended_at": coverage.ended_at.isoformat() if coverage and coverage.ended_at else None,
    }


def _topic_facts(topic: Topic) -> dict[str, Any]:
    facts = {"id": topic.pk, "name": topic.name, "path": f"/topics/{topic.slug}/"}
    return {**facts, "is_series": True} if topic.is_series else facts


def _background_facts(story: Story) -> dict[str, Any] | None:
    """What is pinned to this story alone, by ids; None where nothing is."""
    pinned = read_background(story.background)
    facts = {
        "text": clean_text(pinned.text),
        "stories": pinned.story_ids,
        "topic": pinned.topic.pk if pinned.topic else None,
    }
    return facts if any(facts.values()) else None


def _caption_alone(caption: str) -> dict[str, Any] | None:
    """The caption of a lead picture that did not come with an old site's page: readers still see what it said."""
    if not caption:
        return None
    return {"id": None, "alt": "", "caption": clean_text(caption), "credit": ""}


def _byline_facts(byline: Any) -> dict[str, Any]:
    person = byline.contributor
    if person is None:
        return {"id": None, "name": clean_text(byline.agency), "path": "", "role": "", "with": byline.is_with}
    path = f"/contributors/{person.slug}/"
    return {"id": person.pk, "name": person.name, "path": path, "role": person.role, "with": byline.is_with}


def _build_card(facts: dict[str, Any], *, headline: str, shared: dict[str, Any], story_id: int) -> dict[str, Any]:
    """What a teaser needs, so that lists read this column alone."""
    picture = shared["lead_picture"]
    return {
        "id": story_id,
        "path": facts["path"],
        "headline": headline,
        "kicker": shared["kicker"],
        "standfirst": shared["standfirst"],
        "section": facts["section"].as_facts(),
        "released_at": facts["first_released_at"].isoformat(),
        "updated_at": facts["updated_at"].isoformat(),
        "kind": shared["kind"],
        "is_live": bool(shared["live"] and not shared["live"]["ended_at"]),
        "picture": picture
        and picture["id"]
        and {"alt": picture["alt"], "card": picture["card"], "colour": picture["colour"]},
    }
