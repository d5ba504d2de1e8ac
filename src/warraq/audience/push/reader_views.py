"""Where readers ask for alerts and give them up: one page, and what its script says to us."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from warraq.audience.push.devices import BadDevice, find_wishes, forget_device, keep_device, read_subscription
from warraq.audience.push.keys import find_key
from warraq.audience.push.models import MOST_ENDPOINT
from warraq.delivery.site import headers
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.own_pages import answer_page, in_edition, is_from_here
from warraq.delivery.site.rate import seconds_to_wait
from warraq.masthead.models import Edition, Section

PAGE = "/_push/"
MOST_BYTES = 4096
MOST_A_MINUTE = 30
MOST_SECTIONS = 50


@in_edition
def show_alerts(request: HttpRequest, masthead: Masthead) -> HttpResponse:
    """What there is to be alerted of. Whether the device is can only be known by itself."""
    key = find_key()
    sections = Section.objects.filter(edition=masthead.edition, parent=None).order_by("order", "pk")
    context = {"key": key.public if key else "", "sections": sections}
    return answer_page(masthead, _("Alerts"), "push/page.html", context, scripts=["push/ask.js"] if key else [])


@in_edition
def change_device(request: HttpRequest, masthead: Masthead) -> HttpResponse:
    """`{"act": "keep" | "forget" | "read", "endpoint": …, …}` from a page of ours, or from its service worker."""
    if request.method != "POST" or not is_from_here(request):
        return _answer({"error": _("Please send the form from this page.")}, status=400)
    wait = seconds_to_wait(request, act="push", most=MOST_A_MINUTE, now=timezone.now())
    if wait:
        response = _answer({"error": _("Too many at once. Wait a minute.")}, status=429)
        response["Retry-After"] = str(wait)
        return response
    try:
        said = _read_body(request)
        return _do(masthead.edition, said)
    except BadDevice:
        return _answer({"error": _("This browser's push service is not known here.")}, status=400)
    except ValueError:
        return _answer({"error": _("What was sent cannot be read.")}, status=400)


def _read_body(request: HttpRequest) -> Mapping[str, Any]:
    """Raises ValueError."""
    try:
        body = request.body if int(request.headers.get("Content-Length") or 0) <= MOST_BYTES else b""
    except RequestDataTooBig as error:
        raise ValueError("too long") from error
    said = json.loads(body) if body else None
    if not isinstance(said, dict) or not isinstance(said.get("endpoint"), str):
        raise ValueError("no object with an endpoint")
    return said


def _do(edition: Edition, said: Mapping[str, Any]) -> HttpResponse:
    act, endpoint = said.get("act"), said["endpoint"][:MOST_ENDPOINT]
    if act == "read":
        wishes = find_wishes(edition, endpoint)
        return _answer({"is_kept": wishes is not None, "sections": wishes or []})
    if act == "forget":
        forget_device(endpoint)
        return _answer({"is_kept": False, "sections": []})
    if act != "keep":
        raise ValueError("no such act")
    if find_key() is None:
        return _answer({"error": _("This newspaper sends no alerts.")}, status=409)
    wanted = said.get("sections") or []
    numbers = [number for number in wanted if isinstance(number, int)] if isinstance(wanted, list) else []
    sections = list(Section.objects.filter(edition=edition, pk__in=numbers[:MOST_SECTIONS]))
    if numbers and not sections:
        raise ValueError("sections of no edition of ours")
    replaces = said.get("replaces")
    keep_device(
        edition,
        read_subscription(said),
        sections=sections,
        now=timezone.now(),
        replaces=replaces[:MOST_ENDPOINT] if isinstance(replaces, str) else "",
    )
    return _answer({"is_kept": True, "sections": [section.pk for section in sections]})


def _answer(facts: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
    response = JsonResponse(dict(facts), status=status, json_dumps_params={"ensure_ascii": False})
    return headers.secure(headers.keep_out(response))
