from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks


@hooks.register("register_account_menu_item")
def offer_second_step(request: HttpRequest) -> dict[str, Any]:
    return {
        "url": reverse("mfa_index"),
        "label": _("Second step at sign-in"),
        "help_text": _("An authenticator app or a passkey, and codes for the day you lose it."),
    }


@hooks.register("register_account_menu_item")
def offer_sessions(request: HttpRequest) -> dict[str, Any]:
    return {
        "url": reverse("usersessions_list"),
        "label": _("Open sessions"),
        "help_text": _("Where you are signed in; end what you do not know."),
    }
