"""From where an act was done: the address goes into each entry of Wagtail's log."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from allauth.core.internal.httpkit import get_client_ip
from django.db.models.signals import pre_save
from django.http import HttpRequest, HttpResponse
from wagtail.models import BaseLogEntry

COMMAND_LINE = ""
_address: ContextVar[str] = ContextVar("warraq_audit_address", default=COMMAND_LINE)


class RememberOrigin:
    """Middleware: what is logged during the request carries the address it came from."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _address.set(get_client_ip(request) or COMMAND_LINE)
        try:
            return self.get_response(request)
        finally:
            _address.reset(token)


def connect() -> None:
    pre_save.connect(_add_address, dispatch_uid="warraq.audit.address")


def _add_address(sender: type[Any], *, instance: Any, **kwargs: Any) -> None:
    address = _address.get()
    if isinstance(instance, BaseLogEntry) and instance._state.adding and address:
        instance.data = {**(instance.data or {}), "address": address}
