"""Where readers ask for letters, confirm, and leave: pages in the frame of the edition's site.

Readers have no cookie, so a form is trusted by its Origin; a mail program that leaves for its reader has none, and the
token in the address is enough. A GET changes nothing: programs that look at links in mails neither confirm nor leave.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from warraq.audience.newsletters.models import Letter, Subscriber
from warraq.audience.newsletters.subscribe import ask, confirm, leave
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.own_pages import answer_page, in_edition, is_from_here
from warraq.delivery.site.rate import seconds_to_wait

_MOST_EMAIL = 254
# One address asks for letters, of which each is a mail to somebody, so often in a minute.
MOST_ASKING = 20


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
    if seconds_to_wait(request, act="letters", most=MOST_ASKING, now=timezone.now()):
        return _page(masthead, _("Letters"), {**context, "error": _("Too many at once. Wait a minute.")}, status=429)
    # A field that people do not see: what fills it in is answered like everybody, and nothing is mailed.
    if not request.POST.get("website"):
        ask(masthead.edition, email=email, letters=chosen, now=timezone.now())
    return _page(masthead, _("Look into your mail"), {"act": "asked"})


def _find_error(request: HttpRequest, email: str, chosen: list[Letter]) -> str:
    if not is_from_here(request):
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
    return answer_page(masthead, title, "newsletters/page.html", context, status=status)
