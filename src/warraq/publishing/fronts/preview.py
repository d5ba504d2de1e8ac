"""How a front would look if it were arranged so. The page itself is made by a later stage."""

from collections.abc import Callable, Sequence

from django.http import HttpRequest, HttpResponse

from warraq.publishing.fronts.models import Front, Slot

Renderer = Callable[[Front, Sequence[Slot], HttpRequest], HttpResponse]
_renderer: Renderer | None = None


def register_front_renderer(renderer: Renderer) -> None:
    """`renderer(front, slots, request)` answers with the readers' page of the front, had it these slots."""
    global _renderer
    _renderer = renderer


def preview_front(front: Front, slots: Sequence[Slot], request: HttpRequest) -> HttpResponse:
    if _renderer is None:
        raise LookupError("no page of a front is registered: warraq.delivery.site is not installed")
    response = _renderer(front, slots, request)
    response["Cache-Control"] = "private, no-store"
    return response
