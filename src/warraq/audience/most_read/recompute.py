"""Making the lists anew, once a minute; only what changed is written, and told to the bulletin."""

from datetime import datetime

from django.db import transaction

from warraq.audience.most_read.choose import Chooser, Chosen
from warraq.audience.most_read.models import MostReadList
from warraq.delivery.site.blocks.most_read import RAIL
from warraq.delivery.site.rails import rail_key
from warraq.masthead.models import Edition, Section
from warraq.publishing.release import bulletin
from warraq.publishing.release.models import BulletinEntry


def recompute(chooser: Chooser, *, now: datetime) -> int:
    """Bring every list up to date; how many changed."""
    changed = 0
    for edition in Edition.objects.all():
        known = {row.section_id: row for row in MostReadList.objects.filter(edition=edition)}
        for section, chosen in chooser.choose(edition, now=now).items():
            row = known.get(section.pk if section else None)
            if row is None or (row.story_ids, row.basis) != (chosen.story_ids, chosen.basis):
                _keep(edition, section, chosen, now=now)
                changed += 1
    return changed


def _keep(edition: Edition, section: Section | None, chosen: Chosen, *, now: datetime) -> None:
    """The list and its line in the bulletin, at once: one key, so that one block is made anew."""
    with transaction.atomic():
        MostReadList.objects.update_or_create(
            edition=edition,
            section=section,
            defaults={"basis": chosen.basis, "story_ids": chosen.story_ids, "changed_at": now},
        )
        bulletin.append(
            BulletinEntry.Kind.RAIL_CHANGED,
            keys=[rail_key(RAIL, edition.pk, section_id=section.pk if section else None)],
            now=now,
        )
