"""The front of an edition or of a section, as editors arrange it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from warraq.masthead.models import Edition, Section
from warraq.newsroom.stories.models import Story


class Front(ClusterableModel):
    """An opening page: an edition's, or one of its sections'."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="fronts", verbose_name=_("edition"))
    section = models.OneToOneField(
        Section,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="front",
        verbose_name=_("section"),
        help_text=_("Empty for the front of the whole edition."),
    )

    class Meta:
        verbose_name = _("front")
        verbose_name_plural = _("fronts")
        constraints = [
            models.UniqueConstraint(
                fields=["edition"], condition=models.Q(section__isnull=True), name="one_front_per_edition"
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.section}" if self.section else str(self.edition)

    def clean(self) -> None:
        super().clean()
        if self.section is not None and self.section.edition_id != self.edition_id:
            raise ValidationError({"section": gettext("Choose a section of the same edition.")})


class Place(models.TextChoices):
    """The groups of a front that an editor may fill by hand."""

    LEAD = "lead", _("Lead")
    SECOND = "second", _("Second row")
    RAIL = "rail", _("Rail of a section")


class Slot(models.Model):
    """One place on a front, given to a story until a moment, or for good."""

    front = ParentalKey(Front, on_delete=models.CASCADE, related_name="slots")
    place = models.CharField(pgettext_lazy("front", "place"), max_length=8, choices=Place, default=Place.LEAD)
    section = models.ForeignKey(
        Section,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("rail of"),
        help_text=_("Only for a place in the rail of a section."),
    )
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+", verbose_name=_("story"))
    headline = models.CharField(
        _("headline here"), max_length=120, blank=True, help_text=_("Only to differ from the story's front headline.")
    )
    pinned_until = models.DateTimeField(
        _("until"), null=True, blank=True, help_text=_("After this moment the place fills itself. Empty: stays.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    # Editors move a place up and down; nobody writes numbers.
    sort_order_field = "order"

    class Meta:
        verbose_name = _("slot")
        verbose_name_plural = _("slots")
        ordering = ["order", "id"]

    def clean(self) -> None:
        super().clean()
        if self.place == Place.RAIL and self.section is None:
            raise ValidationError({"section": gettext("Say which section's rail this place is in.")})

    def is_open_at(self, now: datetime) -> bool:
        """Whether the story still holds the place."""
        return self.pinned_until is None or self.pinned_until > now
