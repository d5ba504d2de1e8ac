"""Making an index in files beside the present one. What cannot be read is thrown away and begun anew."""

import shutil
from collections.abc import Callable

from warraq.delivery.search.embedded.places import Places
from warraq.delivery.search.embedded.writer import LARGE_HEAP_BYTES, IndexWriter
from warraq.delivery.search.filling import begin, fill
from warraq.delivery.search.following import catch_up


def make_index(
    places: Places, *, on_progress: Callable[[int, int], None] | None = None, heap_bytes: int = LARGE_HEAP_BYTES
) -> int:
    """Make or finish the index and put it in place; how many rows this call read. Raises BeingMade."""
    with places.only_maker():
        writer = _open(places, heap_bytes=heap_bytes)
        try:
            read = fill(writer, on_progress=on_progress)
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
    begin(writer)
    return writer
