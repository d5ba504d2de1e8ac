"""The link from a translated story to its original: one story, told in several languages."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from warraq.newsroom.stories.models import Story


def original_field() -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("translation of"),
        help_text=_("The same story in another language. Each page then tells of the other."),
    )


def settle_original(story: "Story") -> None:
    """Let a translation hang on the original, not on another translation; raise ValidationError for a ring."""
    original = story.translation_of
    if original is not None and original.translation_of_id not in {None, story.pk}:
        original = story.translation_of = original.translation_of
    if original is None or original.pk == story.pk or original.translation_of_id == story.pk:
        raise ValidationError({"translation_of": gettext("Choose another story: this one is its own original.")})
