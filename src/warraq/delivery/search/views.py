"""The search page and its suggestions. Every answer is for the one who asked: none is kept by anyone."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt

from warraq.delivery.search.choices import read_choices
from warraq.delivery.search.engines import get_engine
from warraq.delivery.search.meant import complete
from warraq.delivery.search.page import build_results, build_trouble
from warraq.delivery.search.rate import seconds_to_wait
from warraq.delivery.search.results import find_results
from warraq.delivery.site import headers
from warraq.delivery.site.edition import Masthead, find_masthead
from warraq.delivery.site.errors import bad_request, remember_edition
from warraq.index.opening import NotReady
from warraq.masthead.models import Edition

METHODS = ("GET", "HEAD")
RETRY_SECONDS = 20


@csrf_exempt
def search(request: HttpRequest) -> HttpResponse:
    """Answer whatever is asked; a question that cannot be read finds nothing."""
    if request.method not in METHODS:
        return headers.secure(HttpResponseNotAllowed(METHODS))
    masthead = find_masthead(request)
    if masthead is None:
        return bad_request(request)
    remember_edition(request, masthead)
    with translation.override(masthead.language):
        return headers.secure(headers.keep_out(_answer(request, masthead=masthead)))


@csrf_exempt
def suggest(request: HttpRequest) -> HttpResponse:
    """A list of questions that begin as this one does."""
    if request.method not in METHODS:
        return headers.secure(HttpResponseNotAllowed(METHODS))
    masthead = find_masthead(request)
    if masthead is None:
        return bad_request(request)
    now = timezone.now()
    found: list[str] = []
    if not seconds_to_wait(request, now=now, kind="suggestion"):
        try:
            found = complete(request.GET.get("q", ""), engine=get_engine(), edition=masthead.edition.pk, now=now)
        except NotReady:
            found = []
    return headers.secure(headers.keep_out(JsonResponse({"suggestions": found})))


def _answer(request: HttpRequest, *, masthead: Masthead) -> HttpResponse:
    now = timezone.now()
    editions = list(Edition.objects.order_by("order", "id"))
    choices = read_choices(request.GET, masthead=masthead, editions=editions)
    wait = seconds_to_wait(request, now=now)
    if wait:
        page = build_trouble(choices, masthead=masthead, state="wait", status=429, now=now)
        return headers.PageResponse(page.html, inline=page.inline, status=429, headers={"Retry-After": str(wait)})
    try:
        results = find_results(choices, masthead=masthead, engine=get_engine(), now=now)
    except NotReady:
        page = build_trouble(choices, masthead=masthead, state="not_ready", status=503, now=now)
        return headers.PageResponse(
            page.html, inline=page.inline, status=503, headers={"Retry-After": str(RETRY_SECONDS)}
        )
    page = build_results(results, masthead=masthead, editions=editions, now=now)
    return headers.PageResponse(page.html, inline=page.inline, status=page.status)
