"""The newspaper itself: its secret, its hosts, its tree, and stories that should have gone out."""

import os
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings

from warraq.command.checkup.finding import Finding, State
from warraq.command.words import gettext as _
from warraq.masthead.models import Edition
from warraq.newsroom.stories.models import StoryIndex
from warraq.newsroom.zones.settle import find_changed
from warraq.publishing.release.clock import find_failed, find_overdue
from warraq.publishing.release.rights_notice import find_ending, find_overstaying

SHORTEST_SECRET = 32


def check_secret() -> Finding:
    secret: str = settings.SECRET_KEY
    is_safe = len(secret) >= SHORTEST_SECRET and not secret.startswith("only-for-the-demo")
    is_demo = os.environ.get("DJANGO_SETTINGS_MODULE", "").endswith(".dev")
    return Finding(
        _("secret"),
        State.GREEN if is_safe else State.AMBER if is_demo else State.RED,
        _("set") if is_safe else _("too short, or the demo's"),
        ""
        if is_safe
        else _(
            "Set WARRAQ_SECRET_KEY to what this prints: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
        ),
    )


def check_newspaper(*, now: datetime) -> Iterator[Finding]:
    """Asks the database; call it only when the tables are there."""
    editions = list(Edition.objects.prefetch_related("hosts"))
    if not editions or not StoryIndex.objects.exists():
        yield Finding(_("editions"), State.RED, _("none"), _("Found the newspaper: warraq init"))
        return
    hostless = [edition.name for edition in editions if not edition.hosts.all()]
    yield Finding(
        _("editions"),
        State.RED if hostless else State.GREEN,
        _("without a host: %(names)s") % {"names": ", ".join(hostless)}
        if hostless
        else ", ".join(edition.base_url for edition in editions),
        _("Give each edition a host in the newsroom, under Masthead.") if hostless else "",
    )
    overdue = find_overdue(now=now)
    yield Finding(
        _("release clock"),
        State.RED if overdue else State.GREEN,
        _("overdue stories: %(number)d") % {"number": len(overdue)} if overdue else _("nothing overdue"),
        _say_why() if overdue else "",
    )
    yield _check_zones(now=now)
    yield _check_rights(now=now)


def _check_zones(*, now: datetime) -> Finding:
    """Whether what is pending is reckoned by the zone data of this process."""
    changed = find_changed(now=now)
    if not changed:
        return Finding(_("pending times"), State.GREEN, _("by today's zone data"))
    found = _("reckoned by older zone data: %(zones)s") % {"zones": ", ".join(changed)}
    remedy = _("Run warraq migrate, then restart Warraq: every process must read the same zone data.")
    return Finding(_("pending times"), State.RED, found, remedy)


def _check_rights(*, now: datetime) -> Finding:
    """Pictures that we may show no more, or soon not."""
    overstaying, ending = find_overstaying(now=now), find_ending(now=now)
    soon = [row for row in ending if not row.picture.is_taken_down]
    if overstaying:
        remedy = _("See that warraq up (or warraq clock) is running and what its log says.")
        found = _("pictures that we may show no more: %(number)d") % {"number": overstaying}
        return Finding(_("picture rights"), State.RED, found, remedy)
    if soon:
        found = _("pictures whose rights end within a week: %(number)d") % {"number": len(soon)}
        remedy = _("Prolong the rights or choose other pictures; the newsroom's home page lists them.")
        return Finding(_("picture rights"), State.AMBER, found, remedy)
    return Finding(_("picture rights"), State.GREEN, _("none ends soon"), "")


def _say_why() -> str:
    """What kept the overdue stories back; when nothing did, nobody tried."""
    failed = [f"“{row.headline}”: {row.reason}" for row in find_failed()]
    return " · ".join(failed) or _("See that warraq up (or warraq clock) is running and what its log says.")
