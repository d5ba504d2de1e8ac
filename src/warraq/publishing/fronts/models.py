"""The front of an edition or of a section, as editors arrange it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from warraq.masthead.models import Edition, Section
from warraq.newsroom.stories.models import Story
from warraq.publishing.release.models.facts_field import FactsField


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
    version = models.PositiveIntegerField(default=0, editable=False)

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
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture here"),
    )
    # As cards have it, so that readers' pages ask for no picture.
    picture_facts = FactsField(null=True, editable=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_over = models.BooleanField(default=False, editable=False)  # and the bulletin was told

    class Meta:
        verbose_name = _("slot")
        verbose_name_plural = _("slots")
        ordering = ["order", "id"]

    def is_open_at(self, now: datetime) -> bool:
        """Whether the story still holds the place."""
        return self.pinned_until is None or self.pinned_until > now


class Arrangement(models.Model):
    """A front as it was published once; any can be published again."""

    front = models.ForeignKey(Front, on_delete=models.CASCADE, related_name="arrangements")
    number = models.PositiveIntegerField()
    slots = FactsField(default=list)
    arranged_at = models.DateTimeField()
    arranged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["front", "number"], name="one_arrangement_per_number")]

    def __str__(self) -> str:
        return f"{self.front} {self.number}"


class BreakingBar(models.Model):
    """The line of breaking news above an edition's front, until a moment. One for each edition."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="breaking_bar")
    text = models.CharField(max_length=160)
    story = models.ForeignKey(Story, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    expires_at = models.DateTimeField()
    is_over = models.BooleanField(default=False, editable=False)  # and the bulletin was told

    def __str__(self) -> str:
        return self.text
