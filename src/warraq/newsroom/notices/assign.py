"""Give a story to another journalist."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.stories.models import Story


class AssignForm(forms.Form):
    assigned_to = forms.ModelChoiceField(
        label=_("Who writes it"),
        queryset=Journalist.objects.filter(is_active=True).order_by("first_name", "last_name", "username"),
        required=False,
        empty_label=_("Nobody yet"),
        help_text=_("They can open the story and are told; so is whoever was to write it until now."),
    )
    note = forms.CharField(
        label=_("Note for whoever writes it"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Added to the note for editors."),
    )


def assign(story: Story, *, to: Journalist | None, note: str = "", user: Any) -> None:
    """The newest version says so from now on; what readers have stays as it is."""
    with transaction.atomic():
        fresh = Story.objects.select_for_update().get(pk=story.pk)
        latest = fresh.get_latest_revision_as_object()
        latest.assigned_to = to
        # After a double click the note is there already.
        if note.strip() and not latest.ednote.endswith(note.strip()):
            latest.ednote = f"{latest.ednote}\n{note.strip()}".strip()
        latest.save_revision(user=user, changed=True, log_action=False, clean=False)
        columns = {"assigned_to": to} if fresh.live else {"assigned_to": to, "ednote": latest.ednote}
        Story.objects.filter(pk=story.pk).update(**columns)
        log(instance=fresh, action="warraq.assign", user=user, data={"to": str(to or "")})
