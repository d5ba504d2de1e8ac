"""Related stories by text: chosen after a release, kept on the published row, and told to the page that shows them.

Nearness is the engine's (terms that tell, topics by their rarity) times 1 + e^(−age / 3 days) + 0.7·e^(−age / 40 days), the
age being the time between the two: editors link what happened this week, and its history. Takes of the story itself and
of one already chosen are left out. A new story is also offered to the nearest of the stories it found, so that theirs
learn of it: a bounded number of rows for each release.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import exp
from typing import Final

from django.db import transaction

from warraq.delivery.search.documents import Document, build_documents
from warraq.delivery.search.engine import Engine, Hit
from warraq.delivery.search.takes import are_takes, shingles
from warraq.delivery.search.takes_of_one import first_of_each, join_takes
from warraq.publishing.release import bulletin
from warraq.publishing.release.keys import related_key
from warraq.publishing.release.models import BulletinEntry, PublishedStory

MOST: Final = 12
NEIGHBOURS: Final = 4
CANDIDATES: Final = 80
_READ: Final = 20
#: Of what a story scores against itself, the least that makes another related: better none than any.
FLOOR: Final = 0.07
_DAY: Final = 86_400

Texts = Callable[[list[int]], Mapping[int, str]]


def weigh(age_seconds: float) -> float:
    """How many times a story so far away in time counts."""
    days = abs(age_seconds) / _DAY
    return 1.0 + exp(-days / 3) + 0.7 * exp(-days / 40)


def choose_related(document: Document, *, engine: Engine, texts: Texts, most: int = MOST, until: int = 0) -> list[int]:
    """Keys of related documents, best first. `texts` gives headline and body of some keys, to tell takes apart."""
    near = [hit for hit in engine.similar(document, most=CANDIDATES, until=until) if hit.score >= FLOOR]
    ranked = sorted(near, key=lambda hit: (-_worth(hit, document), -hit.released, -hit.key))[: max(_READ, most)]
    known = {key: shingles(text) for key, text in texts([hit.key for hit in ranked]).items()}
    taken = [shingles(f"{document.headline} {document.body}")]
    chosen: list[int] = []
    for hit in ranked:
        if len(chosen) == most:
            break
        own = known.get(hit.key)
        if own is None or any(are_takes(own, other) for other in taken):
            continue
        taken.append(own)
        chosen.append(hit.key)
    return chosen


def _worth(hit: Hit, document: Document) -> float:
    return hit.score * weigh(document.released - hit.released)


def relate(story_ids: Iterable[int], *, engine: Engine, now: datetime) -> int:
    """Choose anew for these stories and for the nearest of those they found; how many rows changed."""
    changed = 0
    for document in build_documents(story_ids=story_ids):
        join_takes(document, engine=engine, texts=_read_texts)
        chosen = _relate_one(document, engine=engine, now=now)
        changed += chosen.is_changed
        nearest = PublishedStory.objects.filter(pk__in=chosen.keys[:NEIGHBOURS])
        for neighbour in build_documents(story_ids=list(nearest.values_list("story_id", flat=True))):
            if neighbour.edition == document.edition:
                changed += _relate_one(neighbour, engine=engine, now=now).is_changed
    return changed


@dataclass(frozen=True)
class _Chosen:
    keys: list[int]
    is_changed: bool


def _relate_one(document: Document, *, engine: Engine, now: datetime) -> _Chosen:
    keys = choose_related(document, engine=engine, texts=_read_texts)
    stories = dict(PublishedStory.objects.filter(pk__in=keys).values_list("pk", "story_id"))
    related = [stories[key] for key in first_of_each(keys, leaving_out=document.key) if key in stories]
    # What topics gave at the release is better than nothing, as far as it is another story.
    related = related or _by_topics(document)
    with transaction.atomic():
        rows = PublishedStory.objects.filter(pk=document.key)
        is_changed = rows.exclude(related=related).update(related=related) > 0
        if is_changed:
            bulletin.append(BulletinEntry.Kind.RELATED_CHANGED, keys={related_key(document.story)}, now=now)
    return _Chosen(keys, is_changed=is_changed)


def _by_topics(document: Document) -> list[int]:
    known: list[int] = PublishedStory.objects.values_list("related", flat=True).filter(pk=document.key).first() or []
    rows = PublishedStory.objects.filter(story_id__in=known, edition_id=document.edition)
    keys = dict(rows.values_list("story_id", "pk"))
    kept = set(first_of_each([keys[story] for story in known if story in keys], leaving_out=document.key))
    return [story for story in known if story not in keys or keys[story] in kept]


def _read_texts(keys: list[int]) -> dict[int, str]:
    rows = PublishedStory.objects.filter(pk__in=keys).values_list("pk", "headline", "body_text")
    return {key: f"{headline} {body}" for key, headline, body in rows}
