"""Where readers ask for letters, confirm, and leave: pages in the frame of the edition's site.

Readers have no cookie, so a form is trusted by its Origin; a mail program that leaves for its reader has none, and the
token in the address is enough. A GET changes nothing: programs that look at links in mails neither confirm nor leave.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import DisallowedHost, ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from warraq.audience.newsletters.models import Letter, Subscriber
from warraq.audience.newsletters.subscribe import ask, confirm, leave
from warraq.delivery.site import headers
from warraq.delivery.site.edition import Masthead, find_masthead
from warraq.delivery.site.errors import bad_request
from warraq.delivery.site.page import Composition, Frame

View = Callable[..., HttpResponse]
_MOST_EMAIL = 254


def in_edition(view: Callable[..., HttpResponse]) -> View:
    """Call `view(request, masthead, …)` in the edition's language; a host of no edition is a bad request."""

    @csrf_exempt
    def wrapped(request: HttpRequest, **arguments: Any) -> HttpResponse:
        if request.method not in {"GET", "HEAD", "POST"}:
            return headers.secure(HttpResponseNotAllowed(["GET", "HEAD", "POST"]))
        try:
            masthead = find_masthead(request)
        except DisallowedHost:
            masthead = None
        if masthead is None:
            return bad_request(request)
        with translation.override(masthead.language):
            return view(request, masthead, **arguments)

    return wrapped


@in_edition
def ask_for_letters(request: HttpRequest, masthead: Masthead) -> HttpResponse:
    """The list of letters, and a field for an address."""
    letters = list(Letter.objects.filter(edition=masthead.edition, is_open=True))
    context: dict[str, Any] = {"letters": letters, "act": "ask", "chosen": {letter.pk for letter in letters[:1]}}
    if request.method != "POST":
        return _page(masthead, _("Letters"), context)
    chosen = [letter for letter in letters if str(letter.pk) in request.POST.getlist("letter")]
    email = request.POST.get("email", "").strip()
    context |= {"email": email[:_MOST_EMAIL], "chosen": {letter.pk for letter in chosen}}
    error = _find_error(request, email, chosen)
    if error:
        return _page(masthead, _("Letters"), {**context, "error": error}, status=400)
    # A field that people do not see: what fills it in is answered like everybody, and nothing is mailed.
    if not request.POST.get("website"):
        ask(masthead.edition, email=email, letters=chosen, now=timezone.now())
    return _page(masthead, _("Look into your mail"), {"act": "asked"})


def _find_error(request: HttpRequest, email: str, chosen: list[Letter]) -> str:
    if request.headers.get("Origin", "").partition("://")[2] != request.get_host():
        return _("Please send the form from this page.")
    if not chosen:
        return _("Choose at least one letter.")
    try:
        validate_email(email)
    except ValidationError:
        return _("Write your address as name@example.com.")
    return _("The address is too long.") if len(email) > _MOST_EMAIL else ""


@in_edition
def confirm_letters(request: HttpRequest, masthead: Masthead, token: str) -> HttpResponse:
    subscriber = Subscriber.objects.filter(edition=masthead.edition, token=token).first()
    wanted = [number for number in request.GET.get("letters", "").split(",") if number.isascii() and number.isdigit()]
    letters = list(Letter.objects.filter(edition=masthead.edition, is_open=True, pk__in=wanted[:50]))
    if subscriber is None or not letters:
        return _page(masthead, _("This link is no longer valid"), {"act": "lost"}, status=404)
    if request.method == "POST":
        confirm(subscriber, letters=letters, now=timezone.now())
        return _page(masthead, _("The letters will come"), {"act": "confirmed", "letters": letters})
    return _page(masthead, _("Confirm"), {"act": "confirm", "letters": letters, "email": subscriber.email})


@in_edition
def leave_letter(request: HttpRequest, masthead: Masthead, token: str, letter_id: int) -> HttpResponse:
    """Leave one letter, or with `all` every one. Leaving twice is answered as leaving once."""
    subscriber = Subscriber.objects.filter(edition=masthead.edition, token=token).first()
    letter = Letter.objects.filter(edition=masthead.edition, pk=letter_id).first()
    if request.method == "POST":
        if subscriber is not None:
            leave(subscriber, letter=None if "all" in request.POST else letter)
        return _page(masthead, _("You will get no more of it"), {"act": "left"})
    if subscriber is None or letter is None:
        return _page(masthead, _("You will get no more of it"), {"act": "left"})
    return _page(masthead, _("Leave"), {"act": "leave", "letter": letter, "email": subscriber.email})


def _page(masthead: Masthead, title: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    composition = Composition(masthead, now=timezone.now())
    frame = Frame(title=title, robots="noindex")
    page = composition.finish("newsletters/page.html", {"heading": title, **context}, frame=frame, status=status)
    return headers.secure(headers.keep_out(HttpResponse(page.html, status=status)))
