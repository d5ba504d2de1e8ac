"""Withdrawals as the newsroom sees them: whether anybody may still show what was withdrawn or corrected."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from warraq.delivery.cache.reach import Reach, find_reach
from warraq.publishing.release.models import BulletinEntry

_MOST = 30


@dataclass(frozen=True)
class Line:
    """One change of which no old copy may be served, and who has still to let go of it."""

    entry: BulletinEntry
    title: str
    reach: Reach


def show_withdrawals(request: HttpRequest) -> HttpResponse:
    if not may_read(request.user):
        raise PermissionDenied
    entries = list(BulletinEntry.objects.filter(is_hard=True, story_id__isnull=False).order_by("-pk")[:_MOST])
    titles = dict(Page.objects.filter(pk__in=[entry.story_id for entry in entries]).values_list("pk", "title"))
    lines = [Line(entry, titles.get(entry.story_id or 0, ""), find_reach(entry.pk)) for entry in entries]
    return render(request, "front_door/withdrawals.html", {"lines": lines})


def may_read(user: Any) -> bool:
    """Whoever may release somewhere."""
    return bool(user.is_active and PagePermissionPolicy().user_has_permission(user, "publish"))
