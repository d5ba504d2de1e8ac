from collections.abc import Iterator
from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from warraq.audience.dashboard.export import export_csv
from warraq.audience.dashboard.live import stream_readers
from warraq.audience.dashboard.views import change_exclusion, show_readers, show_story
from warraq.newsroom.stories.models import Story


@hooks.register("register_admin_urls")
def register_pages() -> list[URLPattern]:
    return [
        path("readers/", show_readers, name="readers"),
        path("readers/live/", stream_readers, name="readers_live"),
        path("readers/export.csv", export_csv, name="readers_export"),
        path("readers/stories/<int:story_id>/", show_story, name="readers_story"),
        path("readers/stories/<int:story_id>/most-read/", change_exclusion, name="readers_exclusion"),
    ]


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    return MenuItem(_("Readers"), reverse("readers"), name="readers", icon_name="view", order=120)


@hooks.register("insert_global_admin_css")
def add_styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("dashboard/readers.css"))


@hooks.register("register_page_header_buttons")
def buttons_for(page: Any, user: Any, next_url: str | None = None, **kwargs: Any) -> Iterator[Button]:
    """A public story leads to its readers."""
    story = page.specific_deferred
    if isinstance(story, Story) and story.live:
        yield Button(_("Readers"), reverse("readers_story", args=[story.pk]), icon_name="view", priority=40)
