"""What a merge would touch, and which names may be doubles, before anything is done."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from warraq.newsroom.doubles.kinds import Kind
from warraq.newsroom.live.models import LiveEntry
from warraq.newsroom.names.models import Named
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.visible import visible_to

SHOWN = 8


@dataclass(frozen=True)
class Preview:
    """Numbers of stories, and the newest of those that whoever asks may read."""

    public: int
    drafts: int
    entries: int
    newest: list[Story]
    names: list[str]


def preview_merge(kind: Kind, *, kept: Named, merged: Named, user: Any) -> Preview:
    ids = kind.rows(merged.pk).values("story_id")
    stories = Story.objects.filter(pk__in=ids)
    public = stories.filter(live=True).count()
    is_person = kind.name == "contributor"
    return Preview(
        public=public,
        drafts=stories.count() - public,
        entries=LiveEntry.objects.filter(contributor_id=merged.pk).count() if is_person else 0,
        newest=list(visible_to(user).filter(pk__in=ids).only("title", "draft_title", "live").order_by("-pk")[:SHOWN]),
        names=[name for name in merged.names if name and name not in kept.names],
    )


def find_doubles(kind: Kind, *, most: int = 20) -> list[tuple[Named, Named]]:
    """Pairs that have a spelling in common, the older first."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for pk, keys in kind.model.objects.order_by("pk").values_list("pk", "keys"):
        for key in keys.split("\n"):
            if key.strip():
                by_key[key.strip()].append(pk)
    pairs = list(dict.fromkeys((ids[0], other) for ids in by_key.values() for other in ids[1:]))[:most]
    found = kind.model.objects.in_bulk({pk for pair in pairs for pk in pair})
    return [(found[one], found[other]) for one, other in pairs if one in found and other in found]
