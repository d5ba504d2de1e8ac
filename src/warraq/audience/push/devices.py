"""Keeping what a browser says of itself when its reader asks for alerts, and forgetting it."""

import hashlib
from base64 import urlsafe_b64decode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from django.conf import settings
from django.db import transaction

from warraq.audience.push.models import MOST_ENDPOINT, Device, Wish
from warraq.masthead.models import Edition, Section


class BadDevice(ValueError):
    """What was sent is no browser's subscription, or one at a service that we do not write to."""


@dataclass(frozen=True)
class Subscription:
    """The address at a push service, and the two keys with which a push is closed for the browser alone (RFC 8291)."""

    endpoint: str
    p256dh: str
    auth: str


def read_subscription(said: Any) -> Subscription:
    """What PushSubscription.toJSON() gives. Raises BadDevice."""
    try:
        found = Subscription(str(said["endpoint"]), str(said["keys"]["p256dh"]), str(said["keys"]["auth"]))
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), _decode(found.p256dh))
        auth = _decode(found.auth)
    except (KeyError, TypeError, ValueError) as error:
        raise BadDevice("no subscription") from error
    if len(auth) != 16 or not is_known_service(found.endpoint):
        raise BadDevice("a service that is not known, or a key that is none")
    return found


def is_known_service(endpoint: str) -> bool:
    """Whether the address is at one of WARRAQ_PUSH_HOSTS: nobody else can make us write to theirs."""
    if len(endpoint) > MOST_ENDPOINT or not endpoint.isascii() or not endpoint.isprintable() or " " in endpoint:
        return False
    try:
        parts = urlsplit(endpoint)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if f"{parts.scheme}://{parts.netloc}" in settings.WARRAQ_PUSH_HOSTS:
        return True
    if parts.scheme != "https" or port not in {None, 443} or "@" in parts.netloc:
        return False
    return any(host == known or host.endswith(f".{known}") for known in settings.WARRAQ_PUSH_HOSTS)


def keep_device(
    edition: Edition, told: Subscription, *, sections: Iterable[Section], now: datetime, replaces: str = ""
) -> Device:
    """Let the device get alerts of these sections, or of everything where there are none; in place of what it wanted."""
    with transaction.atomic():
        before = Device.objects.filter(edition=edition, digest=digest_of(replaces)).first() if replaces else None
        device, is_new = Device.objects.update_or_create(
            digest=digest_of(told.endpoint),
            defaults={"edition": edition, "endpoint": told.endpoint, "p256dh": told.p256dh, "auth": told.auth},
            create_defaults={
                "edition": edition,
                "endpoint": told.endpoint,
                "p256dh": told.p256dh,
                "auth": told.auth,
                "made_at": now,
            },
        )
        if before is not None and before.pk != device.pk:
            # The browser got another address: its reader still wants what was wanted before.
            if is_new:
                Wish.objects.filter(device=before).update(device=device)
            before.delete()
            return device
        device.wishes.all().delete()
        wanted: list[Section | None] = [*sections] or [None]
        Wish.objects.bulk_create(Wish(device=device, section=section) for section in wanted)
    return device


def find_wishes(edition: Edition, endpoint: str) -> list[int] | None:
    """Numbers of the sections that the device wants; empty for everything, None when it gets no alerts."""
    device = Device.objects.filter(edition=edition, digest=digest_of(endpoint)).first()
    if device is None:
        return None
    return [number for number in device.wishes.values_list("section_id", flat=True) if number is not None]


def forget_device(endpoint: str) -> bool:
    """Delete all that is kept of a device; whether there was something."""
    return bool(Device.objects.filter(digest=digest_of(endpoint)).delete()[0])


def digest_of(endpoint: str) -> str:
    return hashlib.sha256(endpoint.encode()).hexdigest()


def _decode(text: str) -> bytes:
    """Base64 for addresses, with or without padding. Raises ValueError."""
    if len(text) > 100 or not text.isascii():
        raise ValueError("too long")
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
