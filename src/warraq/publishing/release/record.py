"""Writing the public record of one story. Every release ends here, and so does every rebuild."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from warraq.arabic.slugs import slugify
from warraq.masthead.models import Edition, Section
from warraq.newsroom.stories.models import Story, StorySection
from warraq.publishing.release import addresses
from warraq.publishing.release.facts import (
    build_edition_facts,
    build_shared_facts,
    find_bylines,
    find_places,
    find_topics,
    first_places,
)
from warraq.publishing.release.keys import (
    STORIES_AT_ONCE,
    contributor_key,
    latest_key,
    section_key,
    stories_key,
    story_key,
    topic_key,
    translations_key,
)
from warraq.publishing.release.models import Placement, PublishedStory
from warraq.publishing.release.people_and_topics import record_contributors, record_topics
from warraq.publishing.release.related import find_related
from warraq.publishing.release.translations import find_group, join


@dataclass
class Change:
    """What a call changed in the public record: the keys it touches, empty when all was right already.

    `is_correction` tells that readers see a correction they had not seen before, `is_removal` that an edition shows the
    story no more. Of neither may an old copy be served. `corrections` is how many readers see or saw.
    """

    keys: set[str] = field(default_factory=set)
    is_correction: bool = False
    is_removal: bool = False
    corrections: int = 0

    @property
    def is_hard(self) -> bool:
        return self.is_correction or self.is_removal

    def __bool__(self) -> bool:
        return bool(self.keys)


def record_story(story: Story, *, now: datetime) -> Change:
    """Make the public record say of `story` what the newsroom says; write only what differs.

    `story` is live. Call inside the transaction of the change.
    """
    change = Change()
    all_places = find_places(story)
    places = first_places(story, places=all_places)
    rows = {row.edition_id: row for row in PublishedStory.objects.filter(story_id=story.pk)}
    for edition_id, row in rows.items():
        if edition_id not in {edition.pk for edition in places}:
            change.keys |= keys_of(row)
            change.is_removal = True
            row.delete()
            addresses.mark_gone(story.pk, now=now, reason="", editions=[edition_id])
    shared = build_shared_facts(story)
    sections = _sections_by_edition(all_places)
    home, home_path = next(iter(places), None), ""
    known = max((len(row.corrections) for row in rows.values()), default=None)
    shared["translation_group"] = find_group(story, known=next(iter(rows.values()), None))
    change.corrections = max(len(shared["corrections"]), known or 0)
    change.is_correction = known is not None and len(shared["corrections"]) > known
    for edition, placed in places.items():
        path = _claim_addresses(story, placed=placed, home=home, is_new=edition.pk not in rows)
        home_path = home_path or path
        facts = build_edition_facts(
            placed, shared=shared, story=story, path=path, first_released_at=story.first_published_at
        )
        values = {**shared, **facts, "home_edition": home, "home_path": home_path, "code": addresses.code_for(story.pk)}
        change.keys |= _write(
            story, edition, rows.get(edition.pk), values=values, sections=sections[edition.pk], now=now
        )
    change.keys |= join(shared["translation_group"], story_id=story.pk)
    return change


def record_withdrawal(story_id: int, *, now: datetime, reason: str) -> Change:
    """Take a story out of the public record; its addresses answer that it is gone."""
    change = Change()
    for row in PublishedStory.objects.filter(story_id=story_id):
        change.keys |= keys_of(row)
        row.delete()
    addresses.mark_gone(story_id, now=now, reason=reason)
    return change


def keys_of(row: PublishedStory) -> set[str]:
    """The keys of everything that shows this story in its edition."""
    return _keys_in(row, sections=row.placements.values_list("section_id", flat=True))


def _keys_in(row: PublishedStory, *, sections: Iterable[int]) -> set[str]:
    keys = {story_key(row.story_id), latest_key(row.edition_id)}
    keys.add(stories_key(row.edition_id, number=row.story_id // STORIES_AT_ONCE))
    keys |= {section_key(section_id) for section_id in sections}
    keys |= {topic_key(topic["id"]) for topic in row.topics}
    keys |= {contributor_key(byline["id"]) for byline in row.bylines if byline["id"]}
    return keys | ({translations_key(row.translation_group)} if row.translation_group else set())


def _claim_addresses(story: Story, *, placed: StorySection, home: Edition | None, is_new: bool) -> str:
    """The story's address in one edition. Where another slug policy rules than at home, the words are made anew."""
    edition = placed.section.edition
    slug = story.slug
    if home is not None and edition.slug_policy not in {home.slug_policy, "none"}:
        slug = slugify(
            placed.headline or story.headline, policy=edition.slug_policy, fallback=addresses.code_for(story.pk)
        )
    path = addresses.story_path(placed.section, slug=slug, story_id=story.pk)
    wanted = [(edition, addresses.short_path(story.pk)), (edition, path)]
    return addresses.claim_for_story(story.pk, wanted, is_new=is_new)[-1]


def _sections_by_edition(places: list[StorySection]) -> dict[int, set[int]]:
    """Edition id → ids of the sections that list a story of these places there, parents included."""
    found: dict[int, set[int]] = {}
    for placed in places:
        section: Section = placed.section
        found.setdefault(section.edition_id, set()).update(part.pk for part in section.trail)
    return found


def _write(
    story: Story,
    edition: Edition,
    row: PublishedStory | None,
    *,
    values: dict[str, Any],
    sections: set[int],
    now: datetime,
) -> set[str]:
    """Write one edition's row and what hangs on it; the keys touched, before and after, or nothing."""
    topics = find_topics(story)
    people = {line.contributor_id: line.contributor for line in find_bylines(story) if line.contributor}.values()
    if row is not None:
        differs = any(getattr(row, name) != value for name, value in values.items())
        if not differs and set(row.placements.values_list("section_id", flat=True)) == sections:
            return record_topics(row, topics) | record_contributors(row, people)
    keys = keys_of(row) if row else set()
    is_new = row is None
    if row is None:
        row = PublishedStory(story_id=story.pk, edition=edition, version=0)
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.recorded_at = now
    if is_new or not row.related:
        # A first choice, by topics alone; what follows the bulletin makes a better one of the text, and keeps it up.
        row.related = find_related(
            story.pk,
            edition=edition,
            topic_ids=[topic["id"] for topic in values["topics"]],
            released_at=values["first_released_at"],
        )
    row.save()
    _place(row, sections=sections, is_new=is_new)
    record_topics(row, topics, is_new=is_new)
    record_contributors(row, people, is_new=is_new)
    return keys | _keys_in(row, sections=sections)


def _place(row: PublishedStory, *, sections: set[int], is_new: bool) -> None:
    there: set[int] = set()
    if not is_new:
        row.placements.exclude(section_id__in=sections).delete()
        row.placements.exclude(first_released_at=row.first_released_at).update(first_released_at=row.first_released_at)
        there = set(row.placements.values_list("section_id", flat=True))
    Placement.objects.bulk_create(
        Placement(published=row, section_id=section_id, story_id=row.story_id, first_released_at=row.first_released_at)
        for section_id in sorted(sections - there)
    )
