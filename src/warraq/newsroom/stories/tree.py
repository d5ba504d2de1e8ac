"""The root of the newsroom's stories in Wagtail's tree of pages."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from warraq.newsroom.stories.models import StoryIndex

WELCOME_SLUG = "home"


def ensure_tree() -> StoryIndex:
    """The index of stories, made where it is missing, in place of the welcome page of a fresh Wagtail.

    Wagtail's admin wants a site to hang pages on, so the index is the root of its default site; readers' addresses
    have nothing to do with it.
    """
    with transaction.atomic():
        index: StoryIndex | None = StoryIndex.objects.first()
        if index is None:
            root = Page.get_first_root_node()
            _remove_welcome(root)
            root.refresh_from_db()
            root.title = root.draft_title = _("Newsroom")
            root.save(update_fields=["title", "draft_title"])
            index = root.add_child(instance=StoryIndex(title=_("All stories"), slug="stories"))
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={"hostname": "localhost", "port": 80, "site_name": "", "root_page": index},
        )
    return index


def _remove_welcome(root: Page) -> None:
    """Delete the page that Wagtail's first migration makes; any other page is somebody's and stays."""
    welcome = root.get_children().filter(slug=WELCOME_SLUG, content_type__model="page", numchild=0).first()
    if welcome is not None:
        Site.objects.filter(root_page=welcome).delete()
        welcome.delete()
