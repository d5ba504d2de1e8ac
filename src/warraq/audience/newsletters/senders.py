"""Who a letter is from: the newspaper for its reader, and for mail servers an address that tells whose mail came back."""

import re
from email.utils import formataddr

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from warraq.audience.newsletters.models import Mail
from warraq.masthead.models import Edition

_SALT = "warraq.audience.newsletters.returns"
_SIGNED = re.compile(rb"\+(\d{1,18})-([0-9a-f]{16})@")


def sender_of(edition: Edition) -> str:
    """The edition by its name, with the address of WARRAQ_MAIL_FROM."""
    return formataddr((edition.name, settings.DEFAULT_FROM_EMAIL))


def return_address(mail: Mail) -> str:
    """Where the mail comes back to: with its number in it, signed, so that nobody else can say that it did (VERP)."""
    name, _at, host = settings.WARRAQ_RETURNS_ADDRESS.rpartition("@")
    return f"{name}+{mail.pk}-{_sign(mail.pk)}@{host}" if name else str(settings.DEFAULT_FROM_EMAIL)


def find_mail(raw: bytes) -> Mail | None:
    """The mail whose return address stands in a report, wherever the mail server put it."""
    for number, signature in set(_SIGNED.findall(raw)):
        if constant_time_compare(signature.decode(), _sign(int(number))):
            return Mail.objects.filter(pk=int(number)).select_related("subscriber").first()
    return None


def _sign(number: int) -> str:
    return salted_hmac(_SALT, str(number), algorithm="sha256").hexdigest()[:16]
