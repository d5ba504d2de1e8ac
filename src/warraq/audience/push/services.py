"""Handing a push to the push service of a browser (RFC 8030), closed for that browser and signed by us."""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings
from urllib3.exceptions import NewConnectionError

from warraq.audience.push.keys import Key

CONNECT_SECONDS, READ_SECONDS = 5, 15
KEPT_BY_SERVICE = timedelta(hours=4)
_SIGNED_FOR_SECONDS = 12 * 3600
LONGEST_PAUSE = timedelta(minutes=30)


class Answer(Enum):
    TAKEN = "taken"
    GONE = "gone"  # the device is no more
    LATER = "later"  # surely not taken, and may be tried again
    REFUSED = "refused"
    LOST = "lost"  # nobody knows whether it was taken


@dataclass(frozen=True)
class Said:
    answer: Answer
    status: int = 0
    pause: timedelta | None = None


class _Straight(requests.Session):
    """A session that follows nobody elsewhere."""

    def post(self, url: str | bytes, *args: Any, **kwargs: Any) -> requests.Response:
        return super().post(url, *args, **{**kwargs, "allow_redirects": False})


@dataclass
class Services:
    """Lines to push services; threads share them."""

    key: Key
    contact: str
    _session: requests.Session = field(default_factory=_Straight, init=False)
    _signed: dict[str, tuple[float, dict[str, str]]] = field(default_factory=dict, init=False)

    def hand_over(self, endpoint: str, *, p256dh: str, auth: str, payload: bytes, topic: str) -> Said:
        """Write to one device. `topic` lets the service put a newer push of the same story in an older one's place."""
        # It loads much, and only whoever sends needs it.
        from pywebpush import WebPusher

        told = {"endpoint": endpoint, "keys": {"p256dh": p256dh, "auth": auth}}
        try:
            response = WebPusher(told, requests_session=self._session).send(
                payload,
                {**self._sign(endpoint), "Urgency": "high", "Topic": topic},
                ttl=int(KEPT_BY_SERVICE.total_seconds()),
                timeout=(CONNECT_SECONDS, READ_SECONDS),
            )
        except requests.RequestException as error:
            return Said(Answer.LATER if _was_never_sent(error) else Answer.LOST)
        return _understand(response)

    def _sign(self, endpoint: str) -> dict[str, str]:
        parts = urlsplit(endpoint)
        audience = f"{parts.scheme}://{parts.netloc}"
        signed = self._signed.get(audience)
        if signed is None or signed[0] < time.time() + _SIGNED_FOR_SECONDS / 2:
            until = int(time.time()) + _SIGNED_FOR_SECONDS
            claims = {"aud": audience, "sub": self.contact, "exp": until}
            signed = self._signed[audience] = (until, self.key.vapid.sign(claims))
        return signed[1]


def contact_of(email: str) -> str:
    """Whom a push service may write to about us."""
    return f"mailto:{email or settings.DEFAULT_FROM_EMAIL}"


def _was_never_sent(error: requests.RequestException) -> bool:
    if isinstance(error, requests.ConnectTimeout | requests.exceptions.SSLError):
        return True
    reason = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(reason, NewConnectionError)


def _understand(response: requests.Response) -> Said:
    status = response.status_code
    if 200 <= status < 300:
        return Said(Answer.TAKEN, status)
    if status in {404, 410}:
        return Said(Answer.GONE, status)
    if status == 429 or status >= 500:
        return Said(Answer.LATER, status, _read_pause(response.headers.get("Retry-After", "")))
    return Said(Answer.REFUSED, status)


def _read_pause(said: str) -> timedelta | None:
    """Retry-After: seconds or a date; None when it is neither."""
    if said.isascii() and said.isdigit():
        return min(timedelta(seconds=int(said[:6])), LONGEST_PAUSE)
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(timedelta(), min(moment - datetime.now(moment.tzinfo), LONGEST_PAUSE))
