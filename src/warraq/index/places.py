"""Where indexes lie: the present one, and one that is being made.

    current            the name of the present index's folder
    index-…/           an index
    making-…/          one being made; it becomes index-… by being renamed

The name holds a fingerprint of fields and analysis, so that what another version made is never taken for ours.
"""

import fcntl
import hashlib
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warraq.index.files import META_NAME
from warraq.index.terms import VERSION

_CURRENT = "current"


class BeingMade(RuntimeError):
    """Another process is making an index in this folder."""


class IndexFolders:
    """The folders of one machine's indexes with these fields. `layout` changes whenever the fields do."""

    def __init__(self, folder: Path, *, layout: str) -> None:
        self.folder = folder
        self._fingerprint = hashlib.sha256(f"{layout} {VERSION}".encode()).hexdigest()[:10]

    @property
    def making(self) -> Path:
        return self.folder / f"making-{self._fingerprint}"

    def current(self) -> Path | None:
        """The present index, whichever version made it; None when there is none."""
        try:
            name = (self.folder / _CURRENT).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        found = self.folder / name
        return found if name.startswith("index-") and "/" not in name and (found / META_NAME).is_file() else None

    def is_ours(self, index: Path | None) -> bool:
        return index is not None and index.name.startswith(f"index-{self._fingerprint}-")

    def put_in_place(self) -> Path:
        """Let what was being made be the present index, and remove every other one but the last."""
        before = self.current()
        new = self.folder / f"index-{self._fingerprint}-{time.time_ns()}"
        self.making.rename(new)
        written = self.folder / f".{_CURRENT}-{os.getpid()}"
        written.write_text(new.name, encoding="utf-8")
        written.replace(self.folder / _CURRENT)
        # Readers of the last one may have it open for as long as one request takes.
        for old in self.folder.glob("index-*"):
            if old not in {new, before}:
                shutil.rmtree(old, ignore_errors=True)
        return new

    def throw_away_unfinished(self) -> None:
        for folder in self.folder.glob("making-*"):
            shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def only_maker(self) -> Iterator[None]:
        """Hold the right to make an index here; the lock ends with the process. Raises BeingMade."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".making-lock").open("a") as held:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BeingMade(str(self.folder)) from error
            yield
