from django import forms
from django.utils.translation import gettext_lazy as _

from warraq.audience.dashboard.models import ReportWish


class ExclusionForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("It is kept in the story's log, with your name."),
    )


class ReportWishForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    class Meta:
        model = ReportWish
        fields = ["is_daily", "is_weekly"]
