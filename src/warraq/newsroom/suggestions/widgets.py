"""The field of a story's topics, with suggestions above it."""

from typing import Any

from django import forms
from django.forms.widgets import Script
from django.urls import reverse

TEMPLATE = "suggestions/topic_choices.html"


class SuggestingMixin:
    """Gives a choice of topics a place for suggestions, in the template `TEMPLATE`.

    `story_id` is that of the story, None before its first save.
    """

    story_id: int | None = None

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)  # type: ignore[misc]  # a widget has it
        return {**context, "suggest_url": reverse("suggest_subjects"), "story_id": self.story_id}

    @property
    def media(self) -> forms.Media:
        return forms.Media(
            css={"all": ["suggestions/suggest.css"]},
            js=[Script("suggestions/suggest.js", type="module")],  # type: ignore[list-item]  # newer than the stubs
        )
