"""Ending every session of the newsroom at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.usersessions.models import UserSession
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.db import Error as DatabaseTrouble
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from warraq.newsroom.emergency.state import read_file, write_file


def end_all_sessions(*, now: datetime) -> bool:
    """Nobody stays signed in; whether the sessions could be deleted, too, so that all nodes know."""
    write_file(replace(read_file(), sessions_ended_at=now.isoformat()))
    try:
        with transaction.atomic():
            UserSession.objects.all().delete()
            Session.objects.all().delete()
    except DatabaseTrouble:
        return False
    return True


class EndedSessions:
    """Middleware: in the newsroom, whoever signed in before all sessions were ended is nobody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(reverse("wagtailadmin_home")):
            ended_at = read_file().sessions_ended_at
            if ended_at and request.user.is_authenticated and signed_in_at(request) < datetime.fromisoformat(ended_at):
                _sign_out(request)
        return self.get_response(request)


def signed_in_at(request: Any) -> datetime:
    """The latest moment at which they showed who they are; long ago, when the session does not tell."""
    moments = [float(record.get("at", 0)) for record in get_authentication_records(request, request.user)]
    return datetime.fromtimestamp(max(moments, default=0.0), UTC)


def _sign_out(request: HttpRequest) -> None:
    try:
        with transaction.atomic():
            logout(request)
    except DatabaseTrouble:
        request.user = AnonymousUser()
