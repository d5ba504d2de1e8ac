"""The one place that hears Wagtail's signals: whatever way a release or a withdrawal began, it ends in the record."""

from typing import Any

from django.db.models.signals import post_save
from django.utils import timezone
from wagtail.signals import page_published, page_unpublished

from warraq.masthead.models import Edition, Section
from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.doubles.signals import merge_undone, names_merged
from warraq.newsroom.pictures.models import Picture
from warraq.newsroom.pictures.signals import picture_changed
from warraq.newsroom.stories.models import Story
from warraq.newsroom.topics.models import Topic
from warraq.publishing.release import bulletin
from warraq.publishing.release.merged import record_merge, record_undoing
from warraq.publishing.release.models import BulletinEntry
from warraq.publishing.release.pictures import republish_picture
from warraq.publishing.release.record import record_story, record_withdrawal
from warraq.publishing.release.renamed import on_name_saved
from warraq.publishing.release.sections import record_masthead_change
from warraq.publishing.release.signals import story_released, story_withdrawn


def connect() -> None:
    page_published.connect(on_published, sender=Story, dispatch_uid="warraq.release.published")
    page_unpublished.connect(on_unpublished, sender=Story, dispatch_uid="warraq.release.unpublished")
    picture_changed.connect(on_picture_changed, dispatch_uid="warraq.release.picture")
    names_merged.connect(record_merge, dispatch_uid="warraq.release.merged")
    merge_undone.connect(record_undoing, dispatch_uid="warraq.release.merge_undone")
    post_save.connect(on_name_saved, sender=Topic, dispatch_uid="warraq.release.topic")
    post_save.connect(on_name_saved, sender=Contributor, dispatch_uid="warraq.release.contributor")
    post_save.connect(on_masthead_saved, sender=Edition, dispatch_uid="warraq.release.edition")
    post_save.connect(on_masthead_saved, sender=Section, dispatch_uid="warraq.release.section")


def on_published(sender: type[Story], *, instance: Story, **kwargs: Any) -> None:
    """Record a release. Wagtail also says "published" of a story that was only scheduled: that is not one."""
    if not instance.live:
        return
    now = timezone.now()
    change = record_story(instance, now=now)
    story_released.send(sender=Story, story_id=instance.pk, kind=instance.kind, corrections=change.corrections, now=now)
    kind = BulletinEntry.Kind.CORRECTED if change.is_correction else BulletinEntry.Kind.RELEASED
    bulletin.append(kind, keys=change.keys, now=now, story_id=instance.pk, is_hard=change.is_hard)


def on_unpublished(sender: type[Story], *, instance: Story, **kwargs: Any) -> None:
    """Record a withdrawal, whoever asked for it: the verb, Wagtail's unpublish, an expiry or a deletion."""
    now = timezone.now()
    reason = Story.objects.filter(pk=instance.pk).values_list("kill_reason", flat=True).first() or ""
    change = record_withdrawal(instance.pk, now=now, reason=reason)
    story_withdrawn.send(sender=Story, story_id=instance.pk, now=now)
    bulletin.append(BulletinEntry.Kind.WITHDRAWN, keys=change.keys, now=now, story_id=instance.pk, is_hard=True)


def on_picture_changed(sender: type[Any], *, picture: Picture, **kwargs: Any) -> None:
    """Pages that show the picture follow in the background: there may be many of them."""
    republish_picture.enqueue(picture.pk)


def on_masthead_saved(sender: type[Any], *, instance: Edition | Section, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        record_masthead_change(instance, now=timezone.now())
