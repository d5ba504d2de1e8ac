"""Where a reader came from, as one of five kinds; the address itself is never kept."""

from functools import lru_cache

from django.db import models
from django.utils.translation import gettext_lazy as _


class Referrer(models.IntegerChoices):
    """How readers come to a story."""

    DIRECT = 0, _("direct")
    INSIDE = 1, _("from our own pages")
    SEARCH = 2, _("search")
    SOCIAL = 3, _("social networks")
    ELSEWHERE = 4, _("other sites")


# The name before the country's ending: www.google.co.ma and google.com are both "google".
_SEARCH = frozenset(
    ["google", "bing", "duckduckgo", "yahoo", "yandex", "ecosia", "qwant", "startpage", "baidu", "brave", "petalsearch"]
)
_SOCIAL = frozenset(
    [
        "facebook",
        "fb",
        "instagram",
        "twitter",
        "t",
        "x",
        "youtube",
        "youtu",
        "tiktok",
        "linkedin",
        "lnkd",
        "whatsapp",
        "wa",
        "telegram",
        "threads",
        "reddit",
        "pinterest",
        "snapchat",
        "messenger",
        "mastodon",
        "bsky",
        "vk",
        "discord",
    ]
)
_SHORT_LINKS = {"t.co": Referrer.SOCIAL, "t.me": Referrer.SOCIAL, "x.com": Referrer.SOCIAL, "wa.me": Referrer.SOCIAL}
_SECOND_LEVEL = frozenset(["co", "com", "net", "org", "ac", "gov"])
_APPS = {"com.google.android.googlequicksearchbox": Referrer.SEARCH}


@lru_cache(maxsize=4096)
def classify(referrer_host: str, own_host: str) -> Referrer:
    """The kind of a referring host, seen from ours."""
    if not referrer_host or referrer_host == "undefined":
        return Referrer.DIRECT
    if referrer_host == own_host:
        return Referrer.INSIDE
    host = referrer_host.rsplit(":", 1)[0].removeprefix("www.")
    known = _SHORT_LINKS.get(host) or _APPS.get(host)
    if known is not None:
        return known
    name = _name_of(host)
    if name in _SEARCH:
        return Referrer.SEARCH
    # One letter is a network's only at the addresses above.
    if len(name) > 1 and name in _SOCIAL:
        return Referrer.SOCIAL
    return Referrer.ELSEWHERE


def _name_of(host: str) -> str:
    """The label that somebody registered: the one before `com`, `ma` or `co.ma`."""
    labels = host.split(".")
    if len(labels) > 1:
        labels.pop()
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    return labels[-1]
