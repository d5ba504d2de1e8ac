"""Groups of takes: found when a story is released, kept with the rows, and shown to a reader as one story.

What is near is asked of the engine, by terms; whether it is a take is decided by comparing the very words (takes.py).
Decision 12 says what was measured. Whoever comes later joins the group of any take it has; two groups that it joins
become one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from django.db import transaction

from warraq.delivery.search.documents import Document
from warraq.delivery.search.engine import Engine, Hit
from warraq.delivery.search.models import Take
from warraq.delivery.search.takes import are_takes, shingles
from warraq.publishing.release.models import PublishedStory

#: So many of the nearest are compared, of those that score at least this share of what the story scores itself.
COMPARED: Final = 20
_LEAST: Final = 0.15

Texts = Callable[[list[int]], Mapping[int, str]]


def find_takes(document: Document, *, engine: Engine, texts: Texts) -> list[int]:
    """Keys of documents of the same edition that are takes of this one."""
    near = [hit.key for hit in engine.similar(document, most=COMPARED) if hit.score >= _LEAST]
    if not near:
        return []
    own = shingles(f"{document.headline} {document.body}")
    return [key for key, text in texts(near).items() if are_takes(own, shingles(text))]


def join_takes(document: Document, *, engine: Engine, texts: Texts) -> None:
    """Put the document's row into the group of its takes; out of any when it has none any more."""
    takes = find_takes(document, engine=engine, texts=texts)
    with transaction.atomic():
        if not takes:
            Take.objects.filter(published_id=document.key).delete()
            return
        rows = list(PublishedStory.objects.filter(pk__in=[document.key, *takes]).values_list("pk", flat=True))
        known = set(Take.objects.filter(published_id__in=rows).values_list("group", flat=True))
        group = min([*rows, *known])
        if known - {group}:
            Take.objects.filter(group__in=known).update(group=group)
        Take.objects.bulk_create(
            [Take(published_id=row, group=group) for row in rows],
            update_conflicts=True,
            unique_fields=["published"],
            update_fields=["group"],
        )


def groups_of(keys: Iterable[int]) -> dict[int, int]:
    """Row → group, of those rows that are in one."""
    return dict(Take.objects.filter(published_id__in=list(keys)).values_list("published_id", "group"))


def first_of_each(keys: Sequence[int], *, leaving_out: int = 0) -> list[int]:
    """The keys without those whose take comes before them, and without takes of the row `leaving_out`."""
    groups = groups_of([*keys, leaving_out])
    seen = {groups[leaving_out]} if leaving_out in groups else set()
    kept = []
    for key in keys:
        group = groups.get(key)
        if group is None or group not in seen:
            kept.append(key)
        if group is not None:
            seen.add(group)
    return kept


def leave_out_takes(hits: Sequence[Hit]) -> list[Hit]:
    """Of each story the best hit."""
    kept = set(first_of_each([hit.key for hit in hits]))
    return [hit for hit in hits if hit.key in kept]
