"""Who may be helped with a draft: whoever may write it."""

from typing import Any

from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy


def may_write(user: Any, story_id: int | None) -> bool:
    """Whether `user` may write this story, or any where it has not been saved yet."""
    if story_id is None:
        allowed: bool = PagePermissionPolicy().user_has_any_permission(user, {"add", "change"})
        return allowed
    page = Page.objects.filter(pk=story_id).first()
    return page is not None and bool(page.specific.permissions_for_user(user).can_edit())
