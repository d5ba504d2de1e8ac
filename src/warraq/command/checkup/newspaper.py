"""The newspaper itself: its secret, its hosts, its tree, and stories that should have gone out."""

import os
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings

from warraq.command.checkup.finding import Finding, State
from warraq.command.words import gettext as _
from warraq.masthead.models import Edition
from warraq.newsroom.stories.models import StoryIndex
from warraq.publishing.release.clock import find_failed, find_overdue

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


def _say_why() -> str:
    """What kept the overdue stories back; when nothing did, nobody tried."""
    failed = [f"“{row.headline}”: {row.reason}" for row in find_failed()]
    return " · ".join(failed) or _("See that warraq up (or warraq clock) is running and what its log says.")
