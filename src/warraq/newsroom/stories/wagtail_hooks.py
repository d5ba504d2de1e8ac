from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import LogActionRegistry

from warraq.newsroom.stories.editing import StoryPages
from warraq.newsroom.stories.mending import MendMenuItem
from warraq.newsroom.stories.models import month_for
from warraq.newsroom.stories.visible import keep_visible, without_spiked


@hooks.register("register_admin_viewset")
def register_story_pages() -> list[ViewSet]:
    return [StoryPages()]


@hooks.register("register_admin_urls")
def register_new_story_url() -> list[URLPattern]:
    return [path("write/", write_story, name="write_story")]


@hooks.register("register_admin_menu_item")
def register_new_story_item() -> MenuItem:
    return MenuItem(_("Write a story"), reverse("write_story"), name="write-story", icon_name="edit", order=100)


@hooks.register("construct_explorer_page_queryset")
def hide_from_explorer(parent: Any, pages: Any, request: HttpRequest) -> Any:
    return without_spiked(keep_visible(pages, user=request.user))


@hooks.register("construct_page_chooser_queryset")
def hide_from_chooser(pages: Any, request: HttpRequest) -> Any:
    return without_spiked(keep_visible(pages, user=request.user))


@hooks.register("register_page_action_menu_item")
def register_mend() -> MendMenuItem:
    return MendMenuItem(order=35)


@hooks.register("register_log_actions")
def register_acts_in_log(actions: LogActionRegistry) -> None:
    actions.register_action("warraq.mend", _("Release, update time stays"), _("Released again; the update time stays"))
    actions.register_action("warraq.spike", _("Spike"), _("Spiked: it will not be used"))
    actions.register_action("warraq.unspike", _("Restore"), _("Restored as a draft"))


def write_story(request: HttpRequest) -> HttpResponse:
    """Open the form of a new story in this month's place, so that nobody has to know of the tree."""
    month = month_for(timezone.now())
    return redirect("wagtailadmin_pages:add", "stories", "story", month.pk)
