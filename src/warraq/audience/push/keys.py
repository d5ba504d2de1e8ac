"""The newspaper's key, by which push services know who sends (VAPID, RFC 8292). Without one there are no alerts."""

import os
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from py_vapid import Vapid02, VapidException


class KeyIsThere(FileExistsError):
    """There is a key already; with another, every device would have to ask again."""


class UnreadableKey(ValueError):
    """The file holds no key."""


@dataclass(frozen=True)
class Key:
    """`public` is as browsers want it: the point, in base64 for addresses, without padding."""

    vapid: Vapid02
    public: str


def key_path() -> Path:
    return Path(settings.WARRAQ_PUSH_KEY)


def find_key() -> Key | None:
    """The key, or None where none was made. Raises UnreadableKey."""
    path = key_path()
    try:
        return _read(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        return None


def make_key(*, anew: bool = False) -> Key:
    """Make a key and keep it where nobody else can read it. Raises KeyIsThere, unless it shall be replaced."""
    path = key_path()
    if path.exists() and not anew:
        raise KeyIsThere(str(path))
    vapid = Vapid02()
    vapid.generate_keys()
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(vapid.private_pem())
    fresh.replace(path)
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> Key:
    try:
        vapid = Vapid02.from_pem(path.read_bytes().strip())
    except (ValueError, VapidException) as error:
        raise UnreadableKey(f"{path} holds no key") from error
    point = vapid.public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return Key(vapid, urlsafe_b64encode(point).rstrip(b"=").decode())
