"""The public record of topics and contributors: one row each, and one for each story under them."""

from collections.abc import Callable, Iterable
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

#: Published rows by the id of what they publish, and the ids of those that had to be written.
Published = tuple[dict[int, Any], set[int]]


def record_topics(row: PublishedStory, topics: Iterable[Topic], *, is_new: bool = False) -> set[str]:
    """Bring the topics of a published row into the record; the keys of what changed.

    `is_new` tells that nothing hangs on the row yet.
    """
    published = publish_topics(topics)
    return _link(row, StoryTopic, "topic", published=published, key=topic_key, is_new=is_new)


def record_contributors(row: PublishedStory, people: Iterable[Contributor], *, is_new: bool = False) -> set[str]:
    """Bring the contributors of a published row into the record; the keys of what changed."""
    published = publish_contributors(people)
    return _link(row, StoryContributor, "contributor", published=published, key=contributor_key, is_new=is_new)


def publish_topics(topics: Iterable[Topic]) -> Published:
    """Make the public rows of these topics say what the newsroom says."""
    return _publish(
        PublishedTopic,
        "topic_id",
        {
            topic.pk: {
                "slug": topic.slug,
                "name": clean_text(topic.name),
                "description": clean_text(topic.description),
                "is_series": topic.is_series,
            }
            for topic in topics
        },
    )


def publish_contributors(people: Iterable[Contributor]) -> Published:
    """Make the public rows of these contributors say what the newsroom says."""
    return _publish(
        PublishedContributor, "contributor_id", {person.pk: _contributor_values(person) for person in people}
    )


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


def _publish(model: type[Any], key: str, values_by_id: dict[int, dict[str, Any]]) -> Published:
    """The rows of these ids, in the same order, holding these values; written where they did not."""
    if not values_by_id:
        return {}, set()
    there = {getattr(row, key): row for row in model.objects.filter(**{f"{key}__in": list(values_by_id)})}
    rows: dict[int, Any] = {}
    written: set[int] = set()
    for id_, values in values_by_id.items():
        row = there.get(id_) or model(**{key: id_})
        if row.pk is None or any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            row.save()
            written.add(id_)
        rows[id_] = row
    return rows, written


def _link(
    row: PublishedStory,
    model: type[Any],
    name: str,
    *,
    published: Published,
    key: Callable[[int], str],
    is_new: bool,
) -> set[str]:
    """Hang the story's row on these published rows and on no others; the keys of what changed."""
    rows, changed = published
    there = {} if is_new else {getattr(link, f"{name}_id"): link for link in model.objects.filter(published=row)}
    missing = []
    for id_, target in rows.items():
        link = there.pop(target.pk, None)
        if link is None:
            missing.append(
                model(
                    **{name: target},
                    published=row,
                    edition_id=row.edition_id,
                    story_id=row.story_id,
                    first_released_at=row.first_released_at,
                )
            )
        elif link.first_released_at != row.first_released_at:
            link.first_released_at = row.first_released_at
            link.save(update_fields=["first_released_at"])
        else:
            continue
        changed = changed | {id_}
    model.objects.bulk_create(missing)
    keys = {key(id_) for id_ in changed}
    for link in there.values():
        keys.add(key(getattr(getattr(link, name), f"{name}_id")))
        link.delete()
    return keys
