"""What an address of the search page says, and addresses that say it. What cannot be read is as if it were not there."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar
from urllib.parse import urlencode

from warraq.arabic.normalise import normalise
from warraq.delivery.search.engine import MOST_RESULTS, Filters, Order
from warraq.delivery.site.edition import Masthead
from warraq.index.asked import Asked, clean, read
from warraq.masthead.models import Edition, Section
from warraq.publishing.release.models import PublishedContributor, PublishedTopic

PAGE_SIZE = 20
LAST_PAGE = MOST_RESULTS // PAGE_SIZE
PATH = "/search/"
ALL_EDITIONS = "all"
#: Spans of time that are offered, in days.
SPANS = {"day": 1, "week": 7, "month": 31, "year": 366}
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_MOST_SLUG = 120
_Row = TypeVar("_Row", PublishedTopic, PublishedContributor)


@dataclass(frozen=True)
class Choices:
    """A reader's question with everything chosen beside it."""

    text: str = ""
    section: Section | None = None
    topic: PublishedTopic | None = None
    person: PublishedContributor | None = None
    span: str = ""
    since: date | None = None
    until: date | None = None
    edition: Edition | None = None
    everywhere: bool = False
    order: Order = Order.BEST
    page: int = 1

    @property
    def asked(self) -> Asked:
        return read(self.text)

    @property
    def is_filtered(self) -> bool:
        return bool(self.section or self.topic or self.person or self.span or self.since or self.until)

    def without_filters(self) -> "Choices":
        return Choices(text=self.text, order=self.order)

    def fields(self) -> dict[str, str]:
        """What the address says, without words, as the form repeats it."""
        found = {
            "section": self.section.slug if self.section else "",
            "topic": self.topic.slug if self.topic else "",
            "by": self.person.slug if self.person else "",
            "when": self.span,
            "from": self.since.isoformat() if self.since else "",
            "to": self.until.isoformat() if self.until else "",
            "edition": ALL_EDITIONS if self.everywhere else self.edition.key if self.edition else "",
            "order": "" if self.order is Order.BEST else self.order.value,
        }
        return {name: value for name, value in found.items() if value}

    def address(self, **changes: object) -> str:
        """The address of the same question with these changes; a change other than of the page leads to the first."""
        changed = replace(self, **{"page": 1, **changes})  # type: ignore[arg-type]  # names of fields, by keyword
        pairs = [("q", changed.text), *changed.fields().items()]
        if changed.page > 1:
            pairs.append(("page", str(changed.page)))
        query = urlencode([(name, value) for name, value in pairs if value])
        return f"{PATH}?{query}" if query else PATH

    def filters(self, masthead: Masthead, *, now: datetime) -> Filters:
        """Days begin and end in the edition's own zone."""
        since = until = 0
        if self.span:
            since = int((now - timedelta(days=SPANS[self.span])).timestamp())
        if self.since:
            since = _midnight(self.since, masthead)
        if self.until:
            until = _midnight(self.until + timedelta(days=1), masthead)
        edition = 0 if self.everywhere else (self.edition or masthead.edition).pk
        return Filters(
            edition=edition,
            section=self.section.pk if self.section else 0,
            topic=self.topic.topic_id if self.topic else 0,
            person=self.person.contributor_id if self.person else 0,
            since=since,
            until=until,
        )


def read_choices(given: Mapping[str, str], *, masthead: Masthead, editions: Iterable[Edition]) -> Choices:
    """Read any query string whatever."""
    wanted = given.get("edition", "")
    edition = next((e for e in editions if e.key == wanted and e.pk != masthead.edition.pk), None)
    everywhere = wanted == ALL_EDITIONS
    span = given.get("when", "")
    since, until = _read_date(given.get("from", "")), _read_date(given.get("to", ""))
    if since and until and since > until:
        since, until = until, since
    order = given.get("order", "")
    return Choices(
        text=clean(given.get("q", "")),
        section=None if edition or everywhere else masthead.find_section(given.get("section", "")),
        topic=_find(PublishedTopic, given.get("topic", "")),
        person=_find(PublishedContributor, given.get("by", "")),
        span=span if span in SPANS and not (since or until) else "",
        since=since,
        until=until,
        edition=edition,
        everywhere=everywhere,
        order=Order(order) if order in list(Order) else Order.BEST,
        page=_read_page(given.get("page", "")),
    )


def _read_page(text: str) -> int:
    found = _NUMBER.fullmatch(normalise(text[:8]))
    return max(1, min(LAST_PAGE, int(found[0]))) if found else 1


def _read_date(text: str) -> date | None:
    found = _DATE.fullmatch(normalise(text[:20]))
    if not found:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    return day if 1900 <= day.year <= 2200 else None


def _find(model: type[_Row], slug: str) -> _Row | None:
    if not slug or len(slug) > _MOST_SLUG or "\x00" in slug or not slug.isprintable():
        return None
    return model.objects.filter(slug=slug).first()


def _midnight(day: date, masthead: Masthead) -> int:
    return int(datetime.combine(day, time.min, tzinfo=masthead.edition.zone).astimezone(UTC).timestamp())
