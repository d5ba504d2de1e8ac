from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry

from warraq.audience.push.desk_views import alert_readers
from warraq.newsroom.stories.models import Story


@hooks.register("register_admin_urls")
def register_page() -> list[URLPattern]:
    return [path("stories/<int:story_id>/alert/", alert_readers, name="alert_readers")]


@hooks.register("register_page_header_buttons")
def button_for(page: Any, user: Any, next_url: str | None = None, **kwargs: Any) -> Iterator[Button]:
    """Readers can be alerted to a public story by those who may release it."""
    story = page.specific_deferred
    if isinstance(story, Story) and story.live and story.permissions_for_user(user).can_publish():
        yield Button(
            _("Send an urgent alert"), reverse("alert_readers", args=[story.pk]), icon_name="warning", priority=45
        )


@hooks.register("register_log_actions")
def register_act_in_log(actions: LogActionRegistry) -> None:
    actions.register_action(
        "warraq.push_alert", gettext_lazy("Send an urgent alert"), gettext_lazy("Readers' devices alerted")
    )
