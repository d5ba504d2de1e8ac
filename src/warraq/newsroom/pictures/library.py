"""The picture library, narrowed by our right to show what is in it."""

from datetime import timedelta
from typing import Any

import django_filters  # type: ignore[import-untyped]  # has no stubs
from django.forms import RadioSelect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.views.images import ImagesFilterSet, IndexView

from warraq.newsroom.pictures.queries import PictureQuerySet

SOON = timedelta(days=30)
_RIGHTS = [
    ("ending", _("End within 30 days")),
    ("ended", _("Ended")),
    ("unstated", _("Not stated")),
]


class LibraryFilters(ImagesFilterSet):
    rights = django_filters.ChoiceFilter(
        label=_("Rights"), choices=_RIGHTS, method="filter_rights", empty_label=_("Any"), widget=RadioSelect
    )

    def filter_rights(self, pictures: PictureQuerySet, name: str, value: str) -> PictureQuerySet:
        now = timezone.now()
        if value == "ending":
            return pictures.expiring(now=now, until=now + SOON)
        return pictures.expired(now=now) if value == "ended" else pictures.without_rights()


class LibraryView(IndexView):
    filterset_class = LibraryFilters
    ORDERING_OPTIONS: dict[str, Any] = {**IndexView.ORDERING_OPTIONS, "usage_expires_at": _("Rights: first to end")}
