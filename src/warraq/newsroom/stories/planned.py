"""What is agreed of a story before it is written: who writes it, until when, and how long it will be."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Planned(models.Model):
    """The part of a story that the desk plans by. Readers never see any of it."""

    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_stories",
        verbose_name=_("assigned to"),
        help_text=_("Who writes it."),
    )
    due_at = models.DateTimeField(
        _("due"), null=True, blank=True, db_index=True, help_text=_("When the desk expects the text.")
    )
    planned_words = models.PositiveIntegerField(
        _("planned length"), null=True, blank=True, help_text=_("In words, as agreed.")
    )

    class Meta:
        abstract = True
