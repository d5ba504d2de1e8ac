"""The search index: whether there is one, and how far it is behind the bulletin."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from warraq.command.checkup.finding import Finding, State
from warraq.command.words import gettext as _
from warraq.delivery.search.embedded.places import Places
from warraq.delivery.search.engine import NotReady
from warraq.delivery.search.engines import get_engine, index_folder
from warraq.publishing.release.models import BulletinEntry

LATE_AFTER = timedelta(seconds=30)


def check_search(*, now: datetime) -> Iterator[Finding]:
    """Asks the database and the index."""
    places = Places(index_folder())
    try:
        state = get_engine().state()
    except (NotReady, ValueError, OSError):
        making = places.making.is_dir()
        yield Finding(
            _("search"),
            State.AMBER,
            _("the index is being made") if making else _("no index"),
            "" if making else _("Run: warraq up (it makes one), or: warraq search rebuild"),
        )
        return
    behind = BulletinEntry.objects.filter(pk__gt=state.position)
    number, oldest = behind.count(), behind.order_by("pk").values_list("happened_at", flat=True).first()
    is_late = oldest is not None and now - oldest > LATE_AFTER
    is_old = not places.is_ours(places.current())
    yield Finding(
        _("search"),
        State.AMBER if is_late or is_old else State.GREEN,
        _("stories: %(stories)d; changes not yet taken in: %(changes)d")
        % {"stories": state.documents, "changes": number},
        _("See that warraq up (or warraq search follow) is running and what its log says.")
        if is_late
        else _("The index is another version's. Run: warraq up, or: warraq search rebuild")
        if is_old
        else "",
    )
