"""A published row as an index takes it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from warraq.publishing.release.models import Placement, PublishedStory


@dataclass(frozen=True)
class Document:
    """One story as one edition shows it. `key` is the id of its row; `released` is in seconds since 1970."""

    key: int
    story: int
    edition: int
    released: int
    headline: str
    above: str = ""
    names: str = ""
    body: str = ""
    sections: tuple[int, ...] = ()
    topics: tuple[int, ...] = ()
    people: tuple[int, ...] = ()

    @property
    def parts(self) -> list[tuple[str, int]]:
        """What stands above the body, each with how often it counts."""
        return [(self.headline, 3), (self.above, 2), (self.names, 2)]


def seconds(moment: datetime) -> int:
    return int(moment.timestamp())


_COLUMNS = (
    *("id", "story_id", "edition_id", "first_released_at", "headline", "front_headline", "kicker"),
    *("standfirst", "place", "body_text", "topics", "bylines", "section_id"),
)


def build_documents(*, story_ids: Iterable[int] | None = None, after: int = 0, limit: int = 0) -> list[Document]:
    """Documents of these stories, or of the `limit` rows behind the row `after`, in the order of the rows."""
    rows = PublishedStory.objects.order_by("id")
    rows = rows.filter(pk__gt=after)[:limit] if story_ids is None else rows.filter(story_id__in=list(story_ids))
    found = list(rows.values(*_COLUMNS))
    placed: dict[int, list[int]] = {}
    for row_id, section_id in Placement.objects.filter(published_id__in=[row["id"] for row in found]).values_list(
        "published_id", "section_id"
    ):
        placed.setdefault(row_id, []).append(section_id)
    return list(_build(found, placed))


def _build(rows: Iterable[dict[str, object]], placed: dict[int, list[int]]) -> Iterator[Document]:
    for row in rows:
        topics, bylines = _facts(row["topics"]), _facts(row["bylines"])
        names = [str(fact["name"]) for fact in (*topics, *bylines)]
        yield Document(
            key=int(str(row["id"])),
            story=int(str(row["story_id"])),
            edition=int(str(row["edition_id"])),
            released=seconds(row["first_released_at"]),  # type: ignore[arg-type]  # values() loses the columns' types
            headline=str(row["headline"]),
            above=" ".join(str(row[name]) for name in ("kicker", "standfirst")),
            names=" ".join([*names, str(row["place"])]),
            body=str(row["body_text"]),
            sections=tuple(sorted({int(str(row["section_id"])), *placed.get(int(str(row["id"])), [])})),
            topics=tuple(int(str(fact["id"])) for fact in topics),
            people=tuple(sorted({int(str(fact["id"])) for fact in bylines if fact["id"]})),
        )


def _facts(value: object) -> list[dict[str, object]]:
    return value if isinstance(value, list) else []
