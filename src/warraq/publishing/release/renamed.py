"""A topic or a contributor that was changed in the newsroom: its page and its address at once, its stories in the background."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.topics.models import Topic
from warraq.publishing.release import bulletin
from warraq.publishing.release.keys import contributor_key, topic_key
from warraq.publishing.release.models import (
    BulletinEntry,
    FormerSlug,
    PublishedContributor,
    PublishedTopic,
    StoryContributor,
    StoryTopic,
)
from warraq.publishing.release.people_and_topics import publish_contributors, publish_topics


@dataclass(frozen=True)
class _Kind:
    """The public side of a kind of name. `on_stories` are the values that stand on the pages of stories, too."""

    public: type[Any]
    link: type[Any]
    key: Callable[[int], str]
    publish: Callable[..., Any]
    on_stories: tuple[str, ...]


_KINDS: dict[str, _Kind] = {
    "topic": _Kind(PublishedTopic, StoryTopic, topic_key, publish_topics, ("name", "slug", "is_series")),
    "contributor": _Kind(
        PublishedContributor, StoryContributor, contributor_key, publish_contributors, ("name", "slug", "role")
    ),
}


def on_name_saved(sender: type[Any], *, instance: Topic | Contributor, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        record_name(instance, now=timezone.now())


def record_name(named: Topic | Contributor, *, now: datetime) -> None:
    """Say of a name that readers know what the newsroom says of it; does nothing where that is said already.

    Its former address leads to the new one.
    """
    name = "topic" if isinstance(named, Topic) else "contributor"
    kind = _KINDS[name]
    if named.merged_into_id is not None:
        return
    with transaction.atomic():
        before = kind.public._default_manager.filter(**{f"{name}_id": named.pk}).first()
        if before is None:
            return
        rows, written = kind.publish([named])
        if not written:
            return
        row = rows[named.pk]
        if row.slug != before.slug:
            FormerSlug.objects.filter(kind=name, slug=row.slug).delete()
            owner = {"owner_id": named.pk, "target_id": named.pk}
            FormerSlug.objects.update_or_create(kind=name, slug=before.slug, defaults=owner)
        bulletin.append(BulletinEntry.Kind.NAME_CHANGED, keys={kind.key(named.pk)}, now=now)
        if any(getattr(row, value) != getattr(before, value) for value in kind.on_stories):
            republish_named.enqueue(name, named.pk)


@task()
def republish_named(name: str, named_id: int) -> int:
    """Rebuild the stories of a topic or a contributor; how many changed."""
    from warraq.publishing.release.republish import republish

    rows = _KINDS[name].link._default_manager.filter(**{f"{name}__{name}_id": named_id})
    return republish(story_ids=list(rows.values_list("story_id", flat=True))).changed
