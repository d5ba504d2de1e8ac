"""The public record of topics and contributors: one row each, and one for each story under them."""

from typing import Any

from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.topics.models import Topic
from warraq.publishing.release.body import picture_facts
from warraq.publishing.release.keys import contributor_key, topic_key
from warraq.publishing.release.models import (
    PublishedContributor,
    PublishedStory,
    PublishedTopic,
    StoryContributor,
    StoryTopic,
)
from warraq.publishing.release.sanitise import clean_text


def record_topics(row: PublishedStory) -> set[str]:
    """Bring the topics of a published row into the record; the keys of what changed."""
    wanted = [topic["id"] for topic in row.topics]
    there = {link.topic.topic_id: link for link in row.story_topics.select_related("topic")}
    changed: set[str] = set()
    for topic in Topic.objects.filter(pk__in=wanted):
        published, was_changed = publish_topic(topic)
        link = there.pop(topic.pk, None)
        if link is None:
            StoryTopic.objects.create(
                published=row,
                topic=published,
                edition_id=row.edition_id,
                story_id=row.story_id,
                first_released_at=row.first_released_at,
            )
        elif link.first_released_at != row.first_released_at:
            link.first_released_at = row.first_released_at
            link.save(update_fields=["first_released_at"])
        elif not was_changed:
            continue
        changed.add(topic_key(topic.pk))
    for topic_id, link in there.items():
        link.delete()
        changed.add(topic_key(topic_id))
    return changed


def record_contributors(row: PublishedStory) -> set[str]:
    """Bring the contributors of a published row into the record; the keys of what changed."""
    wanted = [byline["id"] for byline in row.bylines if byline["id"]]
    there = {link.contributor.contributor_id: link for link in row.story_contributors.select_related("contributor")}
    changed: set[str] = set()
    for person in Contributor.objects.filter(pk__in=wanted).select_related("picture"):
        published, was_changed = publish_contributor(person)
        link = there.pop(person.pk, None)
        if link is None:
            StoryContributor.objects.create(
                published=row,
                contributor=published,
                edition_id=row.edition_id,
                story_id=row.story_id,
                first_released_at=row.first_released_at,
            )
        elif link.first_released_at != row.first_released_at:
            link.first_released_at = row.first_released_at
            link.save(update_fields=["first_released_at"])
        elif not was_changed:
            continue
        changed.add(contributor_key(person.pk))
    for contributor_id, link in there.items():
        link.delete()
        changed.add(contributor_key(contributor_id))
    return changed


def publish_topic(topic: Topic) -> tuple[PublishedTopic, bool]:
    """The topic's row, saying what the newsroom says, and whether it had to be written."""
    values = {"slug": topic.slug, "name": clean_text(topic.name), "description": clean_text(topic.description)}
    return _upsert(PublishedTopic, key={"topic_id": topic.pk}, values=values)


def publish_contributor(person: Contributor) -> tuple[PublishedContributor, bool]:
    """The contributor's row, saying what the newsroom says, and whether it had to be written."""
    return _upsert(PublishedContributor, key={"contributor_id": person.pk}, values=_contributor_values(person))


def _contributor_values(person: Contributor) -> dict[str, Any]:
    return {
        "slug": person.slug,
        "name": clean_text(person.name),
        "latin_name": clean_text(person.latin_name),
        "role": clean_text(person.role),
        "place": clean_text(person.place),
        "bio": clean_text(person.bio),
        "email": person.email,
        "picture": picture_facts(person.picture),
    }


def _upsert(model: type[Any], *, key: dict[str, int], values: dict[str, Any]) -> tuple[Any, bool]:
    """The row with this key, holding these values, and whether it had to be written."""
    row = model.objects.filter(**key).first()
    if row is None:
        return model.objects.create(**key, **values), True
    if all(getattr(row, name) == value for name, value in values.items()):
        return row, False
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row, True
