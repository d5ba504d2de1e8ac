"""After a change of zone data: every pending time of a story is again the wall time that somebody typed."""

import logging
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from warraq.masthead.models import Edition
from warraq.newsroom.notices.models import Kind
from warraq.newsroom.notices.tell import tell
from warraq.newsroom.stories.models import Story
from warraq.newsroom.zones.models import KnownZone
from warraq.newsroom.zones.rules import list_offsets, wall_time

logger = logging.getLogger(__name__)
FIELDS = ("go_live_at", "expire_at", "embargoed_until", "due_at")
_AHEAD = timedelta(days=6 * 366)
_RENEWED = timedelta(days=3 * 366)


def settle_zones(*, now: datetime) -> int:
    """Compare the rules of each edition's zone with those that were known, and move what is pending; how many stories.

    The first time a zone is seen its rules are noted. Several processes may do this at once: each zone is settled by one.
    """
    editions = list(Edition.objects.all())
    moved = 0
    for key in sorted({edition.time_zone for edition in editions}):
        with transaction.atomic():
            moved += _settle(key, editions=editions, now=now)
    return moved


def find_changed(*, now: datetime) -> list[str]:
    """Zones whose pending times are still reckoned by rules that hold no more."""
    keys = set(Edition.objects.values_list("time_zone", flat=True))
    return sorted(known.key for known in KnownZone.objects.filter(key__in=keys) if known.offsets != _rules_of(known))


def _settle(key: str, *, editions: list[Edition], now: datetime) -> int:
    zone = ZoneInfo(key)
    since, until = now.astimezone(UTC) - timedelta(days=2), now.astimezone(UTC) + _AHEAD
    fresh = {"since": since, "until": until, "offsets": list_offsets(zone, since=since, until=until)}
    KnownZone.objects.get_or_create(key=key, defaults=fresh)
    known = KnownZone.objects.select_for_update().get(key=key)
    moved = 0
    if known.offsets != _rules_of(known):
        moved = _move_pending(known, zone, editions=editions, now=now)
        words = {"event": "newsroom.zones.changed", "zone": key, "stories": moved}
        logger.warning("The rules of %s changed: %s stories keep the time that was typed", key, moved, extra=words)
    elif known.until - now > _RENEWED:
        return 0
    KnownZone.objects.filter(pk=known.pk).update(**fresh)
    return moved


def _rules_of(known: KnownZone) -> list[list[Any]]:
    """Today's rules over the time that is known."""
    return list_offsets(ZoneInfo(known.key), since=known.since.astimezone(UTC), until=known.until.astimezone(UTC))


def _move_pending(known: KnownZone, zone: ZoneInfo, *, editions: list[Edition], now: datetime) -> int:
    moved = 0
    for story in _pending(now):
        edition = story.home_edition or editions[0]
        if edition.time_zone == known.key:
            moved += _move(story, known.offsets, zone, now=now)
    return moved


def _pending(now: datetime) -> Iterable[Any]:
    """Stories with a moment that is still to come, on themselves or in a version that waits."""
    in_columns = Q()
    for field in FIELDS:
        in_columns |= Q(**{f"{field}__gt": now})
    waiting = Revision.page_revisions.filter(approved_go_live_at__gt=now, content_type__app_label="stories")
    ids = {int(pk) for pk in waiting.values_list("object_id", flat=True)}
    # A draft of a public story has its times in the draft alone.
    drafts = Q(live=True, has_unpublished_changes=True)
    rows: Any = Story.objects.filter(in_columns | Q(pk__in=ids) | drafts).defer("body")
    found: Iterable[Any] = rows.select_related("owner", "assigned_to").iterator(chunk_size=200)
    return found


def _move(story: Any, offsets: list[list[Any]], zone: ZoneInfo, *, now: datetime) -> int:
    def anew(moment: datetime | None) -> datetime | None:
        if moment is None or moment <= now:
            return moment
        return wall_time(moment, offsets).replace(tzinfo=zone).astimezone(UTC)

    before = {field: getattr(story, field) for field in FIELDS}
    after = {field: anew(moment) for field, moment in before.items()}
    changed = before != after
    if changed:
        Story.objects.filter(pk=story.pk).update(**after)
    people = {story.owner, story.assigned_to}
    wanted = Q(pk=story.latest_revision_id) | Q(approved_go_live_at__isnull=False)
    for revision in story.revisions.filter(wanted).select_related("user"):
        if _move_version(revision, anew):
            changed = True
            people.add(revision.user)
            after["go_live_at"] = revision.approved_go_live_at or after["go_live_at"]
    if not changed:
        return 0
    times = {field: moment.isoformat() for field, moment in after.items() if moment}
    log(instance=story, action="warraq.zone_changed", data={"zone": zone.key, **times})
    tell(Kind.TIMES, story_id=story.pk, to=people, words=_words(after, zone, now=now))
    return 1


def _move_version(revision: Any, anew: Any) -> bool:
    content = dict(revision.content)
    for field in FIELDS:
        if moment := content.get(field):
            content[field] = _as_kept(anew(datetime.fromisoformat(moment.replace("Z", "+00:00"))), moment)
    goes_out_at = anew(revision.approved_go_live_at)
    if content == revision.content and goes_out_at == revision.approved_go_live_at:
        return False
    revision.content, revision.approved_go_live_at = content, goes_out_at
    Revision.objects.filter(pk=revision.pk).update(content=content, approved_go_live_at=goes_out_at)
    return True


def _as_kept(moment: datetime, before: str) -> str:
    """As Wagtail writes it; text that says the same stays as it was."""
    if datetime.fromisoformat(before.replace("Z", "+00:00")) == moment:
        return before
    return moment.isoformat().replace("+00:00", "Z")


def _words(after: dict[str, datetime | None], zone: ZoneInfo, *, now: datetime) -> str:
    named = {
        "go_live_at": _("goes out"),
        "expire_at": _("leaves readers' pages"),
        "embargoed_until": _("embargo ends"),
        "due_at": _("text is due"),
    }
    times = [
        f"{named[field]}: {moment.astimezone(zone):%Y-%m-%d %H:%M}"
        for field, moment in after.items()
        if moment is not None and moment > now
    ]
    return _(
        "The clocks of its edition will be set otherwise than was known. The times that were typed stay: %(times)s"
    ) % {"times": " · ".join(times)}
