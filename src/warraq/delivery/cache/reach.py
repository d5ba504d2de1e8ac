"""Whether a withdrawal has reached everybody: each process that serves readers, and each cache in front of us."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from warraq.delivery.cache.models import Listener, Purge
from warraq.delivery.cache.outbox import CONSUMER
from warraq.delivery.cache.roll import strike_dead, this_machine
from warraq.publishing.release.bulletin import last_read

SILENT_AFTER = timedelta(seconds=15)


@dataclass(frozen=True)
class Reach:
    """Who has still to let go of what changed up to one position of the bulletin.

    `late` are processes that are heard of and have not told yet; `silent` those that were not heard of for a while: they
    are dead, or cut off from the database and perhaps still showing last copies to readers. Nobody here can know.
    """

    heard: tuple[Listener, ...]
    late: tuple[Listener, ...]
    silent: tuple[Listener, ...]
    caches: tuple[Purge, ...]
    is_courier_behind: bool

    @property
    def is_everywhere(self) -> bool:
        return not (self.late or self.silent or self.caches or self.is_courier_behind)

    @property
    def is_known(self) -> bool:
        """Whether any process told anything: a newspaper that nobody serves has nothing to take back, or has lost its roll."""
        return bool(self.heard or self.late or self.silent)


def find_reach(position: int, *, now: datetime | None = None) -> Reach:
    """Who has heard the bulletin up to `position`, and who has not. Processes of this machine that died are struck first."""
    # Before the purges are looked at: the courier writes them together with its position, so those up to here are seen.
    is_courier_behind = bool(settings.WARRAQ_PURGE) and last_read(CONSUMER) < position
    strike_dead(this_machine())
    silent_since = (now or timezone.now()) - SILENT_AFTER
    rows = list(Listener.objects.order_by("machine", "process"))
    behind = [row for row in rows if row.position < position]
    return Reach(
        heard=tuple(row for row in rows if row.position >= position),
        late=tuple(row for row in behind if row.heard_at >= silent_since),
        silent=tuple(row for row in behind if row.heard_at < silent_since),
        caches=tuple(
            Purge.objects.exclude(status=Purge.Status.DONE).filter(is_hard=True, entry_id__lte=position).order_by("pk")
        ),
        is_courier_behind=is_courier_behind,
    )
