"""Making changes of the masthead public: a section's address, and the pages that show an edition's name or colours."""

from datetime import datetime

from django.db import transaction
from django_tasks import task

from warraq.masthead.models import Edition, Section
from warraq.publishing.release import addresses, bulletin
from warraq.publishing.release.keys import masthead_key, section_key
from warraq.publishing.release.models import BulletinEntry, PublishedStory


def record_masthead_change(changed: Edition | Section, *, now: datetime) -> None:
    """Give a section its address and tell the bulletin; stories of a renamed section follow in the background."""
    with transaction.atomic():
        if isinstance(changed, Edition):
            keys = {masthead_key(changed.pk)}
        else:
            addresses.claim(changed.edition, addresses.section_path(changed), section=changed)
            keys = {masthead_key(changed.edition_id), section_key(changed.pk)}
            if _has_stale_stories(changed):
                republish_section.enqueue(changed.pk)
        bulletin.append(BulletinEntry.Kind.MASTHEAD_CHANGED, keys=keys, now=now)


@task()
def republish_section(section_id: int) -> int:
    """Rebuild the stories of a section after it was renamed, moved or recoloured; how many changed."""
    from warraq.publishing.release.republish import republish

    ids = PublishedStory.objects.filter(section_id=section_id).values_list("story_id", flat=True)
    return republish(story_ids=list(ids)).changed


def _has_stale_stories(section: Section) -> bool:
    """Whether some published story still shows the section as it was."""
    newest = PublishedStory.objects.filter(section=section).order_by("-first_released_at").first()
    return newest is not None and newest.trail[-1:] != [section.as_facts()]
