"""Where to begin to follow."""

from warraq.delivery.cache.disk import Disk
from warraq.delivery.cache.models import Epoch
from warraq.publishing.release.models import BulletinEntry


def find_position(disk: Disk | None) -> int:
    """How far the disk tier has heard. Pages of another database are thrown away, and the present is the beginning."""
    epoch = Epoch.of_this_database()
    newest = BulletinEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    known = disk.position(epoch=epoch) if disk is not None else None
    if known is not None and known > newest and disk is not None:
        disk.start_anew(epoch=epoch)
        known = None
    if known is None:
        if disk is not None:
            disk.record([], position=newest)
        return newest
    return known
