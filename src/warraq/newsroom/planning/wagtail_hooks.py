from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from warraq.newsroom.planning import views


@hooks.register("register_admin_urls")
def register_day() -> list[URLPattern]:
    return [
        path("planning/", views.show_day, name="planning"),
        path("planning/plan/", views.plan, name="plan_story"),
        path("planning/version/", views.tell_version, name="planning_version"),
        path("planning/<int:story_id>/move/", views.move_story, name="move_planned_story"),
    ]


@hooks.register("register_admin_menu_item")
def register_item() -> MenuItem:
    return MenuItem(_("Planning"), reverse("planning"), name="planning", icon_name="calendar", order=102)


@hooks.register("register_log_actions")
def register_acts(actions: LogActionRegistry) -> None:
    actions.register_action("warraq.plan", _("Plan a story"), _("Planned before it is written"))
    actions.register_action("warraq.move", _("Reschedule"), _("Moved to another time"))
