"""What is searched of each thing: its name, what stands above its body, names that hang on it, and the body.

Of a page, that is its newest version, draft or not, as its editor sees it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.models import Page, Revision

from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.finding.bodies import words_of
from warraq.newsroom.finding.kinds import NAMES, body_fields, kind_of, kinds, related_fields, text_fields
from warraq.newsroom.topics.models import Topic

PAGES: Final = kind_of(Page)


@dataclass(frozen=True)
class Text:
    """One thing of the newsroom. `changed` is in seconds since 1970, and 0 where nobody keeps it."""

    kind: str
    key: int
    name: str
    above: str = ""
    names: str = ""
    body: str = ""
    changed: int = 0


def build_texts(kind: str, *, keys: Iterable[int] | None = None, after: int = 0, limit: int = 0) -> list[Text]:
    """The things of these keys, or the `limit` behind the key `after`, in the order of the keys."""
    things: QuerySet[Any] = kinds()[kind]._default_manager.order_by("pk")
    things = things.filter(pk__gt=after)[:limit] if keys is None else things.filter(pk__in=list(keys))
    return list(_pages(things) if kind == PAGES else _things(kind, things))


def _things(kind: str, things: QuerySet[Any]) -> Iterator[Text]:
    model = kinds()[kind]
    for thing in things.prefetch_related(*related_fields(model)):
        yield Text(
            kind=kind,
            key=thing.pk,
            name=_name(thing),
            above=_join(getattr(thing, name, None) for name in text_fields(model)),
            names=_join(
                getattr(one, field, None)
                for relation, fields in related_fields(model).items()
                for one in getattr(thing, relation).all()
                for field in fields
            ),
            changed=_seconds(getattr(thing, "created_at", None)),
        )


def _pages(pages: QuerySet[Page]) -> Iterator[Text]:
    # A revision is kept in full with its page's type; a page that has none is read as it stands.
    found = list(pages.only("pk", "title", "content_type", "latest_revision", "latest_revision_created_at"))
    numbers = [page.latest_revision_id for page in found if page.latest_revision_id]
    contents = dict(Revision.objects.filter(pk__in=numbers).values_list("pk", "content"))
    plain = Page.objects.filter(pk__in=[page.pk for page in found if page.latest_revision_id not in contents])
    specific = {page.pk: page for page in plain.specific(defer=False)}
    names = _NamesOf(contents.values())
    for page in found:
        content = contents.get(page.latest_revision_id)
        model = ContentType.objects.get_for_id(page.content_type_id).model_class() or Page
        read = _reader(content) if content else _attributes(specific.get(page.pk, page))
        yield _text(page, model, read, names=names.of(content) if content else "")


def build_public_texts(pages: Iterable[Page]) -> list[Text]:
    """Of pages of their own type: what readers have of them, whatever a newer draft says."""
    contents = {page: page.serializable_data() for page in pages}
    names = _NamesOf(contents.values())
    return [_text(page, type(page), _reader(content), names=names.of(content)) for page, content in contents.items()]


def _text(page: Page, model: type[Model], read: Callable[[str], Any], *, names: str) -> Text:
    return Text(
        kind=PAGES,
        key=page.pk,
        name=str(read("title") or page.title),
        above=_join(read(name) for name in text_fields(model)),
        names=names,
        body="\n".join(words_of(field.stream_block, read(field.name)) for field in body_fields(model)),
        changed=_seconds(page.latest_revision_created_at),
    )


def _reader(content: dict[str, Any]) -> Callable[[str], Any]:
    return content.get


def _attributes(page: Model) -> Callable[[str], Any]:
    """Of a page without a version; a body as it is kept."""

    def read(name: str) -> Any:
        value: Any = getattr(page, name, None)
        return value.get_prep_value() if hasattr(value, "get_prep_value") else value

    return read


class _NamesOf:
    """Names of the topics and contributors of many versions, looked up at once."""

    def __init__(self, contents: Iterable[dict[str, Any]]) -> None:
        contents = list(contents)
        topics = {number for content in contents for number in self._topics(content)}
        people = {number for content in contents for number in self._people(content)}
        self._topic_names = dict(Topic.objects.filter(pk__in=topics).values_list("pk", "name")) if topics else {}
        self._people_names = dict(Contributor.objects.filter(pk__in=people).values_list("pk", "name")) if people else {}

    def of(self, content: dict[str, Any]) -> str:
        topics = [self._topic_names.get(number) for number in self._topics(content)]
        return _join([*topics, *(self._people_names.get(number) for number in self._people(content))])

    @staticmethod
    def _topics(content: dict[str, Any]) -> list[int]:
        return [number for number in content.get("topics") or [] if isinstance(number, int)]

    @staticmethod
    def _people(content: dict[str, Any]) -> list[int]:
        rows = content.get("bylines") or []
        return [row["contributor"] for row in rows if isinstance(row, dict) and row.get("contributor")]


def _name(thing: Any) -> str:
    return next((str(getattr(thing, name)) for name in NAMES if getattr(thing, name, None)), str(thing))


def _join(values: Iterable[Any]) -> str:
    parts = []
    for value in values:
        value = value() if callable(value) else value
        parts += [str(one) for one in value] if isinstance(value, list) else [str(value)] if value else []
    return "\n".join(parts)


def _seconds(moment: datetime | None) -> int:
    return int(moment.timestamp()) if moment else 0
