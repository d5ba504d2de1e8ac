"""What matters now, for whoever comes to the newsroom's home page."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import RecentEditsPanel

from warraq.newsroom.listing.asked import (
    SOON,
    has_state,
    is_corrected_since,
    is_due,
    is_in_hand,
    is_waiting_for,
    newest_first,
    start_of_day,
)
from warraq.newsroom.listing.decorate import OVERDUE_AFTER, decorate
from warraq.newsroom.stories.models import Story, StorySection
from warraq.newsroom.stories.visible import visible_to

MOST = 6


@dataclass
class Part:
    """A few stories under a heading; `query` shows them all in the list. `is_grave` parts are red."""

    heading: str | Promise
    query: str
    stories: list[Story] = field(default_factory=list)
    is_grave: bool = False
    has_more: bool = False


_extras: list[Callable[[HttpRequest, datetime], str]] = []


def register_notice(notice: Callable[[HttpRequest, datetime], str]) -> None:
    """`notice(request, now)` gives HTML to stand above all on the home page, or nothing."""
    if notice not in _extras:
        _extras.append(notice)


def what_matters(user: Any, *, now: datetime) -> list[Part]:
    """What is late, what waits for them, what is due soon; then what they work on, or what editors look after."""
    edits = bool(user.has_perm("fronts.change_front"))
    mine = Q(owner=user) | Q(assigned_to=user)
    parts = [
        _part(user, _("Late"), "due=late", is_due(lte=now - OVERDUE_AFTER), now=now, is_grave=True),
        _part(user, _("Waiting for me"), "waiting=me", is_waiting_for(user), now=now),
        _part(user, _("Due within 3 hours"), "due=soon", is_due(gt=now - OVERDUE_AFTER, lte=now + SOON), now=now),
    ]
    if edits:
        bare = Q(live=True, lead_picture=None, first_published_at__gte=start_of_day(now))
        parts.append(_part(user, _("Released today without a picture"), "picture=without&state=public", bare, now=now))
        parts.append(
            _part(user, _("Corrected today"), "corrected=today", is_corrected_since(start_of_day(now)), now=now)
        )
    drafts = mine & has_state("draft")
    parts.append(_part(user, _("My drafts"), f"state=draft&writer={user.pk}", drafts, now=now))
    return parts


def _part(
    user: Any, heading: str | Promise, query: str, condition: Q, *, now: datetime, is_grave: bool = False
) -> Part:
    placed = StorySection.objects.select_related("section")
    stories = (
        newest_first(visible_to(user).filter(condition, is_in_hand()))
        .defer("body", "standfirst", "ednote", "style_ignored")
        .select_related("owner", "assigned_to")
        .prefetch_related(Prefetch("story_sections", placed))[: MOST + 1]
    )
    found = decorate(stories, now=now)
    return Part(heading, query, found[:MOST], is_grave=is_grave and bool(found), has_more=len(found) > MOST)


class WhatMatters(Component):
    """The first thing on the home page."""

    name = "what_matters"
    template_name = "listing/what_matters.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request, now = parent_context["request"], timezone.now()
        parts = what_matters(request.user, now=now)
        notices = [html for notice in _extras if (html := notice(request, now))]
        shown = [part for part in parts if part.stories]
        return {"parts": shown, "notices": notices, "request": request, "nothing": not shown}


class LastEdits(RecentEditsPanel):
    """Wagtail's, without what was dropped."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        kept = [(at, page) for at, page in context["last_edits"] if getattr(page, "spiked_at", None) is None]
        return {**context, "last_edits": kept}


def build_home(request: HttpRequest, panels: list[Component]) -> None:
    """Ours first; of Wagtail's, the steps of a workflow and the last edits stay."""
    panels[:] = [LastEdits() if type(panel) is RecentEditsPanel else panel for panel in panels]
    panels.append(WhatMatters())
