"""What the desk agrees of a story: who writes it, until when, how long, how urgent, and not before when."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


def assigned_field() -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_stories",
        verbose_name=_("assigned to"),
        help_text=_("Who writes it."),
    )


def due_field() -> "models.DateTimeField[Any, Any]":
    return models.DateTimeField(
        _("due"), null=True, blank=True, db_index=True, help_text=_("When the desk expects the text.")
    )


def length_field() -> "models.PositiveIntegerField[Any, Any]":
    return models.PositiveIntegerField(_("planned length"), null=True, blank=True, help_text=_("In words, as agreed."))


def urgency_field() -> "models.PositiveSmallIntegerField[Any, Any]":
    return models.PositiveSmallIntegerField(
        _("urgency"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
        help_text=_("1 is the most urgent, 9 the least."),
    )


def embargo_field() -> "models.DateTimeField[Any, Any]":
    return models.DateTimeField(
        _("embargoed until"), null=True, blank=True, help_text=_("Before this moment no version can become public.")
    )
