"""Who must have a second factor, and the middleware that asks for it before the newsroom opens."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import GroupPagePermission
from wagtail.users.models import UserProfile

from warraq.newsroom.desks.models import Journalist

NOBODY, WHO_RELEASES, EVERYBODY = "nobody", "who-releases", "everybody"
CHOICES = (NOBODY, WHO_RELEASES, EVERYBODY)
_KINDS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def needs_second_factor(user: Journalist | AnonymousUser) -> bool:
    """Whether the setting asks this journalist for one."""
    if not isinstance(user, Journalist) or settings.WARRAQ_SECOND_FACTOR == NOBODY:
        return False
    if settings.WARRAQ_SECOND_FACTOR == EVERYBODY or user.is_superuser:
        return True
    releases = GroupPagePermission.objects.filter(group__user=user, permission__codename="publish_page")
    return bool(releases.exists())


def has_second_factor(user: Journalist, *, leaving_out: Authenticator | None = None) -> bool:
    """Whether an authenticator app or a passkey is set up; recovery codes alone are not enough."""
    found = Authenticator.objects.filter(user=user, type__in=_KINDS)
    return bool((found.exclude(pk=leaving_out.pk) if leaving_out else found).exists())


class SecondFactorFirst:
    """Middleware: whoever must have a second factor sets it up before anything else in the newsroom.

    It also shows the pages of one's own account in the language chosen for the newsroom, as Wagtail does its own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(reverse("account_login").removesuffix("login/")):
            return self.get_response(request)
        with translation.override(_language_of(request.user)):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not _is_newsroom(request) or not request.user.is_authenticated:
            return None
        user = request.user
        if not needs_second_factor(user) or has_second_factor(user):
            return None
        if request.method != "GET":
            raise PermissionDenied
        messages.warning(request, _("Your role asks for a second step when you sign in. Set one up to go on."))
        return redirect("mfa_index")


def _is_newsroom(request: HttpRequest) -> bool:
    """Whether the request asks for the newsroom itself, and not for the way in or out of it."""
    home = reverse("wagtailadmin_home")
    open_doors = (reverse("account_login").removesuffix("login/"), reverse("wagtailadmin_logout"))
    return request.path.startswith(home) and not request.path.startswith(
        (*open_doors, reverse("wagtailadmin_javascript_catalog"))
    )


def _language_of(user: Journalist | AnonymousUser) -> str:
    profile = UserProfile.objects.filter(user=user).first() if user.is_authenticated else None
    return profile.get_preferred_language() if profile else settings.LANGUAGE_CODE
