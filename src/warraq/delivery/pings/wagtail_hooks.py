"""Pings in the newsroom, to be seen and to be tried again."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from warraq.delivery.pings.models import Ping


class OnlyLooking(ModelPermissionPolicy):
    """Nobody writes a ping by hand: they follow from the bulletin."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and user.is_active and user.has_perm("masthead.change_edition")

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class PingViewSet(SnippetViewSet):
    model = Ping
    icon = "globe"
    menu_label = _("Pings")
    menu_order = 900
    add_to_settings_menu = True
    inspect_view_enabled = True
    list_display = ["service", "edition", "status", "attempts", "made_at", "sent_at", "trouble"]
    list_filter = ["service", "status"]
    inspect_view_fields = [*list_display, "next_try_at", "addresses"]


register_permission_policy(Ping, OnlyLooking(Ping))
register_snippet(PingViewSet)
