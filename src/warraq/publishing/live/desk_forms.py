"""The form of an entry, as Wagtail's own forms are."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList

from warraq.newsroom.live.models import LiveEntry

_ENTRY = ObjectList(
    [
        FieldPanel("headline"),
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("is_key"), FieldPanel("is_pinned")]),
        FieldRowPanel([FieldPanel("contributor", heading=_("Contributor")), FieldPanel("happened_at")]),
    ]
).bind_to_model(LiveEntry)


def build_form(entry: LiveEntry, *, request: Any) -> tuple[Any, Any]:
    """The form and the panel that shows it."""
    form_class = _ENTRY.get_form_class()
    if request.method == "POST":
        form = form_class(request.POST, request.FILES, instance=entry, for_user=request.user)
    else:
        form = form_class(instance=entry, for_user=request.user)
        if entry.pk is None and not entry.body:
            form.initial["body"] = form.fields["body"].block.to_python([{"type": "text", "value": ""}])
    return form, _ENTRY.get_bound_panel(instance=entry, request=request, form=form)
