"""A story that will not be used: what is kept of that, and what it closes."""

from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.locks import BaseLock


def spiked_since_field() -> "models.DateTimeField[Any, Any]":
    return models.DateTimeField(gettext_lazy("spiked"), null=True, blank=True, editable=False)


def spike_reason_field() -> "models.CharField[Any, Any]":
    return models.CharField(
        gettext_lazy("reason"), max_length=300, blank=True, editable=False, default="", db_default=""
    )


def spiked_index() -> models.Index:
    """Spiked stories are few among all, and asked for alone."""
    return models.Index(fields=["spiked_at"], name="stories_spiked", condition=models.Q(spiked_at__isnull=False))


class SpikeLock(BaseLock):
    """Closes a spiked story for everybody until it is restored."""

    def for_user(self, user: Any) -> bool:
        return True

    def get_message(self, user: Any) -> str:
        story = self.object
        when = date_format(localtime(story.spiked_at), "j F H:i")
        if not story.spike_reason:
            return format_html(_("This story was spiked on {when}. Restore it to work on it again."), when=when)
        return format_html(
            _("This story was spiked on {when}: “{reason}”. Restore it to work on it again."),
            when=when,
            reason=story.spike_reason,
        )

    def get_locked_by(self, user: Any) -> str:
        return _("Spiked")

    def get_description(self, user: Any) -> str:
        return _("Nobody can change a spiked story until it is restored.")
