from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from warraq.publishing.panic.verbs import NoSuchStory, find_story
from warraq.publishing.release.reason_field import ReasonField


class PanicForm(forms.Form):
    freeze = forms.BooleanField(
        label=gettext_lazy("Freeze publishing"),
        required=False,
        help_text=gettext_lazy("Nothing goes out, by hand or by the clock, until the freeze is lifted."),
    )
    end_sessions = forms.BooleanField(
        label=gettext_lazy("End all sessions"),
        required=False,
        help_text=gettext_lazy("Everybody must sign in again, you as well."),
    )
    story = forms.CharField(
        label=gettext_lazy("Withdraw this story"),
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
        help_text=gettext_lazy("Its address on the site, or its number."),
    )
    reason = ReasonField(
        label=gettext_lazy("Reason"),
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=gettext_lazy("It stands in the audit log. Readers do not see it."),
    )

    def clean_story(self) -> int | None:
        named = self.cleaned_data["story"].strip()
        if not named:
            return None
        try:
            return find_story(named)
        except NoSuchStory as error:
            raise ValidationError(_("No public story has this address or number.")) from error

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if not self.errors and not (cleaned.get("freeze") or cleaned.get("end_sessions") or cleaned.get("story")):
            raise ValidationError(_("Choose what is to be done."))
        return cleaned
