"""The reader's search page."""

from datetime import datetime

from django.utils.translation import gettext as _

from warraq.delivery.search.choices import PATH, Choices
from warraq.delivery.search.narrowing import build_chosen, build_groups, build_orders
from warraq.delivery.search.results import Results
from warraq.delivery.site.blocks import LATEST, fetch_for
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.page import Composition, Frame, Page
from warraq.masthead.models import Edition

SCRIPT = "search/suggest.js"


def build_results(results: Results, *, masthead: Masthead, editions: list[Edition], now: datetime) -> Page:
    """What was found, or what helps when nothing was."""
    choices = results.choices
    page = _compose(masthead, now=now, with_latest=not results.results)
    number = masthead.moments.number
    context = {
        **_form(choices),
        "state": "found" if results.results else "nothing" if choices.text or choices.is_filtered else "empty",
        "results": results.results,
        "found": results.found,
        "total": number(results.total),
        "total_number": results.total,
        "meant": results.meant,
        "meant_url": choices.without_filters().address(text=results.meant) if results.meant else "",
        "chosen": (chosen := build_chosen(choices)),
        "chosen_count": number(len(chosen)),
        "groups": build_groups(choices, counts=results.found.counts, masthead=masthead, editions=editions),
        "orders": build_orders(choices),
        "without_filters": choices.without_filters().address() if choices.is_filtered else "",
        "newer": choices.address(page=choices.page - 1) if choices.page > 1 else "",
        "further": choices.address(page=choices.page + 1) if choices.page < results.pages else "",
        "page_number": number(choices.page),
        "pages": number(results.pages),
        "is_end": choices.page == results.pages and results.total > len(results.found.hits),
        "latest": "" if results.results else page.show_block(LATEST),
    }
    return _finish(page, context, choices=choices, status=200)


def build_trouble(choices: Choices, *, masthead: Masthead, state: str, status: int, now: datetime) -> Page:
    """`state`: `wait` for one who asks too often, `not_ready` while there is no index."""
    page = _compose(masthead, now=now, with_latest=True)
    context = {**_form(choices), "state": state, "latest": page.show_block(LATEST)}
    return _finish(page, context, choices=choices, status=status)


def _compose(masthead: Masthead, *, now: datetime, with_latest: bool) -> Composition:
    page = Composition(masthead, now=now)
    if with_latest:
        page.fetched = fetch_for(masthead, [LATEST])
    return page


def _form(choices: Choices) -> dict[str, object]:
    kept = {name: value for name, value in choices.fields().items() if name not in {"from", "to", "when"}}
    return {
        "words": choices.text,
        "kept": kept,
        "since": choices.since.isoformat() if choices.since else "",
        "until": choices.until.isoformat() if choices.until else "",
        "span": choices.span,
        "action": PATH,
    }


def _finish(page: Composition, context: dict[str, object], *, choices: Choices, status: int) -> Page:
    title = _("Search: %(words)s") % {"words": choices.text} if choices.text else _("Search")
    frame = Frame(title=title, robots="noindex, follow", scripts=[SCRIPT])
    return page.finish("search/page.html", context, frame=frame, status=status)
