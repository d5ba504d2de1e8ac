"""The page on which an editor alerts readers to a public story: what they will see, how many, and one press."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from warraq.audience.push.alerts import AlertedAlready, NotPublic, devices_for, send_alert
from warraq.audience.push.keys import find_key
from warraq.audience.push.models import Alert, Push
from warraq.audience.push.payload import MOST_TEXT, MOST_TITLE
from warraq.masthead.models import Edition
from warraq.newsroom.stories.models import Story
from warraq.publishing.release.models import PublishedStory


class AlertForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Title"), max_length=MOST_TITLE, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    text = forms.CharField(
        label=gettext_lazy("One sentence"),
        max_length=MOST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    editions = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Readers of"), queryset=Edition.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, editions: list[Edition], numbers: dict[int, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["editions"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Edition.objects.filter(pk__in=[edition.pk for edition in editions])
        field.label_from_instance = lambda edition: _count(edition, numbers[edition.pk])  # type: ignore[method-assign,assignment]  # Django says to set it so


def _count(edition: Edition, number: int) -> str:
    words = ngettext("%(edition)s: %(number)d device", "%(edition)s: %(number)d devices", number)
    return words % {"edition": edition.name, "number": number}


def alert_readers(request: HttpRequest, story_id: int) -> HttpResponse:
    story = get_object_or_404(Story, pk=story_id)
    if not story.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    rows = list(PublishedStory.objects.filter(story_id=story.pk).select_related("edition"))
    sent = list(Alert.objects.filter(story_id=story.pk).select_related("edition", "made_by"))
    open_rows = [row for row in rows if row.edition_id not in {alert.edition_id for alert in sent}]
    editions = [row.edition for row in open_rows]
    form = AlertForm(
        request.POST or None,
        editions=editions,
        numbers={row.edition_id: devices_for(row.edition, story.pk).count() for row in open_rows},
        initial={
            "title": open_rows[0].headline[:MOST_TITLE] if open_rows else "",
            "text": open_rows[0].standfirst[:MOST_TEXT] if open_rows else "",
            "editions": [edition.pk for edition in editions],
        },
    )
    if request.method == "POST" and find_key() is not None and form.is_valid():
        return _send(request, story, form)
    context = {
        "story": story,
        "form": form if open_rows else None,
        "is_public": bool(rows),
        "is_set_up": find_key() is not None,
        "sent": [(alert, _reached(alert)) for alert in sent],
    }
    return render(request, "push/alert.html", context)


def _send(request: HttpRequest, story: Story, form: AlertForm) -> HttpResponse:
    words = {"title": form.cleaned_data["title"], "text": form.cleaned_data["text"]}
    try:
        send_alert(story, form.cleaned_data["editions"], user=request.user, now=timezone.now(), **words)
    except AlertedAlready:
        messages.error(request, _("Readers were alerted to this story before; once is enough."))
    except NotPublic:
        messages.error(request, _("The story is not public any more."))
    else:
        messages.success(request, _("The alert is on its way."))
    return redirect("alert_readers", story.pk)


def _reached(alert: Alert) -> int:
    return Push.objects.filter(alert=alert, state=Push.State.TAKEN).count()
