"""One render of a page at a time on this machine: a file's lock, which the kernel frees whatever kills its holder."""

import fcntl
import os
from hashlib import blake2b
from pathlib import Path

from warraq.delivery.cache.entries import Address


class RenderingLock:
    """The lock of one address, or of the few that share its file. Without a file that can be made it is always free."""

    def __init__(self, folder: Path, address: Address) -> None:
        edition, path, query = address
        name = blake2b(b"%d\0%b\0%b" % (edition, path, query), digest_size=2).hexdigest()[:3]
        self._path = folder / "rendering" / name
        self._file: int | None = None

    def take(self) -> bool:
        """Whether it is ours now; False where another process or flight has it."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError:
            return True
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(file)
            return False
        self._file = file
        return True

    def free(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None
