"""Letters, who reads them, their issues, and what became of each mail."""

import secrets
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import PreviewableMixin

from warraq.masthead.models import Edition, Section

PREVIEWS = [("", pgettext_lazy("preview", "As mailed")), ("text", pgettext_lazy("preview", "As plain text"))]


def make_token() -> str:
    return secrets.token_urlsafe(24)


def show_preview(subject: models.Model, mode: str) -> HttpResponse:
    """A letter or an issue as readers will get it; Wagtail asks models for that, so it is handed on from here."""
    show: Callable[..., HttpResponse] = import_string("warraq.audience.newsletters.previews.show")
    return show(subject, mode=mode)


class Letter(PreviewableMixin, models.Model):
    """A letter that readers can ask for."""

    class Kind(models.TextChoices):
        DAILY = "daily", _("Daily")
        BREAKING = "breaking", _("Breaking news")

    class Source(models.TextChoices):
        FRONT = "front", _("The front")
        MOST_READ = "most_read", _("The most read")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="letters", verbose_name=_("edition"))
    section = models.ForeignKey(
        Section,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("section"),
        help_text=_("Empty for the whole edition."),
    )
    name = models.CharField(_("name"), max_length=80, help_text=_("As readers see it."))
    description = models.CharField(
        _("description"), max_length=200, blank=True, help_text=_("One sentence under the name.")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.DAILY)
    source = models.CharField(
        _("stories from"), max_length=10, choices=Source, default=Source.FRONT, help_text=_("Of a daily letter.")
    )
    send_at = models.TimeField(_("hour"), default="07:00", help_text=_("Of a daily letter, in the edition's own time."))
    needs_word = models.BooleanField(
        _("wait for an editor"),
        default=False,
        help_text=_("An issue waits until an editor has read it and lets it go."),
    )
    is_open = models.BooleanField(_("open"), default=True, help_text=_("Readers can ask for it, and it is sent."))

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["edition", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return PREVIEWS

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The issue that would go out now."""
        return show_preview(self, mode_name)

    def clean(self) -> None:
        if self.section is not None and self.section.edition_id != self.edition_id:
            raise ValidationError({"section": gettext("Choose a section of the same edition.")})


class Subscriber(models.Model):
    """An address of an edition's readers. `token` is in the links of its mails and in nothing else."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField(_("e-mail"))
    token = models.CharField(max_length=40, unique=True, default=make_token)
    asked_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    # Bounced for good, or complained: nothing is sent until the reader asks again.
    stopped_at = models.DateTimeField(null=True)
    stopped_because = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        constraints = [
            models.UniqueConstraint(fields=["edition", "email"], name="one_subscriber_per_edition_and_address")
        ]

    def __str__(self) -> str:
        return self.email


class Subscription(models.Model):
    """That a subscriber wants a letter."""

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="subscriptions")
    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="subscriptions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subscriber", "letter"], name="one_subscription_per_letter")]


class Issue(PreviewableMixin, models.Model):
    """One issue of a letter: of a day, or on one story."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("issue", "waits for an editor")
        READY = "ready", pgettext_lazy("issue", "being sent")
        SENT = "sent", pgettext_lazy("issue", "sent")
        DROPPED = "dropped", pgettext_lazy("issue", "dropped")

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="issues", verbose_name=_("letter"))
    occasion = models.CharField(max_length=40)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    subject = models.CharField(_("subject"), max_length=150)
    word = models.TextField(
        _("the editor's word"), blank=True, max_length=1000, help_text=_("Stands above the stories.")
    )
    story_ids = models.JSONField(default=list)
    made_at = models.DateTimeField()
    queued_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering = ["-made_at"]
        constraints = [models.UniqueConstraint(fields=["letter", "occasion"], name="one_issue_per_letter_and_occasion")]

    def __str__(self) -> str:
        return self.subject

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return PREVIEWS

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return show_preview(self, mode_name)


class Mail(models.Model):
    """One issue to one address. It is marked before it is handed over, and never handed over twice."""

    class State(models.TextChoices):
        QUEUED = "queued", "queued"
        HANDED = "handed", "handed"
        REFUSED = "refused", "refused"

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="mails")
    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="mails")
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issue", "subscriber"], name="one_mail_per_issue_and_subscriber")
        ]
        indexes = [models.Index(fields=["state", "next_at"], name="mail_by_state")]
