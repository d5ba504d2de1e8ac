from django import forms
from django.utils.translation import gettext_lazy as _

from warraq.publishing.release.reason_field import ReasonField


class CorrectionForm(forms.Form):
    note = ReasonField(
        label=_("Note for readers"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        max_length=600,
        help_text=_("What was wrong and what is right. Mend the text itself in the editor and release it again."),
    )


class SpikeForm(forms.Form):
    reason = ReasonField(
        label=_("Reason"),
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("For the newsroom. The text stays, and the story can be restored."),
    )


class WithdrawalForm(forms.Form):
    reason = ReasonField(
        label=_("Reason"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("Readers who open the old address see it. It may be empty."),
    )
