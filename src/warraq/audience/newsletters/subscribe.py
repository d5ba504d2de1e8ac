"""Asking for letters, confirming, changing and leaving."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from warraq.audience.newsletters.models import Letter, Subscriber, Subscription
from warraq.audience.newsletters.senders import sender_of
from warraq.masthead.models import Edition

# Nobody's mailbox is filled by somebody else's asking.
LEAST_BETWEEN_MAILS = timedelta(minutes=10)
FORGOTTEN_AFTER = timedelta(days=7)


def address_of(edition: Edition, act: str, token: str = "") -> str:
    return f"{edition.base_url}/_letters/{act}/{token}" if token else f"{edition.base_url}/_letters/{act}"


def ask(edition: Edition, *, email: str, letters: Iterable[Letter], now: datetime) -> None:
    """Remember the wish, and mail a link by which the address's owner confirms it. Nothing else is sent before that.

    The same is answered for an address that is known already; whose it is learns it from the mail.
    """
    with transaction.atomic():
        subscriber, _made = Subscriber.objects.get_or_create(
            edition=edition, email=email.strip().lower(), defaults={"asked_at": now}
        )
        if subscriber.mailed_at and now - subscriber.mailed_at < LEAST_BETWEEN_MAILS:
            return
        chosen = ",".join(str(letter.pk) for letter in letters)
        subscriber.mailed_at = now
        subscriber.save(update_fields=["mailed_at"])
    link = f"{address_of(edition, 'confirm', subscriber.token)}?letters={chosen}"
    with translation.override(edition.language.split("-")[0]):
        context = {"edition": edition, "link": link, "letters": list(letters)}
        subject = _("Confirm that you want the letters of %(edition)s") % {"edition": edition.name}
        body = render_to_string("newsletters/confirm.txt", context)
        message = EmailMultiAlternatives(subject, body, from_email=sender_of(edition), to=[email])
        message.send()


def confirm(subscriber: Subscriber, *, letters: Iterable[Letter], now: datetime) -> None:
    """The owner of the address wants exactly these letters."""
    with transaction.atomic():
        subscriber.confirmed_at = subscriber.confirmed_at or now
        subscriber.stopped_at, subscriber.stopped_because = None, ""
        subscriber.save(update_fields=["confirmed_at", "stopped_at", "stopped_because"])
        for letter in letters:
            Subscription.objects.get_or_create(subscriber=subscriber, letter=letter)


def leave(subscriber: Subscriber, *, letter: Letter | None = None) -> None:
    """No more of the letter, or of any. With the last one the address is forgotten."""
    with transaction.atomic():
        rows = Subscription.objects.filter(subscriber=subscriber)
        (rows.filter(letter=letter) if letter else rows).delete()
        if not Subscription.objects.filter(subscriber=subscriber).exists():
            subscriber.delete()


def stop(email: str, *, because: str, now: datetime) -> int:
    """A mail to the address came back for good, or its owner complained: nothing more is sent there."""
    rows = Subscriber.objects.filter(email=email.strip().lower(), stopped_at=None)
    return rows.update(stopped_at=now, stopped_because=because)


def forget_unconfirmed(*, now: datetime) -> None:
    """Addresses whose owners did not confirm within a week are deleted."""
    Subscriber.objects.filter(confirmed_at=None, asked_at__lt=now - FORGOTTEN_AFTER).delete()
