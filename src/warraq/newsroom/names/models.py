"""A name with many spellings, and what became of it when it was merged into another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Self, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from warraq.newsroom.names.spellings import as_column, as_line, beginnings, keys_of


class NamedQuerySet(models.QuerySet[Any]):
    """Questions asked of names."""

    def with_keys(self, keys: Iterable[str]) -> Self:
        """Those that have any of these keys."""
        wanted = Q(pk__in=[])
        for key in keys:
            wanted |= Q(keys__contains=as_line(key))
        return self.filter(wanted)

    def typed(self, text: str) -> Self:
        """Those with a name whose words begin as these words do, in whatever spelling or script."""
        found = Q(pk__in=[])
        for words in beginnings(text):
            together = Q()
            for word in words:
                together &= Q(keys__contains=word)
            found |= together
        return self.filter(found)


class _Everyone(models.Manager.from_queryset(NamedQuerySet)):  # type: ignore[misc]  # made anew by Django
    """What was merged into another too: old versions of stories name it."""


class _Standing(_Everyone):
    def get_queryset(self) -> Any:
        return super().get_queryset().filter(merged_into=None)


class Named(models.Model):
    """Somebody or something that stories name. `everyone` finds all; `objects` leaves out what was merged into another."""

    keys = models.TextField(default="", blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged_ones",
        verbose_name=gettext_lazy("merged into"),
    )

    #: Whether a name in Arabic letters is looked for by how it sounds in Latin ones, as people's names are.
    known_by_sound: ClassVar[bool] = False

    everyone = _Everyone()
    objects = _Standing()

    class Meta:
        abstract = True

    @property
    def names(self) -> list[str]:
        """Every name it goes by, the printed one first."""
        raise NotImplementedError

    @property
    def standing(self) -> Self:
        """Itself, or what it was merged into in the end."""
        found: Any = self
        while found.merged_into_id is not None:
            found = found.merged_into
        return cast("Self", found)

    def find_keys(self) -> list[str]:
        return keys_of(self.names, by_sound=self.known_by_sound)

    def find_alike(self) -> list[Self]:
        """Others that may be the same under another spelling; of a merged one, what it was merged into."""
        others = type(self).everyone.with_keys(self.find_keys()).exclude(pk=self.pk)
        found = [other.standing for other in others.order_by("pk")[:20]]
        return list({other.pk: other for other in found if other.pk != self.pk}.values())

    def save(self, *args: Any, **kwargs: Any) -> None:
        fields = kwargs.get("update_fields")
        if fields is None or {"name", "keys"} & set(fields):
            self.keys = as_column(self.find_keys())
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        merged = type(self).everyone.exclude(pk=self.pk).exclude(merged_into=None)
        other = merged.filter(slug=self.slug).first() if self.slug else None  # type: ignore[attr-defined]
        if other is not None:
            raise ValidationError(
                {
                    "slug": _("This address leads to “%(name)s” since a merge; choose another.")
                    % {"name": other.standing}
                }
            )
