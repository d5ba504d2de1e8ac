"""Keeping a picture's list of made files true when rendition rows go."""

from typing import Any

from django.db.models.signals import post_delete

from warraq.newsroom.pictures.models import Picture, PictureRendition


def connect() -> None:
    """Start to listen; safe to call again."""
    post_delete.connect(forget_made_files, sender=PictureRendition, dispatch_uid="pictures.forget_made_files")


def forget_made_files(sender: type[PictureRendition], instance: PictureRendition, **kwargs: Any) -> None:
    """A picture that lost a rendition makes its list anew when next asked."""
    Picture.objects.filter(pk=instance.image_id, made_files__isnull=False).update(made_files=None)
