"""Which pages Wagtail's own lists, search, reports and API hold: stories only for those who may read them."""

from collections.abc import Collection
from typing import Any

from wagtail.permission_policies.pages import PagePermissionPolicy

from warraq.newsroom.stories.visible import keep_visible


class ReadablePages(PagePermissionPolicy):
    """Wagtail's policy for pages; a draft of others is no page that one can come upon."""

    def instances_user_has_any_permission_for(self, user: Any, actions: Collection[str]) -> Any:
        return keep_visible(super().instances_user_has_any_permission_for(user, actions), user=user)
