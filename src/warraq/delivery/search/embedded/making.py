"""Making an index from the public record, beside the present one, which readers keep until the new one is whole.

The bulletin's position is noted before the first row is read, so whatever changes meanwhile is read again from there
afterwards. Every few thousand rows the work is saved with the last row's id: killed at any moment it goes on from
there; what cannot be read is thrown away and begun anew.
"""

import shutil
from collections.abc import Callable

from warraq.delivery.search.documents import build_documents
from warraq.delivery.search.embedded.places import Places
from warraq.delivery.search.embedded.writer import LARGE_HEAP_BYTES, IndexWriter
from warraq.delivery.search.following import catch_up
from warraq.publishing.release.models import BulletinEntry, PublishedStory

ROWS_AT_ONCE = 500
ROWS_BETWEEN_SAVES = 20_000
#: What `progress` says when every row is in.
ALL = -1


def make_index(
    places: Places, *, on_progress: Callable[[int, int], None] | None = None, heap_bytes: int = LARGE_HEAP_BYTES
) -> int:
    """Make or finish the index and put it in place; how many rows this call read. Raises BeingMade."""
    with places.only_maker():
        writer = _open(places, heap_bytes=heap_bytes)
        try:
            read = _fill(writer, on_progress=on_progress)
            catch_up(writer, position=writer.read_state()[0].position)
        finally:
            writer.close()
        places.put_in_place()
        return read


def _open(places: Places, *, heap_bytes: int) -> IndexWriter:
    """The unfinished index of this version, if it can be read, or a new one."""
    folder = places.making
    if folder.exists():
        try:
            return IndexWriter(folder, heap_bytes=heap_bytes)
        except (ValueError, OSError):
            shutil.rmtree(folder)
    places.throw_away_unfinished()
    writer = IndexWriter(folder, create=True, heap_bytes=heap_bytes)
    newest = BulletinEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    writer.save(position=newest or 0)
    return writer


def _fill(writer: IndexWriter, *, on_progress: Callable[[int, int], None] | None) -> int:
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
