"""Reading the present index of a folder while another process writes it."""

import threading
from typing import Any

from warraq.index.files import META_NAME, open_files
from warraq.index.places import IndexFolders


class NotReady(RuntimeError):
    """There is no index yet: it is being made, or nothing has begun to make it."""


class OpenIndex:
    """The present index; a newer or a changed one is taken up by itself. Safe for threads."""

    def __init__(self, folders: IndexFolders) -> None:
        self._folders = folders
        self._lock = threading.Lock()
        self._index: Any = None
        self._seen: tuple[str, int] = ("", 0)

    def get(self) -> Any:
        """The index as it was last saved. Raises NotReady."""
        folder = self._folders.current()
        if folder is None:
            raise NotReady(str(self._folders.folder))
        try:
            seen = (folder.name, (folder / META_NAME).stat().st_mtime_ns)
        except FileNotFoundError as error:
            raise NotReady(str(folder)) from error
        with self._lock:
            if self._index is None or seen[0] != self._seen[0]:
                self._index = open_files(folder)
            elif seen != self._seen:
                self._index.reload()
            self._seen = seen
            return self._index
