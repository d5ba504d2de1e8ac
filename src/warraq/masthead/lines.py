"""Several short texts in one field, written one on each line."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _


class LinesFormField(forms.CharField):
    """Takes a text and gives its lines, without those that are empty and those that come twice."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("encoder", None), kwargs.pop("decoder", None)
        super().__init__(**kwargs)
        self.widget.attrs.update({"rows": 4, "dir": "auto"})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(str(line) for line in value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = value if isinstance(value, list) else str(value or "").splitlines()
        return list(dict.fromkeys(" ".join(str(line).split()) for line in lines if str(line).strip()))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(initial) != self.to_python(data))


class LinesField(models.JSONField):
    """A list of short texts."""

    description = _("Short texts, one on each line")

    def formfield(self, **kwargs: Any) -> Any:
        return models.Field.formfield(self, **{"form_class": LinesFormField, **kwargs})

    def deconstruct(self) -> Any:
        """In the database it is what it was."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs
