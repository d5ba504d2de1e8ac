"""What a reader's browser sends: five fields with commas between them, such as `v,1234,0,1,www.google.com`."""

from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

MOST_BYTES = 400
MOST_SECONDS = 900
_MOST_STORY_ID = 2**53


class Kind(IntEnum):
    VIEW = 0
    READ = 1


_KINDS = {b"v": Kind.VIEW, b"r": Kind.READ}


class Beacon(NamedTuple):
    """A story came on screen (VIEW), or was left having been read down to `quarter` in `seconds` (READ)."""

    kind: Kind
    story_id: int
    quarter: int
    seconds: int
    referrer_host: str


# Readers of one story who came the same way send the same bytes.
@lru_cache(maxsize=4096)
def read(body: bytes) -> Beacon | None:
    """The beacon in a request's body, with its numbers held within bounds; None when it is none."""
    parts = body.split(b",")
    if len(body) > MOST_BYTES or len(parts) != 5 or parts[0] not in _KINDS:
        return None
    if not (parts[1].isdigit() and parts[2].isdigit() and parts[3].isdigit()):
        return None
    story_id = int(parts[1][:17])
    if not 0 < story_id < _MOST_STORY_ID:
        return None
    return Beacon(
        kind=_KINDS[parts[0]],
        story_id=story_id,
        quarter=min(int(parts[2]), 4),
        # Coarse: how long somebody reads is told in steps of five seconds.
        seconds=min(int(parts[3]), MOST_SECONDS) // 5 * 5,
        referrer_host=parts[4].decode("ascii", "ignore").lower(),
    )
