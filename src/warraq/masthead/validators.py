"""What an edition's fields may hold, with errors an administrator can act on."""

import re
from collections.abc import Iterable
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale, UnknownLocaleError
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

RESERVED_SLUGS = frozenset(
    [
        "admin",
        "api",
        "archive",
        "documents",
        "feed",
        "feeds",
        "media",
        "newsroom",
        "s",
        "search",
        "sitemap",
        "static",
        "topics",
        "contributors",
        "corrections",
        "latest",
        "lite",
        "live",
        "oembed",
        "offline",
        "cards",
        "sitemaps",
    ]
)
_HOST = re.compile(
    r"^(?=.{1,253}(?::|$))[a-z0-9\u0600-\u06ff](?:[a-z0-9.\u0600-\u06ff-]*[a-z0-9\u0600-\u06ff])?(?::\d{1,5})?$"
)


def validate_language(value: str) -> None:
    """A BCP 47 tag of a language and a country that CLDR knows, such as ar-MA."""
    try:
        locale = Locale.parse(value, sep="-")
    except (ValueError, UnknownLocaleError):
        locale = None
    if locale is None or not locale.territory:
        raise ValidationError(
            _("“%(value)s” is not a language with a country, such as ar-MA."), params={"value": value}
        )


def validate_time_zone(value: str) -> None:
    """A zone of the IANA database, such as Africa/Casablanca."""
    if value not in available_timezones():
        raise ValidationError(_("“%(value)s” is not a time zone, such as Africa/Casablanca."), params={"value": value})
    ZoneInfo(value)


def validate_host(value: str) -> None:
    """A host name in lower case, with a port if it is not the usual one; no scheme and no path."""
    if not _HOST.match(value):
        raise ValidationError(
            _("“%(value)s” is not a host name, such as www.example.com or 127.0.0.1:8000."), params={"value": value}
        )


def validate_not_reserved(value: str) -> None:
    """A section's slug may not be the first part of an address that Warraq itself uses."""
    if value.strip().lower() in RESERVED_SLUGS or value.startswith("_"):
        raise ValidationError(_("“%(value)s” is reserved by the system; choose another."), params={"value": value})


def validate_months(value: Iterable[str]) -> None:
    """Nothing, or twelve month names, January first."""
    names = list(value)
    if names and (len(names) != 12 or not all(isinstance(name, str) and name.strip() for name in names)):
        raise ValidationError(_("Give twelve month names, January first, or none."))
