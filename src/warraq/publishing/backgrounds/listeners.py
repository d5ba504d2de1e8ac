"""Hears of backgrounds that are saved and deleted in the newsroom."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.utils import timezone

from warraq.newsroom.backgrounds.models import Background
from warraq.publishing.backgrounds.record import record_background, record_removal


def connect() -> None:
    pre_save.connect(remember_topic, sender=Background, dispatch_uid="warraq.backgrounds.before")
    post_save.connect(on_saved, sender=Background, dispatch_uid="warraq.backgrounds.saved")
    post_delete.connect(on_deleted, sender=Background, dispatch_uid="warraq.backgrounds.deleted")


def remember_topic(sender: type[Background], *, instance: Background, **kwargs: Any) -> None:
    known = Background.objects.filter(pk=instance.pk).values_list("topic_id", flat=True)
    instance.__dict__["_was_pinned_to"] = known.first() if instance.pk else None


def on_saved(sender: type[Background], *, instance: Background, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        with transaction.atomic():
            moved_from = instance.__dict__.pop("_was_pinned_to", None)
            record_background(instance, now=timezone.now(), moved_from=moved_from)


def on_deleted(sender: type[Background], *, instance: Background, **kwargs: Any) -> None:
    with transaction.atomic():
        record_removal(instance.topic_id, now=timezone.now())
