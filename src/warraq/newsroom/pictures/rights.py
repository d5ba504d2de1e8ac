"""When our right to show a picture ends: readers' pages lose it at that moment, and get it back when it is prolonged."""

from datetime import datetime

from django.db import transaction

from warraq.newsroom.pictures.models import Picture
from warraq.newsroom.pictures.signals import picture_changed


def take_down_expired(now: datetime) -> None:
    """Take from readers what we may show no more. The clock calls it again and again; several may, and one does it."""
    due = list(Picture.objects.expired(now=now).filter(taken_down_at=None).values_list("pk", flat=True))
    for picture_id in due:
        with transaction.atomic():
            rows = Picture.objects.select_for_update().expired(now=now)
            picture = rows.filter(pk=picture_id, taken_down_at=None).first()
            if picture is not None:
                _mark(picture, taken_down_at=now)


def show_again(picture: Picture, *, now: datetime) -> None:
    """Give readers back a picture whose right was prolonged. Call in the transaction of that change."""
    if picture.is_taken_down and not picture.is_expired(now=now):
        _mark(picture, taken_down_at=None)


def _mark(picture: Picture, *, taken_down_at: datetime | None) -> None:
    picture.taken_down_at = taken_down_at
    picture.save(update_fields=["taken_down_at"])
    picture_changed.send(sender=Picture, picture=picture, changed=frozenset({"taken_down_at"}))
