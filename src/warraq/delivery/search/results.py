"""From choices to what the search page shows."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString

from warraq.delivery.search.choices import LAST_PAGE, PAGE_SIZE, Choices
from warraq.delivery.search.engine import Engine, Found
from warraq.delivery.search.excerpts import Excerpt, Highlighter, Piece
from warraq.delivery.search.meant import find_meant
from warraq.delivery.search.takes_of_one import leave_out_takes
from warraq.delivery.site.edition import Masthead, build_masthead
from warraq.delivery.site.teasers import Teaser, build_teaser
from warraq.masthead.models import Edition
from warraq.publishing.release.models import PublishedStory

#: With fewer results than these the archive is asked whether something else was meant.
FEW = 5


@dataclass(frozen=True)
class Result:
    """One story with its words marked."""

    teaser: Teaser
    headline: list[Piece]
    excerpt: Excerpt
    edition: Edition | None = None


@dataclass
class Results:
    """A page of results. `total` is what readers are told; `pages` is how many can be turned."""

    choices: Choices
    found: Found
    results: list[Result] = field(default_factory=list)
    pages: int = 1
    meant: str = ""

    @property
    def total(self) -> int:
        return self.found.total


def find_results(choices: Choices, *, masthead: Masthead, engine: Engine, now: datetime) -> Results:
    """Raises NotReady. A page behind the last is the last."""
    filters = choices.filters(masthead, now=now)
    asked = choices.asked
    found = engine.search(asked, filters, order=choices.order, now=now)
    hits = leave_out_takes(found.hits)
    found = replace(found, hits=hits, total=found.total - (len(found.hits) - len(hits)))
    pages = max(1, min(LAST_PAGE, -(-len(found.hits) // PAGE_SIZE)))
    choices = replace(choices, page=min(choices.page, pages))
    start = (choices.page - 1) * PAGE_SIZE
    keys = [hit.key for hit in found.hits[start : start + PAGE_SIZE]]
    highlighter = Highlighter(asked, is_unquoted=found.is_unquoted)
    results = list(_build(keys, masthead=masthead, highlighter=highlighter))
    meant = ""
    if asked and (found.total < FEW or found.is_loose):
        meant = find_meant(asked, engine=engine, edition=filters.edition, now=now)
    return Results(choices=choices, found=found, results=results, pages=pages, meant=meant)


def _build(keys: list[int], *, masthead: Masthead, highlighter: Highlighter) -> Iterable[Result]:
    """A story withdrawn since the index was written has no row any more, and so no result."""
    rows = {
        row["pk"]: row
        for row in PublishedStory.objects.filter(pk__in=keys).values(
            "pk", "edition_id", "card", "headline", "standfirst", "body_text"
        )
    }
    mastheads = _mastheads({row["edition_id"] for row in rows.values()}, masthead=masthead)
    for key in keys:
        if key in rows:
            row = rows[key]
            yield _build_one(dict(row), masthead=mastheads[row["edition_id"]], here=masthead, highlighter=highlighter)


def _mastheads(edition_ids: set[int], *, masthead: Masthead) -> dict[int, Masthead]:
    found = {masthead.edition.pk: masthead}
    for edition in Edition.objects.filter(pk__in=edition_ids - set(found)):
        found[edition.pk] = build_masthead(edition)
    return found


def _build_one(row: dict[str, Any], *, masthead: Masthead, here: Masthead, highlighter: Highlighter) -> Result:
    teaser = build_teaser(row["card"], masthead=masthead)
    is_here = masthead is here
    if not is_here:
        teaser.url = SafeString(masthead.base_url + teaser.url)
    excerpt = highlighter.excerpt(row["body_text"]) or Excerpt(highlighter.mark(row["standfirst"]))
    return Result(
        teaser=teaser,
        headline=highlighter.mark(row["headline"]),
        excerpt=excerpt,
        edition=None if is_here else masthead.edition,
    )
