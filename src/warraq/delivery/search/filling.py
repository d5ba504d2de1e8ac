"""Filling an index from the public record.

The bulletin's position is noted before the first row is read, so whatever changes meanwhile is read again from there
afterwards. Every few thousand rows the work is saved with the last row's id: killed at any moment it goes on from there.
"""

from collections.abc import Callable

from warraq.delivery.search.documents import build_documents
from warraq.delivery.search.engine import Writer
from warraq.publishing.release.models import BulletinEntry, PublishedStory

ROWS_AT_ONCE = 500
ROWS_BETWEEN_SAVES = 20_000
#: What `progress` says when every row is in.
ALL = -1


def begin(writer: Writer) -> None:
    newest = BulletinEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    writer.save(position=newest or 0)


def fill(writer: Writer, *, on_progress: Callable[[int, int], None] | None) -> int:
    """Take in the rows that are still missing; how many."""
    state, progress = writer.read_state()
    if progress == ALL:
        return 0
    total = PublishedStory.objects.filter(pk__gt=progress).count()
    read = unsaved = 0
    while documents := build_documents(after=progress, limit=ROWS_AT_ONCE):
        writer.add(documents)
        progress = documents[-1].key
        read += len(documents)
        unsaved += len(documents)
        if unsaved >= ROWS_BETWEEN_SAVES:
            writer.save(position=state.position, progress=progress)
            unsaved = 0
        if on_progress:
            on_progress(read, max(total, read))
    writer.save(position=state.position, progress=ALL)
    return read
