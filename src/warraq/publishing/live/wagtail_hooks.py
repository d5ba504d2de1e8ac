"""The desk of a live coverage among the newsroom's pages."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry

from warraq.newsroom.stories.kinds import StoryKind
from warraq.newsroom.stories.models import Story
from warraq.publishing.live import desk_views


@hooks.register("register_admin_urls")
def register_desk() -> list[URLPattern]:
    return [
        path("stories/<int:story_id>/live/", desk_views.live_desk, name="live_desk"),
        path("stories/<int:story_id>/live/end/", desk_views.end_live, name="end_live"),
        path("stories/<int:story_id>/live/resume/", desk_views.resume_live, name="resume_live"),
        path("live-entries/<int:entry_id>/", desk_views.edit_entry, name="edit_live_entry"),
        path("live-entries/<int:entry_id>/withdraw/", desk_views.withdraw_live_entry, name="withdraw_live_entry"),
    ]


@hooks.register("register_page_header_buttons")
def live_button(page: Any, user: Any, next_url: str | None = None, **kwargs: Any) -> Iterator[Button]:
    story = page.specific_deferred
    if isinstance(story, Story) and story.kind == StoryKind.LIVE and story.permissions_for_user(user).can_publish():
        yield Button(_("Live entries"), reverse("live_desk", args=[story.pk]), icon_name="list-ul", priority=20)


@hooks.register("register_log_actions")
def register_live_in_log(actions: LogActionRegistry) -> None:
    actions.register_action("warraq.live", gettext_lazy("Live entry"), gettext_lazy("Posted a live entry"))
    actions.register_action(
        "warraq.live_withdrawn", gettext_lazy("Withdraw live entry"), gettext_lazy("Withdrew a live entry")
    )
    actions.register_action("warraq.live_ended", gettext_lazy("End"), gettext_lazy("Ended the live coverage"))
    actions.register_action("warraq.live_resumed", gettext_lazy("Resume"), gettext_lazy("Resumed the live coverage"))
