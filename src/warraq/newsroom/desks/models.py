"""Journalists (the users of the newsroom) and the desks that own stories."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from warraq.masthead.models import Edition, Section


class Journalist(AbstractUser):  # type: ignore[django-manager-missing]  # Wagtail has no types
    """Anybody who signs in to the newsroom."""

    sections = models.ManyToManyField(
        Section,
        blank=True,
        related_name="journalists",
        verbose_name=_("sections"),
        help_text=_("Where a section editor edits and releases. None chosen: in every section."),
    )

    class Meta(AbstractUser.Meta):
        verbose_name = _("journalist")  # type: ignore[assignment]  # AbstractUser.Meta says str
        verbose_name_plural = _("journalists")  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.get_full_name() or self.get_username()

    @cached_property
    def section_ids(self) -> frozenset[int]:
        """The sections they are kept to, parts of these included; empty when they work everywhere."""
        chosen = set(self.sections.values_list("pk", flat=True)) if self.pk else set()
        parts = Section.objects.filter(parent__in=chosen).values_list("pk", flat=True) if chosen else ()
        return frozenset(chosen.union(parts))


class Desk(models.Model):  # type: ignore[django-manager-missing]  # Wagtail has no types
    """The team that owns a story; not the section in which it appears."""

    name = models.CharField(_("name"), max_length=80, unique=True, help_text=_("Such as Politics desk."))
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="desks", verbose_name=_("edition")
    )
    members = models.ManyToManyField(Journalist, blank=True, related_name="desks", verbose_name=_("members"))

    class Meta:
        verbose_name = _("desk")
        verbose_name_plural = _("desks")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
