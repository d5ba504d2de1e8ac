"""Where stories are kept in the newsroom's tree: by the month they were begun, under one root."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from warraq.newsroom.stories.permissions import PlacePermissions


class StoryIndex(Page):
    """The root of the newsroom's stories. There is one."""

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["stories.StoryMonth"]

    class Meta:
        verbose_name = _("all stories")

    def permissions_for_user(self, user: Any) -> PlacePermissions:
        return PlacePermissions(user, self)


class StoryMonth(Page):
    """A month of stories: it keeps the number of pages under one parent small, however large the archive."""

    parent_page_types = ["stories.StoryIndex"]
    subpage_types = ["stories.Story"]

    class Meta:
        verbose_name = _("month of stories")

    def permissions_for_user(self, user: Any) -> PlacePermissions:
        return PlacePermissions(user, self)


def month_for(moment: datetime) -> StoryMonth:
    """The month of the tree that keeps stories begun at `moment` (UTC), made when it is not there yet."""
    slug = moment.strftime("%Y-%m")
    root = StoryIndex.objects.get()
    found: StoryMonth | None = StoryMonth.objects.child_of(root).filter(slug=slug).first()
    if found is not None:
        return found
    with transaction.atomic():
        root = StoryIndex.objects.select_for_update().get()
        found = StoryMonth.objects.child_of(root).filter(slug=slug).first()
        made: StoryMonth = found or root.add_child(instance=StoryMonth(title=slug, slug=slug))
        return made
