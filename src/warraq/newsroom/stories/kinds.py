"""The kinds of journalism, which readers and search engines are told."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class StoryKind(models.TextChoices):
    NEWS = "news", pgettext_lazy("kind of story", "News")
    REPORTAGE = "reportage", _("Reportage")
    ANALYSIS = "analysis", _("Analysis")
    OPINION = "opinion", _("Opinion")
    BACKGROUND = "background", _("Background")
    REVIEW = "review", _("Review")
    LIVE = "live", _("Live coverage")


def kind_field() -> "models.CharField[Any, Any]":
    return models.CharField(
        _("kind"),
        max_length=12,
        choices=StoryKind,
        default=StoryKind.NEWS,
        help_text=_("What sort of journalism it is. Live coverage has a page that grows entry by entry."),
    )
