"""Bounces and complaints, as mail servers report them (RFC 3464 and RFC 5965), and an address's wish to see or lose its data."""

from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from typing import Any

from django.conf import settings

from warraq.audience.newsletters.models import Subscriber
from warraq.audience.newsletters.senders import find_mail
from warraq.audience.newsletters.subscribe import stop

MOST_BYTES = 1_000_000


def take_report(raw: bytes, *, now: datetime) -> int:
    """Read a report; how many subscribers are stopped by it. What is no report stops nobody.

    A delivery that failed for good stops its address, one that is only late does not; a complaint always does. Where mail
    comes back to an address of its own (WARRAQ_RETURNS_ADDRESS) only what carries that address is believed.
    """
    message = BytesParser(policy=policy.default).parsebytes(raw[:MOST_BYTES])
    found = [*_find_bounced(message), *_find_complaining(message)]
    if settings.WARRAQ_RETURNS_ADDRESS:
        mail = find_mail(raw[:MOST_BYTES]) if found else None
        found = [(mail.subscriber.email, because) for _address, because in found[:1]] if mail else []
    return sum(stop(address, because=because, now=now) for address, because in found)


def _find_bounced(message: Message) -> Iterator[tuple[str, str]]:
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            for fields in _groups(part):
                has_failed = fields.get("Action", "").strip().lower() == "failed"
                if has_failed and fields.get("Status", "5").strip().startswith("5"):
                    yield _address(fields.get("Final-Recipient", "")), "bounce"


def _find_complaining(message: Message) -> Iterator[tuple[str, str]]:
    for part in message.walk():
        if part.get_content_type() == "message/feedback-report":
            for fields in _groups(part):
                if fields.get("Feedback-Type", "abuse").strip().lower() != "not-spam":
                    yield _address(fields.get("Original-Rcpt-To", "")), "complaint"


def export_address(email: str) -> list[dict[str, Any]]:
    """All that is kept of an address, in plain values."""
    rows = Subscriber.objects.filter(email=email.strip().lower()).select_related("edition")
    return [
        {
            "edition": row.edition.key,
            "email": row.email,
            "asked_at": row.asked_at.isoformat(),
            "confirmed_at": row.confirmed_at.isoformat() if row.confirmed_at else None,
            "stopped_because": row.stopped_because,
            "letters": [subscription.letter.name for subscription in row.subscriptions.select_related("letter")],
            "issues": list(row.mails.filter(state="handed").values_list("issue__subject", flat=True)),
        }
        for row in rows
    ]


def erase_address(email: str) -> int:
    """Delete all that is kept of an address; how many editions knew it."""
    rows = Subscriber.objects.filter(email=email.strip().lower())
    number = rows.count()
    rows.delete()
    return number


def _groups(part: Message | EmailMessage) -> list[dict[str, str]]:
    """The groups of fields in a report, whether the parser took them apart or left them as text."""
    payload = part.get_payload()
    if isinstance(payload, list):
        return [{name: str(value) for name, value in one.items()} for one in payload if isinstance(one, Message)]
    fields = (line.partition(":") for line in str(payload).splitlines())
    return [{name.strip(): value.strip() for name, _colon, value in fields}]


def _address(field: str) -> str:
    """The address in `rfc822; name@example.com` or `<name@example.com>`."""
    return field.rpartition(";")[2].strip().strip("<>")
