"""Which form fields hold copy, and which part of a story each is. The editor's page and the release read the same marks."""

from typing import Any

from django import forms
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.blocks import CharBlock

from warraq.arabic.style import Part

ATTRIBUTE = "data-copy"


def mark(field: forms.Field, part: Part = Part.BODY) -> None:
    """Have the copy checker read this form field."""
    field.widget.attrs[ATTRIBUTE] = part.value


def find_mark(field: forms.Field) -> Part | None:
    """Which part of a story the field holds; None for what is no copy of ours, such as an address or spoken words."""
    part = field.widget.attrs.get(ATTRIBUTE)
    return Part(part) if part else None


class CopyLine(forms.TextInput):
    """A line of copy in a form."""

    def __init__(self, part: Part = Part.BODY) -> None:
        super().__init__(attrs={ATTRIBUTE: part.value})


class CopyLines(AdminAutoHeightTextInput):
    """Lines of copy in a form."""

    def __init__(self) -> None:
        super().__init__(attrs={ATTRIBUTE: Part.BODY.value})


class CopyCharBlock(CharBlock):
    """A line of our own writing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        mark(self.field)
