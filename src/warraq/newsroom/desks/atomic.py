"""Every change made in the newsroom is one transaction."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

# Uploads decode pictures for seconds and sign-in hashes passwords: neither may hold SQLite's one write lock meanwhile.
_ATOMIC_NAMESPACES = {"wagtailadmin_pages", "wagtailadmin_workflows"}
_ATOMIC_NAMES = {"wagtail_bulk_action"}
_ATOMIC_PREFIX = "wagtailsnippets"

_preparations: list[Callable[[HttpRequest], None]] = []


def register_preparation(prepare: Callable[[HttpRequest], None]) -> None:
    """`prepare(request)` is called before the transaction of a change begins, for what takes long and may be repeated."""
    if prepare not in _preparations:
        _preparations.append(prepare)


class AtomicNewsroom:
    """Middleware: a POST that changes stories, fronts or the masthead is carried out whole or not at all.

    Wagtail's own views save, log and send signals one after the other; a process killed between two of these would
    leave a story live without its published row.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if request.method != "POST" or not _is_change(request):
            return None
        for prepare in _preparations:
            prepare(request)
        try:
            with transaction.atomic():
                response: HttpResponse = view(request, *args, **kwargs)
                if hasattr(response, "render") and callable(response.render):
                    response = response.render()
        except ValidationError as error:
            return _tell(request, error)
        return response


def _tell(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Back to where the request came from, with what was refused: an approval or a bulk act has no form to say it in."""
    for message in error.messages:
        messages.error(request, message)
    origin = request.META.get("HTTP_REFERER", "")
    is_ours = url_has_allowed_host_and_scheme(origin, {request.get_host()}, require_https=request.is_secure())
    return redirect(origin if is_ours else "wagtailadmin_home")


def _is_change(request: HttpRequest) -> bool:
    match = request.resolver_match
    if match is None:
        return False
    return (
        bool(_ATOMIC_NAMESPACES & set(match.namespaces))
        or match.url_name in _ATOMIC_NAMES
        or any(namespace.startswith(_ATOMIC_PREFIX) for namespace in match.namespaces)
    )
