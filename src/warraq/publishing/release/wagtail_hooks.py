"""What an editor can do with a released story, beside Wagtail's own buttons; and links between stories."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.feature_registry import FeatureRegistry

from warraq.publishing.release.desk_buttons import buttons_for
from warraq.publishing.release.desk_views import correct_story, restore_story, spike_story, withdraw_story
from warraq.publishing.release.models import PublishedStory


class StoryLinkHandler(LinkHandler):
    """A link in a story's text to another story: to its lasting short address, or no link while it is not public."""

    identifier = "page"

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        ids = {int(attrs["id"]) for attrs in attrs_list if str(attrs.get("id", "")).isdigit()}
        codes = dict(PublishedStory.objects.filter(story_id__in=ids).values_list("story_id", "code"))
        found = [codes.get(int(attrs["id"])) if str(attrs.get("id", "")).isdigit() else None for attrs in attrs_list]
        return [format_html('<a href="/s/{}/">', code) if code else "<a>" for code in found]


@hooks.register("register_rich_text_features", order=100)
def register_story_links(features: FeatureRegistry) -> None:
    features.register_link_type(StoryLinkHandler)


@hooks.register("register_admin_urls")
def register_verbs() -> list[URLPattern]:
    return [
        path("stories/<int:story_id>/correct/", correct_story, name="correct_story"),
        path("stories/<int:story_id>/spike/", spike_story, name="spike_story"),
        path("stories/<int:story_id>/withdraw/", withdraw_story, name="withdraw_story"),
        path("stories/<int:story_id>/restore/", restore_story, name="restore_story"),
    ]


hooks.register("register_page_header_buttons", buttons_for)


@hooks.register("register_log_actions")
def register_verbs_in_log(actions: LogActionRegistry) -> None:
    actions.register_action("warraq.correct", _("Correct"), _("Corrected and released again"))
    actions.register_action("warraq.withdraw", _("Withdraw"), _("Withdrawn from readers"))
    actions.register_action("warraq.restore", _("Restore"), _("Restored as a draft"))
