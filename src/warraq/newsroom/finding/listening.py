"""Hearing what is saved and deleted, so that every index learns of it."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from modelsearch.index import get_indexed_models
from wagtail.models import Revision

from warraq.newsroom.finding.kinds import NAMES, body_fields, kind_of, kinds, text_fields
from warraq.newsroom.finding.models import note_change
from warraq.newsroom.finding.texts import PAGES


def connect() -> None:
    for model in get_indexed_models():
        if kind_of(model) in kinds():
            post_save.connect(_saved, sender=model, dispatch_uid=f"finding {model._meta.label}")
            post_delete.connect(_deleted, sender=model, dispatch_uid=f"finding {model._meta.label}")
    post_save.connect(_revised, sender=Revision, dispatch_uid="finding revisions")


def _saved(sender: Any, instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    if update_fields is not None:
        searched = {*NAMES, *text_fields(sender), *(field.name for field in body_fields(sender))}
        if not searched & set(update_fields):
            return  # what a new version writes on its page; the version itself is heard
    note_change(kind_of(sender), [instance.pk], now=timezone.now())


def _deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    note_change(kind_of(sender), [instance.pk], now=timezone.now())


def _revised(sender: Any, instance: Revision, **kwargs: Any) -> None:
    model = ContentType.objects.get_for_id(instance.content_type_id).model_class()
    if model and kind_of(model) == PAGES and str(instance.object_id).isdigit():
        note_change(PAGES, [int(instance.object_id)], now=timezone.now())
