"""Is the disk tier's file whole? Asked in a process of its own: a damaged map can take the reader down with it.

    python -m warraq.delivery.cache.inspecting FILE

Only after a process that had it open died: every process leaves a note while it has the file open.
"""

import os
import subprocess
import sys
import zlib
from pathlib import Path

import lmdb

_SECONDS = 60


def is_sound(folder: Path, path: Path) -> bool:
    """Whether the file may be opened. Leaves this process's note, and takes away those of the dead."""
    notes = folder / "open"
    notes.mkdir(exist_ok=True)
    dead = [note for note in notes.iterdir() if note.name.isdigit() and not Path(f"/proc/{note.name}").exists()]
    verdict = not path.exists() or not dead or _inspect_elsewhere(path)
    for note in dead:
        note.unlink(missing_ok=True)
    (notes / str(os.getpid())).touch()
    return verdict


def leave(folder: Path) -> None:
    """The file was closed as it should be."""
    (folder / "open" / str(os.getpid())).unlink(missing_ok=True)


def _inspect_elsewhere(path: Path) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-m", "warraq.delivery.cache.inspecting", str(path)],
            timeout=_SECONDS,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def inspect(path: Path) -> bool:
    """Walk every database of the file; whether each record has the checksum it was written with."""
    with lmdb.open(str(path), subdir=False, readonly=True, max_dbs=5) as env:
        for name in (b"pages", b"order", b"soft", b"hard", b"facts"):
            try:
                database = env.open_db(name, create=False)
            except lmdb.NotFoundError:
                continue
            with env.begin(db=database) as txn:
                for _key, value in txn.cursor():
                    if name == b"pages" and zlib.crc32(value[4:]) != int.from_bytes(value[:4], "little"):
                        return False
    return True


if __name__ == "__main__":
    sys.exit(0 if inspect(Path(sys.argv[1])) else 1)
