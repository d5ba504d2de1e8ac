"""Choosing the two, and saying why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.widgets import AdminSnippetChooser

from warraq.newsroom.doubles.kinds import Kind


class PairForm(forms.Form):
    """Which two: part of the address, so that a preview can be shared and reloaded."""

    def __init__(self, kind: Kind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label, help_text in (
            ("kept", _("The one to keep"), _("Its name and its page stay.")),
            ("merged", _("Merge into it"), _("Its stories go to the other, and its address leads there.")),
        ):
            self.fields[name] = forms.ModelChoiceField(
                label=label,
                help_text=help_text,
                queryset=kind.model.objects.all(),
                widget=AdminSnippetChooser(model=kind.model),
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("kept") and cleaned.get("kept") == cleaned.get("merged"):
            self.add_error("merged", _("Choose two different ones."))
        return cleaned


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("For the audit log, such as: one person under two spellings."),
    )
