"""The second tier: an LMDB file that the machine's processes share, bounded, never torn by a kill.

Beside the pages it holds what the bulletin said of their keys, written before anybody is told that it was heard. So a
page is judged when it is read, whoever wrote it, and a process that starts again knows what was withdrawn.
"""

import logging
import struct
import threading
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

import lmdb

from warraq.delivery.cache import records
from warraq.delivery.cache.entries import Address, Entry
from warraq.delivery.cache.inspecting import is_sound, leave
from warraq.delivery.cache.purged import State, Touch, hard_key

logger = logging.getLogger(__name__)
_NUMBER = struct.Struct(">Q")
_FILLED = 0.5  # of the map: LMDB needs room for what it is about to free
_POSITION, _BYTES, _EPOCH, _HOSTS, _NEXT = b"position", b"bytes", b"epoch", b"hosts", b"next"
_TROUBLE = (lmdb.Error, OSError)
_DAMAGE = (lmdb.CorruptedError, lmdb.PageNotFoundError, lmdb.InvalidError, lmdb.PanicError, lmdb.BadTxnError)


class Disk:
    """Entries by address. Every method may be called from any thread; trouble is logged and never raised."""

    def __init__(self, folder: Path, *, most_bytes: int, build: str) -> None:
        self.folder = folder
        self._most_bytes, self._build = most_bytes, build
        self._lock = threading.RLock()  # one writer of this process at a time; held while the disk is waited for
        self._env_lock = (
            threading.RLock()
        )  # held while reading, and to open or close: a reader never waits for a writer
        self._env: lmdb.Environment | None = None
        self._file = 0
        self.broken = 0  # records that were not what was written
        self.rebuilt = 0
        self._open()

    # --- opening and mending ---

    @property
    def _path(self) -> Path:
        return self.folder / "pages.lmdb"

    def _open(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not is_sound(self.folder, self._path):
                logger.error("Disk tier is damaged; starting anew", extra={"event": "delivery.cache.disk_damaged"})
                self._remove()
            self._env = lmdb.open(
                str(self._path),
                subdir=False,
                map_size=self._most_bytes,
                max_dbs=5,
                metasync=False,  # a power cut may lose the last writes, whole ones, together with the position
                max_readers=256,
            )
            self._env.reader_check()
            self._pages = self._env.open_db(b"pages")
            self._order = self._env.open_db(b"order")
            self._soft = self._env.open_db(b"soft")
            self._hard = self._env.open_db(b"hard")
            self._facts = self._env.open_db(b"facts")
            self._file = self._path.stat().st_ino
        except _TROUBLE as error:
            self._env = None
            logger.warning("No disk tier: %s", error, extra={"event": "delivery.cache.no_disk"})

    def _remove(self) -> None:
        self.rebuilt += 1
        for path in (self._path, self._path.with_name(self._path.name + "-lock")):
            path.unlink(missing_ok=True)

    def _start_anew(self) -> None:
        """Better no copies than copies that nobody may see."""
        with self._lock, self._env_lock:
            self.close()
            try:
                self._remove()
            except OSError as error:
                logger.warning("Disk tier cannot be removed: %s", error, extra={"event": "delivery.cache.no_disk"})
                return
            self._open()

    def _give_up(self, why: str) -> None:
        logger.error("Disk tier given up: %s", why, extra={"event": "delivery.cache.disk_given_up"})
        self._start_anew()

    def look_again(self) -> None:
        """Another process may have started the file anew; or there is room again."""
        with self._lock, self._env_lock:
            try:
                is_same = self._env is not None and self._path.stat().st_ino == self._file
            except OSError:
                is_same = False
            if not is_same:
                self.close()
                self._open()

    def close(self) -> None:
        with self._lock, self._env_lock:
            if self._env is not None:
                self._env.close()
                self._env = None
                leave(self.folder)

    # --- pages ---

    def get(self, address: Address) -> tuple[Entry, State] | None:
        """The stored entry, and what has become of it since. One of another build counts as stale."""
        with self._env_lock:
            is_broken = False
            if self._env is None:
                return None
            try:
                with self._env.begin() as txn:
                    record = txn.get(_hash(address), db=self._pages)
                    if record is None:
                        return None
                    entry, build = records.read(bytes(record))
                    state = self._judge(txn, entry)
            except (records.BrokenRecord, *_DAMAGE):
                is_broken = True
            except (*_TROUBLE, ValueError, KeyError) as error:
                logger.warning("Disk tier cannot be read: %s", error, extra={"event": "delivery.cache.disk_trouble"})
                return None
        if is_broken:
            self.broken += 1
            self._give_up("Disk tier holds a broken record")
            return None
        if entry.address != address:
            return None
        if state is State.FRESH and build != self._build:
            state = State.STALE
        return entry, state

    def _judge(self, txn: lmdb.Transaction, entry: Entry) -> State:
        state = State.FRESH
        for key in entry.keys:
            name = key.encode()
            if key.startswith("story:") and _number(txn.get(name, db=self._hard)) > entry.position:
                return State.DEAD
            if _number(txn.get(name, db=self._soft)) > entry.position:
                state = State.STALE
        return state

    def put(self, entries: Iterable[Entry]) -> None:
        """Store these entries in one transaction, letting go of the oldest where there is no room."""
        with self._lock:
            if self._env is None:
                return
            made = [
                (_hash(entry.address), records.write(entry, build=self._build) if entry.status == 200 else b"")
                for entry in entries
            ]
            try:
                try:
                    self._put(made, most=int(self._most_bytes * _FILLED))
                except lmdb.MapFullError:
                    self._put(made, most=int(self._most_bytes * _FILLED / 2))
            except _DAMAGE as error:
                self._give_up(f"Disk tier is damaged: {error}")
            except _TROUBLE as error:
                logger.warning("Disk tier cannot be written: %s", error, extra={"event": "delivery.cache.disk_trouble"})

    def _put(self, made: list[tuple[bytes, bytes]], *, most: int) -> None:
        assert self._env is not None
        with self._env.begin(write=True) as txn:
            used = _number(txn.get(_BYTES, db=self._facts))
            number = _number(txn.get(_NEXT, db=self._facts))
            used = self._let_go(txn, used=used, most=most - sum(len(record) for _name, record in made))
            for name, record in made:
                old = txn.get(name, db=self._pages)
                used += len(record) - (len(old) if old is not None else 0)
                if not record:  # it is no page any more: what was one is forgotten
                    txn.delete(name, db=self._pages)
                    continue
                if old is None:
                    txn.put(_NUMBER.pack(number), name, db=self._order)
                    number += 1
                txn.put(name, record, db=self._pages)
            txn.put(_BYTES, _NUMBER.pack(max(0, used)), db=self._facts)
            txn.put(_NEXT, _NUMBER.pack(number), db=self._facts)

    def _let_go(self, txn: lmdb.Transaction, *, used: int, most: int) -> int:
        """Take out what came first until `most` bytes are left; the bytes still used."""
        with txn.cursor(self._order) as cursor:
            is_there = cursor.first()
            while is_there and used > most:
                record = txn.pop(cursor.value(), db=self._pages)
                used -= len(record) if record is not None else 0
                is_there = cursor.delete() and bool(cursor.key())
        return used

    # --- what the bulletin said ---

    def record(self, changes: Iterable[Touch], *, position: int) -> None:
        """Remember which keys were touched. If that cannot be written, what is stored is given up."""
        with self._lock:
            if self._env is None:
                return
            try:
                with self._env.begin(write=True) as txn:
                    for change in changes:
                        stamp = _NUMBER.pack(change.pk)
                        for key in change.keys:
                            txn.put(key.encode(), stamp, db=self._soft)
                        if key := hard_key(change):
                            txn.put(key.encode(), stamp, db=self._hard)
                    if position > _number(txn.get(_POSITION, db=self._facts)):
                        txn.put(_POSITION, _NUMBER.pack(position), db=self._facts)
            except _TROUBLE as error:
                self._give_up(f"What is stale cannot be written: {error}")

    def position(self, *, epoch: str) -> int | None:
        """How far the bulletin was heard here; None when these pages are of another database, and are gone now.

        An empty `epoch` means that the database cannot be asked.
        """
        with self._lock:
            known = self.fact(_EPOCH)
            if self._env is None or not known:
                if epoch:
                    self.remember(_EPOCH, epoch.encode())
                return None
            if epoch and known.decode() != epoch:
                self.start_anew(epoch=epoch)
                return None
            return _number(self.fact(_POSITION)) or None

    def start_anew(self, *, epoch: str) -> None:
        """Throw all away: it is of another database, or of one that was set back."""
        self._start_anew()
        self.remember(_EPOCH, epoch.encode())

    def read_hosts(self) -> bytes:
        return self.fact(_HOSTS)

    def remember_hosts(self, hosts: bytes) -> None:
        if hosts != self.fact(_HOSTS):
            self.remember(_HOSTS, hosts)

    def fact(self, name: bytes) -> bytes:
        with self._env_lock:
            if self._env is None:
                return b""
            try:
                with self._env.begin() as txn:
                    return bytes(txn.get(name, db=self._facts, default=b""))
            except _TROUBLE:
                return b""

    def remember(self, name: bytes, value: bytes) -> None:
        with self._lock:
            if self._env is None:
                return
            try:
                with self._env.begin(write=True) as txn:
                    txn.put(name, value, db=self._facts)
            except _TROUBLE as error:
                logger.warning("Disk tier cannot be written: %s", error, extra={"event": "delivery.cache.disk_trouble"})

    def count(self) -> int:
        with self._env_lock:
            if self._env is None:
                return 0
            with self._env.begin() as txn:
                return int(txn.stat(self._pages)["entries"])


def _hash(address: Address) -> bytes:
    edition, path, query = address
    return blake2b(b"%d\0%b\0%b" % (edition, path, query), digest_size=16).digest()


def _number(stored: bytes | memoryview | None) -> int:
    return int(_NUMBER.unpack(stored)[0]) if stored else 0
