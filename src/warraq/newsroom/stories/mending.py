"""Releasing a small mend of a public story: readers get the text, and the update time they know stays."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem

MEND = "mend"


class MendMenuItem(ActionMenuItem):
    """Beside “Publish” on the page of a story that readers have."""

    label = _("Release, update time stays")
    name = "action-mend"
    icon_name = "check"
    template_name = "stories/mend_action.html"

    def is_shown(self, context: Any) -> bool:
        if context["view"] != "edit" or not context["page"].live:
            return False
        may = self.get_user_page_permissions_tester(context).can_publish()
        return bool(may) and not context["locked_for_user"]


def is_mend(form_data: Any) -> bool:
    return bool(form_data.get("action-publish") == MEND)


def check_goes_out_now(story: Any) -> None:
    """Raises ValidationError for a mend that is to go out later: by then it is known whether it is a small one."""
    if story.go_live_at is not None and story.go_live_at > timezone.now():
        message = gettext("A release that leaves the update time goes out at once; take the schedule away.")
        raise ValidationError({"go_live_at": message})
