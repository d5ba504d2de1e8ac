"""Why the newsroom refuses what a page sends by itself: the page tells whoever is writing."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse

_JSON = "application/json"
SIGNED_OUT, NOT_ALLOWED, OLD_FORM = "signed_out", "not_allowed", "old_form"


class ReasonsForRefusal:
    """Middleware: who asks for JSON is refused in JSON.

    Wagtail would lead to the sign-in or the first page of the newsroom, and autosave can only read from that that it
    failed. A form that is older than the latest sign-in is told the token of that, and for whom it is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asks = request.META.get("HTTP_ACCEPT", "").startswith(_JSON)
        if not asks or not request.path.startswith(reverse("wagtailadmin_home")):
            return self.get_response(request)
        # Wagtail then neither redirects nor leaves a message for the next page, one for each attempt.
        request.META["HTTP_X_REQUESTED_WITH"] = "XMLHttpRequest"
        # Django remembers the headers once somebody has read them.
        vars(request).pop("headers", None)
        response = self.get_response(request)
        # A story that one may not see is not there.
        if response.status_code not in {403, 404} or response.get("Content-Type", "").startswith(_JSON):
            return response
        if not request.user.is_authenticated:
            return _refuse(SIGNED_OUT, status=401)
        # Django marks the requests whose token it has accepted.
        if not getattr(request, "csrf_processing_done", False):
            return _refuse(OLD_FORM, status=403, user=request.user.pk, token=get_token(request))
        return _refuse(NOT_ALLOWED, status=403)


def _refuse(code: str, *, status: int, **facts: object) -> JsonResponse:
    refusal = JsonResponse({"success": False, "error_code": code, **facts}, status=status)
    refusal["Cache-Control"] = "private, no-store"
    return refusal
