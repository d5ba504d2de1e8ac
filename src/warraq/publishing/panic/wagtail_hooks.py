from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from warraq.publishing.panic.views import lift_freeze, may_panic, panic


class PanicMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_panic(request)


@hooks.register("register_admin_urls")
def register_panic() -> list[URLPattern]:
    return [path("panic/", panic, name="panic"), path("panic/lift/", lift_freeze, name="lift_freeze")]


@hooks.register("register_settings_menu_item")
def offer_panic() -> MenuItem:
    return PanicMenuItem(_("Panic button"), reverse("panic"), name="panic", icon_name="warning", order=10)


@hooks.register("register_log_actions")
def register_acts(actions: LogActionRegistry) -> None:
    actions.register_action("warraq.frozen", _("Freeze publishing"), _("Publishing frozen"))
    actions.register_action("warraq.thawed", _("Lift the freeze"), _("Freeze lifted"))
    actions.register_action("warraq.sessions_ended", _("End all sessions"), _("All sessions ended"))
