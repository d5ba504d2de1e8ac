from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry

from warraq.newsroom.notices import views
from warraq.newsroom.notices.models import Notice
from warraq.newsroom.stories.models import Story


class NoticesItem(MenuItem):
    """Tells how many notices wait."""

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        user: Any = request.user
        waiting = Notice.objects.filter(journalist=user, seen_at=None).count()
        label = _("Notices (%(number)d)") % {"number": waiting} if waiting else str(self.label)
        return LinkMenuItem(
            self.name, label, self.url, icon_name=self.icon_name, classname=self.classname, attrs=self.attrs
        )


@hooks.register("register_admin_urls")
def register_notices() -> list[URLPattern]:
    return [
        path("notices/", views.show_notices, name="notices"),
        path("notices/seen/", views.see_all, name="see_all_notices"),
        path("notices/<int:notice_id>/open/", views.open_notice, name="open_notice"),
        path("stories/<int:story_id>/assign/", views.assign_story, name="assign_story"),
    ]


@hooks.register("register_admin_menu_item")
def register_item() -> MenuItem:
    return NoticesItem(gettext_lazy("Notices"), reverse("notices"), name="notices", icon_name="bell", order=90)


@hooks.register("register_page_header_buttons")
def offer_to_assign(page: Any, user: Any, next_url: str | None = None, **kwargs: Any) -> Iterator[Button]:
    story = page.specific_deferred
    if isinstance(story, Story) and story.permissions_for_user(user).can_assign():
        yield Button(_("Assign"), reverse("assign_story", args=[story.pk]), icon_name="user", priority=33)


@hooks.register("register_icons")
def register_bell(icons: list[str]) -> list[str]:
    return icons if any(icon.endswith("/bell.svg") for icon in icons) else [*icons, "notices/bell.svg"]


@hooks.register("register_log_actions")
def register_acts(actions: LogActionRegistry) -> None:
    actions.register_action("warraq.assign", gettext_lazy("Assign"), gettext_lazy("Given to a journalist to write"))
