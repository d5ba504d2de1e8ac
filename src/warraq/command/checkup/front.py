"""The front door: who serves readers, whether withdrawals have reached them, whether caches in front of us listen."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from warraq.command.checkup.finding import Finding, State
from warraq.command.words import gettext as _
from warraq.delivery.cache.models import Listener, Purge
from warraq.delivery.cache.reach import SILENT_AFTER, find_reach
from warraq.publishing.release.models import BulletinEntry

LATE_AFTER = timedelta(seconds=30)


def check_front(*, now: datetime) -> Iterator[Finding]:
    """Asks the database."""
    yield _check_withdrawals(now=now)
    troubled = Purge.objects.exclude(status=Purge.Status.DONE).filter(attempts__gt=0).exclude(error="").order_by("pk")
    first = troubled.first()
    if first is not None:
        yield Finding(
            _("caches in front"),
            State.RED,
            _("changes not told: %(number)d; %(cache)s: %(error)s")
            % {"number": troubled.count(), "cache": first.backend.partition("?")[0], "error": first.error},
            _("Start that cache, or mend WARRAQ_PURGE. It is told again until it has heard."),
        )


def _check_withdrawals(*, now: datetime) -> Finding:
    name = _("front door")
    newest = BulletinEntry.objects.filter(is_hard=True).order_by("-pk").first()
    if newest is None:
        serving = Listener.objects.filter(heard_at__gte=now - SILENT_AFTER).count()
        return Finding(name, State.GREEN, _("processes that serve readers: %(number)d") % {"number": serving})
    reach = find_reach(newest.pk, now=now)
    if not reach.is_known:
        return Finding(
            name,
            State.AMBER,
            _("no process that serves readers is heard of, so nobody can say whether what was withdrawn is gone"),
            _("Start warraq up; it tells the database that it serves within seconds."),
        )
    if reach.is_everywhere:
        return Finding(
            name,
            State.GREEN,
            _("processes that serve readers: %(number)d; all of them have dropped what was withdrawn")
            % {"number": len(reach.heard)},
        )
    missing = ", ".join(str(row) for row in (*reach.late, *reach.silent)) or _("caches in front")
    is_late = now - newest.happened_at > LATE_AFTER
    return Finding(
        name,
        State.RED if is_late else State.AMBER,
        _("may still show what was withdrawn: %(names)s") % {"names": missing},
        _("See that these processes reach the database, and warraq up is running there; stop what cannot be mended."),
    )
