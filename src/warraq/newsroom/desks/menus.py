"""What stands in the newsroom's menus: what a journalist needs, and no more."""

from collections.abc import Iterable

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import PagesSummaryItem, SummaryItem
from wagtail.documents.wagtail_hooks import DocumentsSummaryItem

# The tree of pages is how stories are kept, not how they are found.
_FOR_ADMINISTRATORS = {"explorer"}
_FOR_EDITORS = {"reports"}
# Wagtail's sites are not our hosts, its redirects not our addresses; ages and types of pages say nothing of news.
# The audit log says what Wagtail's site history says, and more.
_NEEDLESS = {"sites", "redirects", "aging-pages", "page-types-usage", "site-history"}


def trim_main_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    hidden = set(_NEEDLESS)
    if not request.user.is_superuser:
        hidden |= _FOR_ADMINISTRATORS
    if not request.user.has_perm("fronts.change_front"):
        hidden |= _FOR_EDITORS
    _remove(items, hidden)
    for item in items:
        if item.name in _FOR_ADMINISTRATORS:
            item.order = 9500


def trim_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    _remove(items, _NEEDLESS)


def trim_help(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's own news and guide are for its developers, and on another site."""
    items[:] = [item for item in items if not item.name.startswith(("whats-new", "editor-guide"))]


def trim_summary(request: HttpRequest, items: list[SummaryItem]) -> None:
    items[:] = [item for item in items if not isinstance(item, PagesSummaryItem | DocumentsSummaryItem)]


def _remove(items: list[MenuItem], names: Iterable[str]) -> None:
    items[:] = [item for item in items if item.name not in set(names)]
