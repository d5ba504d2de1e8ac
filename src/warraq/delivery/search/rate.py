"""How often one address may ask."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from warraq.delivery.site import rate


def seconds_to_wait(request: HttpRequest, *, now: datetime, kind: str = "page") -> int:
    """0 when this question may be answered; otherwise in how many seconds the next one may come.

    An address may ask WARRAQ_SEARCH_PER_MINUTE questions in each minute of the clock, and five times as many suggestions.
    """
    most = settings.WARRAQ_SEARCH_PER_MINUTE * {"page": 1, "suggestion": 5}[kind]
    return rate.seconds_to_wait(request, act=f"search.{kind}", most=most, now=now) if most else 0
