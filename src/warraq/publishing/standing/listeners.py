"""Hears Wagtail's signals about standing pages."""

from typing import Any

from django.db.models.signals import post_delete
from django.utils import timezone
from wagtail.signals import published, unpublished

from warraq.newsroom.standing.models import StandingPage
from warraq.publishing.standing.record import record_page, record_withdrawal


def connect() -> None:
    published.connect(on_published, sender=StandingPage, dispatch_uid="warraq.standing.published")
    unpublished.connect(on_gone, sender=StandingPage, dispatch_uid="warraq.standing.unpublished")
    post_delete.connect(on_gone, sender=StandingPage, dispatch_uid="warraq.standing.deleted")


def on_published(sender: type[StandingPage], *, instance: StandingPage, **kwargs: Any) -> None:
    if instance.live:
        record_page(instance, now=timezone.now())


def on_gone(sender: type[StandingPage], *, instance: StandingPage, **kwargs: Any) -> None:
    record_withdrawal(instance.pk, now=timezone.now())
