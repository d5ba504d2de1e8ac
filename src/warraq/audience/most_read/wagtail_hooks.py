from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_acts_in_log(actions: LogActionRegistry) -> None:
    actions.register_action("warraq.exclude_most_read", _("Leave out of the most read"), _("Left out of the most read"))
    actions.register_action("warraq.include_most_read", _("Let into the most read"), _("Let into the most read again"))
