"""Those whom a failed release concerns hear of it once, in the newsroom and by mail."""

from typing import Any

from django.db.models.signals import post_save
from wagtail.models import Revision

from warraq.newsroom.notices.models import Kind
from warraq.newsroom.notices.tell import tell
from warraq.newsroom.stories.models import Story
from warraq.publishing.release.models import FailedRelease


def connect() -> None:
    post_save.connect(on_failed, sender=FailedRelease, dispatch_uid="warraq.release.tell_failure")


def on_failed(sender: Any, *, instance: FailedRelease, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Whoever scheduled it, and who writes it. Later tries that fail too are no news."""
    story = Story.objects.select_related("owner", "assigned_to").filter(pk=instance.story_id).first()
    if not created or raw or story is None:
        return
    revision = Revision.objects.select_related("user").filter(pk=instance.revision_id).first()
    people = [revision.user if revision else None, story.owner, story.assigned_to]
    tell(Kind.FAILED, story_id=story.pk, to=people, words=instance.reason)
