"""Lists of teasers, many at once: two queries however many lists, and a cost that does not grow with the archive."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection

from warraq.masthead.models import Edition

Card = dict[str, Any]


@dataclass(frozen=True)
class CardList:
    """The newest stories of an edition (`latest`), or of one of its sections, topics or contributors by `of`.

    `of` is the section's id, or the id of the PublishedTopic or PublishedContributor row. `after_story` begins a
    section's list behind that story of it.
    """

    kind: str
    size: int
    of: int = 0
    after_story: int = 0


_SOURCES = {
    "latest": "SELECT id, {n} AS list, first_released_at AS t, story_id AS s FROM release_publishedstory WHERE edition_id = {edition}",
    "section": "SELECT published_id AS id, {n} AS list, first_released_at AS t, story_id AS s FROM release_placement WHERE section_id = {of}",
    "topic": "SELECT published_id AS id, {n} AS list, first_released_at AS t, story_id AS s FROM release_storytopic WHERE topic_id = {of} AND edition_id = {edition}",
    "contributor": "SELECT published_id AS id, {n} AS list, first_released_at AS t, story_id AS s FROM release_storycontributor WHERE contributor_id = {of} AND edition_id = {edition}",
}

_AFTER = " AND first_released_at < (SELECT first_released_at FROM release_placement WHERE section_id = {of} AND story_id = {story})"


@dataclass(frozen=True)
class Fetched:
    """Cards by list, newest first, and by story id; a story that is not public is in neither."""

    lists: dict[CardList, list[Card]]
    stories: dict[int, Card]


def fetch_lists(edition: Edition, lists: Iterable[CardList], *, story_ids: Iterable[int] = ()) -> Fetched:
    """The cards of all these lists, newest first, and of these stories, by id."""
    wanted = list(dict.fromkeys(lists))
    named = sorted({int(story_id) for story_id in story_ids})
    ids_by_list = _fetch_ids(edition, wanted)
    row_ids = {row_id for ids in ids_by_list.values() for row_id in ids}
    by_row, by_story = _fetch_cards(edition, row_ids, named)
    return Fetched(
        lists={key: [by_row[row_id] for row_id in ids if row_id in by_row] for key, ids in ids_by_list.items()},
        stories={story_id: by_story[story_id] for story_id in named if story_id in by_story},
    )


def _fetch_ids(edition: Edition, wanted: list[CardList]) -> dict[CardList, list[int]]:
    """Row ids of each list in one query. Every value in the SQL is a number of ours."""
    if not wanted:
        return {}
    parts = []
    for number, spec in enumerate(wanted):
        source = _SOURCES[spec.kind].format(n=number, edition=int(edition.pk), of=int(spec.of))
        if spec.after_story:
            source += _AFTER.format(of=int(spec.of), story=int(spec.after_story))
        parts.append(
            f"SELECT * FROM ({source} ORDER BY first_released_at DESC, story_id DESC LIMIT {int(spec.size)}) AS l{number}"  # noqa: S608 - numbers only
        )
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        rows = cursor.fetchall()
    rows.sort(key=lambda row: (row[2], row[3]), reverse=True)
    found: dict[CardList, list[int]] = {spec: [] for spec in wanted}
    for row_id, number, _moment, _story in rows:
        found[wanted[number]].append(row_id)
    return found


def _fetch_cards(
    edition: Edition, row_ids: Collection[int], story_ids: Collection[int]
) -> tuple[dict[int, Card], dict[int, Card]]:
    """Cards by row id and by story id, in one query; nearly every page asks, so it is written out as SQL."""
    cards = f"SELECT id, story_id, card FROM release_publishedstory WHERE edition_id = {int(edition.pk)}"  # noqa: S608 - a number
    parts = [
        f"{cards} AND {column} IN ({','.join(str(int(number)) for number in numbers)})"
        for column, numbers in (("id", row_ids), ("story_id", story_ids))
        if numbers
    ]
    if not parts:
        return {}, {}
    with connection.cursor() as cursor:
        # Not UNION: it would compare whole cards.
        cursor.execute(" UNION ALL ".join(parts))
        rows = cursor.fetchall()
    by_row: dict[int, Card] = {}
    by_story: dict[int, Card] = {}
    for row_id, story_id, card in rows:
        if row_id not in by_row:
            by_row[row_id] = by_story[story_id] = json.loads(card) if isinstance(card, str) else card
    return by_row, by_story
