"""The indexes in files of this machine."""

from collections.abc import Callable
from pathlib import Path

from warraq.delivery.search.embedded.making import make_index
from warraq.delivery.search.embedded.places import Places
from warraq.delivery.search.embedded.writer import IndexWriter
from warraq.index.opening import NotReady


class EmbeddedStore:
    """Raises BeingMade or Busy where another process of this machine writes."""

    def __init__(self, folder: Path) -> None:
        self._places = Places(folder)

    def name(self) -> str:
        current = self._places.current()
        return current.name if current else ""

    def is_ours(self) -> bool:
        return self._places.is_ours(self._places.current())

    def is_being_made(self) -> bool:
        return self._places.making.is_dir()

    def make(self, *, on_progress: Callable[[int, int], None] | None = None) -> int:
        return make_index(self._places, on_progress=on_progress)

    def open(self) -> IndexWriter:
        current = self._places.current()
        if current is None:
            raise NotReady(str(self._places.folder))
        return IndexWriter(current)
