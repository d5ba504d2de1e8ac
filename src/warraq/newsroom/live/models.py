"""A live coverage and its entries. What is public of them is kept by `publishing/live`."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.live.blocks import ENTRY_BLOCKS
from warraq.newsroom.stories.fields import BodyField
from warraq.newsroom.stories.models import Story


class LiveCoverage(models.Model):
    """When a story's live coverage ran. No row: it has not begun."""

    story = models.OneToOneField(Story, on_delete=models.CASCADE, related_name="live_coverage")
    started_at = models.DateTimeField(_("began"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("live coverage")
        verbose_name_plural = _("live coverages")

    def __str__(self) -> str:
        return str(self.story)


class LiveEntry(models.Model):
    """One entry. It is a draft until it is posted; a withdrawn one stays here and nowhere else."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="live_entries")
    headline = models.CharField(
        _("headline"), max_length=160, blank=True, help_text=_("A key point needs one; others may do without.")
    )
    body = BodyField(ENTRY_BLOCKS, blank=True, verbose_name=_("text"), help_text=_("What has just happened."))
    contributor = models.ForeignKey(
        Contributor,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("contributor"),
        help_text=_("Who reports it; empty for nobody in particular."),
    )
    is_key = models.BooleanField(_("key point"), default=False, help_text=_("List its headline on top of the page."))
    is_pinned = models.BooleanField(_("pinned"), default=False, help_text=_("Keep it above the newer entries."))
    happened_at = models.DateTimeField(_("time"), default=timezone.now, help_text=_("The time that readers see."))
    posted_at = models.DateTimeField(null=True, editable=False)
    changed_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = _("live entry")
        verbose_name_plural = _("live entries")
        ordering = ["-happened_at", "-id"]
        indexes = [models.Index(fields=["story", "-happened_at", "-id"], name="live_entry_newest")]

    def __str__(self) -> str:
        return self.headline or gettext("Entry %(number)s") % {"number": self.pk}

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if self.is_key and not self.headline.strip():
            errors["headline"] = gettext("A key point is shown by its headline: write one.")
        elif not self.headline.strip() and not len(self.body):
            errors["body"] = gettext("Write a headline or a text.")
        if errors:
            raise ValidationError(errors)

    @property
    def is_public(self) -> bool:
        """Whether readers of the public story are meant to see it."""
        return self.posted_at is not None and self.withdrawn_at is None
