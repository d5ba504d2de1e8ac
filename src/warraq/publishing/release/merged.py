"""What readers see of two names that were made one: the address at once, the pages of stories one after the other."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import ReferenceIndex

from warraq.newsroom.doubles.kinds import KINDS
from warraq.newsroom.doubles.models import Merge
from warraq.newsroom.emergency.state import read as read_emergency
from warraq.newsroom.stories.models import Story
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
from warraq.publishing.release.republish import republish

WORK_SECONDS = 1.0


@dataclass(frozen=True)
class _Public:
    """The public side of a kind of name: its rows, their links to stories, and how both are called."""

    model: type[Any]
    link: type[Any]
    name: str
    key: Callable[[int], str]
    publish: Callable[..., Any]

    def find(self, id_: int) -> Any:
        return self.model._default_manager.filter(**{f"{self.name}_id": id_}).first()


_PUBLIC = {
    "contributor": _Public(
        PublishedContributor, StoryContributor, "contributor", contributor_key, publish_contributors
    ),
    "topic": _Public(PublishedTopic, StoryTopic, "topic", topic_key, publish_topics),
}


def record_merge(sender: type[Any], *, merge: Merge, now: datetime, **kwargs: Any) -> None:
    """Hang the stories of the merged one under the kept one, and let its address lead there."""
    public, kind = _PUBLIC[merge.kind], KINDS[merge.kind]
    was, slug = public.find(merge.merged_id), kind.model.everyone.values_list("slug", flat=True).get(pk=merge.merged_id)
    is_public = was is not None or FormerSlug.objects.filter(kind=merge.kind, target_id=merge.merged_id).exists()
    if public.find(merge.kept_id) or was is not None:
        public.publish(kind.model.everyone.filter(pk=merge.kept_id))
    if was is not None:
        kept = public.find(merge.kept_id)
        links = public.link._default_manager.filter(**{public.name: was})
        there = public.link._default_manager.filter(**{public.name: kept}).values("published_id")
        links.filter(published_id__in=there).delete()
        links.update(**{public.name: kept})
        was.delete()
    FormerSlug.objects.filter(kind=merge.kind, target_id=merge.merged_id).update(target_id=merge.kept_id)
    FormerSlug.objects.update_or_create(
        kind=merge.kind, slug=slug, defaults={"owner_id": merge.merged_id, "target_id": merge.kept_id}
    )
    if is_public or public.find(merge.kept_id):
        _tell(merge, now=now)


def record_undoing(sender: type[Any], *, merge: Merge, now: datetime, **kwargs: Any) -> None:
    """Give the merged one its address back with its public stories, and the addresses that led to it; pages follow."""
    public, model = _PUBLIC[merge.kind], KINDS[merge.kind].model
    slugs = FormerSlug.objects.filter(kind=merge.kind, target_id=merge.kept_id)
    slugs.filter(owner_id=merge.merged_id).delete()
    for former in slugs:
        owner = model.everyone.filter(pk=former.owner_id).first()
        if owner is not None and owner.standing.pk == merge.merged_id:
            former.target_id = merge.merged_id
            former.save(update_fields=["target_id"])
    if (kept := public.find(merge.kept_id)) is not None:
        public.publish(model.everyone.filter(pk=merge.kept_id))
        _hang_back(merge, public, kept)
    _tell(merge, now=now)


def _hang_back(merge: Merge, public: _Public, kept: Any) -> None:
    """Hang public stories under the merged one that name it again; whoever has none stays as it is, unseen."""
    kind = KINDS[merge.kind]
    named = public.link._default_manager.filter(**{public.name: kept})
    named = named.filter(story_id__in=kind.rows(merge.merged_id).values("story_id"))
    if not named.exists():
        return
    public.publish(kind.model.everyone.filter(pk=merge.merged_id))
    again = public.find(merge.merged_id)
    named.exclude(story_id__in=kind.rows(merge.kept_id).values("story_id")).update(**{public.name: again})
    both = [
        public.link(
            published_id=link.published_id,
            edition_id=link.edition_id,
            story_id=link.story_id,
            first_released_at=link.first_released_at,
            **{public.name: again},
        )
        for link in named.all()
    ]
    public.link._default_manager.bulk_create(both)


def follow_merges(now: datetime) -> None:
    """Bring pages of merged names up to date for about a second. The clock calls it again and again."""
    if read_emergency().is_frozen:
        return
    until = time.monotonic() + WORK_SECONDS
    for merge in Merge.objects.filter(finished_at=None).order_by("made_at", "pk"):
        touched = merge.touched
        while merge.done < len(touched):
            if time.monotonic() > until:
                return
            _follow(touched[merge.done])
            merge.done += 1
            merge.save(update_fields=["done"])
        _finish(merge, now=now)


def _follow(story_id: int) -> None:
    story = Story.objects.filter(pk=story_id).first()
    if story is not None:
        ReferenceIndex.create_or_update_for_object(story)
        republish(story_ids=[story_id])


def _finish(merge: Merge, *, now: datetime) -> None:
    """Stories that were saved while the merge was made may still have the other name: they get the kept one here."""
    kind = KINDS[merge.kind]
    with transaction.atomic():
        late = set() if merge.undone_at else set(kind.rows(merge.merged_id).values_list("story_id", flat=True))
        if late:
            both = kind.rows(merge.kept_id).filter(story_id__in=late).values_list("story_id", flat=True)
            kind.rows(merge.merged_id).filter(story_id__in=list(both)).delete()
            kind.rows(merge.merged_id).update(**{kind.column: merge.kept_id})
    for story_id in sorted(late):
        _follow(story_id)
    merge.finished_at = now
    merge.save(update_fields=["finished_at"])


def _tell(merge: Merge, *, now: datetime) -> None:
    """Nobody may be served an old copy of either page: one of the two addresses has just changed its meaning."""
    key = _PUBLIC[merge.kind].key
    keys = {key(merge.kept_id), key(merge.merged_id)}
    bulletin.append(BulletinEntry.Kind.NAMES_MERGED, keys=keys, now=now, is_hard=True)
