from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from warraq.newsroom.listing.bulk import Reclassify
from warraq.newsroom.listing.home import build_home
from warraq.newsroom.listing.views import StoryListing, forget_view, open_public, save_view

hooks.register("register_bulk_action", Reclassify)
hooks.register("construct_homepage_panels", build_home)


@hooks.register("register_admin_viewset")
def register_list() -> ViewSet:
    return StoryListing("stories")


@hooks.register("register_admin_urls")
def register_views() -> list[URLPattern]:
    return [
        path("stories/<int:story_id>/public/", open_public, name="open_public_story"),
        path("stories/views/save/", save_view, name="save_view"),
        path("stories/views/<int:view_id>/forget/", forget_view, name="forget_view"),
    ]


@hooks.register("insert_global_admin_js")
def add_arrows_to_chooser() -> str:
    return format_html('<script src="{}" type="module"></script>', static("listing/choosing.js"))
