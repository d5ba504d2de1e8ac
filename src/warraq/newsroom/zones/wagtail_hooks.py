from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_act(actions: LogActionRegistry) -> None:
    actions.register_action("warraq.zone_changed", _("Change of clocks"), _("Its times were reckoned anew"))
