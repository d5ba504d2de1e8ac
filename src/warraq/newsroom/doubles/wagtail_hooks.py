from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry

from warraq.newsroom.doubles.kinds import KINDS
from warraq.newsroom.doubles.views import may_merge, merge_done, merge_names, undo_merge


@hooks.register("register_admin_urls")
def register_merging() -> list[URLPattern]:
    return [
        path("merge/<str:kind>/", merge_names, name="merge_names"),
        path("merge/done/<int:merge_id>/", merge_done, name="merge_done"),
        path("merge/done/<int:merge_id>/undo/", undo_merge, name="undo_merge"),
    ]


@hooks.register("register_snippet_listing_buttons")
def offer_merging(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    kind = next((kind for kind in KINDS.values() if isinstance(snippet, kind.model)), None)
    if kind is not None and may_merge(user, kind):
        url = f"{reverse('merge_names', args=[kind.name])}?merged={snippet.pk}"
        yield Button(_("Merge with another"), url, icon_name="collapse-up", priority=30)


@hooks.register("register_log_actions")
def register_acts_in_log(actions: LogActionRegistry) -> None:
    actions.register_action("warraq.merge", _("Merge"), _("Another name was merged into it"))
    actions.register_action("warraq.unmerge", _("Undo merge"), _("A merge was undone"))
