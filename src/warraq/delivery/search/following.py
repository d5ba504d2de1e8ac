"""Following the bulletin: what was released, corrected or withdrawn is brought into an index, in order."""

from collections.abc import Iterable

from warraq.delivery.search.documents import build_documents
from warraq.delivery.search.engine import Writer
from warraq.publishing.release import bulletin
from warraq.publishing.release.models import BulletinEntry

ENTRIES_AT_ONCE = 200


def catch_up(writer: Writer, *, position: int) -> int:
    """Bring the index from `position` to the end of the bulletin; where it then stands.

    A story is read as it is now, not as it was when the entry was written: the later entry finds nothing left to do.
    """
    while entries := bulletin.read_after(position, limit=ENTRIES_AT_ONCE):
        story_ids = _stories(entries)
        if story_ids:
            writer.replace(story_ids, build_documents(story_ids=story_ids))
        position = entries[-1].pk
        writer.save(position=position)
    return position


def _stories(entries: Iterable[BulletinEntry]) -> list[int]:
    return sorted({entry.story_id for entry in entries if entry.story_id is not None})


def released_in(entries: Iterable[BulletinEntry]) -> list[int]:
    """The stories whose text these entries made public."""
    kinds = {BulletinEntry.Kind.RELEASED, BulletinEntry.Kind.CORRECTED}
    return sorted({entry.story_id for entry in entries if entry.story_id is not None and entry.kind in kinds})
