"""Which of the site's pages a change touches, and which there are; for those who render before anybody asks."""

from collections.abc import Iterable, Iterator

from warraq.delivery.site.blocks import ALL_BLOCKS
from warraq.delivery.site.canonical import encode
from warraq.masthead.models import Edition, Section
from warraq.publishing.release.models import (
    PublishedContributor,
    PublishedStory,
    PublishedTopic,
    StoryContributor,
    StoryTopic,
)

_BLOCKS = [f"/_block/{block.name}" for block in ALL_BLOCKS.values() if block.is_shared]


def touched(keys: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Edition id and address: the stories themselves, then blocks and fronts of their editions, then section fronts."""
    by_kind: dict[str, set[int]] = {}
    for key in keys:
        kind, _colon, rest = key.partition(":")
        number = rest.partition(":")[0]
        # A rail's key begins with its name: no page of its own hangs on it.
        if number.isdecimal():
            by_kind.setdefault(kind, set()).add(int(number))
    editions = by_kind.get("latest", set()) | by_kind.get("front", set()) | by_kind.get("masthead", set())
    for edition_id in sorted(editions):
        yield from ((edition_id, path) for path in _BLOCKS)
    stories = PublishedStory.objects.filter(story_id__in=by_kind.get("story", ()))
    for edition_id, path in stories.values_list("edition_id", "path"):
        yield edition_id, encode(path)
    for edition_id in sorted(editions):
        yield edition_id, "/"
    for section in Section.objects.filter(pk__in=by_kind.get("section", ())).order_by("order", "pk"):
        yield section.edition_id, encode(f"/{section.slug}/")


def every() -> Iterator[tuple[int, str]]:
    """Everything there is: blocks, fronts, sections, stories from the newest, topics, contributors."""
    editions = list(Edition.objects.order_by("pk").values_list("pk", flat=True))
    for edition_id in editions:
        yield from ((edition_id, path) for path in [*_BLOCKS, "/"])
    for section in Section.objects.order_by("order", "pk"):
        yield section.edition_id, encode(f"/{section.slug}/")
    stories = PublishedStory.objects.order_by("-first_released_at", "-story_id").values_list("edition_id", "path")
    for edition_id, path in stories.iterator(chunk_size=2000):
        yield edition_id, encode(path)
    for topic in PublishedTopic.objects.order_by("pk"):
        for edition_id in StoryTopic.objects.filter(topic=topic).values_list("edition_id", flat=True).distinct():
            yield edition_id, encode(f"/topics/{topic.slug}/")
    for person in PublishedContributor.objects.order_by("pk"):
        links = StoryContributor.objects.filter(contributor=person)
        for edition_id in links.values_list("edition_id", flat=True).distinct():
            yield edition_id, encode(f"/contributors/{person.slug}/")
