"""The headers of safety, for answers that are given without Django, and for files."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Header = tuple[bytes, bytes]
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), browsing-topics=()"
REFERRER_POLICY = "strict-origin-when-cross-origin"
#: Of an answer that is no page: should a browser show it as one, it loads and runs nothing.
NO_PAGE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
#: Of a file that readers' pages show: a picture or a sound opened alone may show itself, and runs nothing.
FILE = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_FILES = ("/static/", "/media/")


def safe_headers(policy: str = NO_PAGE) -> list[Header]:
    """What every answer of the front itself carries, beside what it is about."""
    return [
        (b"content-security-policy", policy.encode("latin-1")),
        (b"permissions-policy", PERMISSIONS_POLICY.encode("latin-1")),
        (b"referrer-policy", REFERRER_POLICY.encode("latin-1")),
        (b"x-content-type-options", b"nosniff"),
    ]


class SafeFiles:
    """Middleware: files carry a policy of their own, as pages do. It stands before whatever answers with files."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith(_FILES):
            response.headers.setdefault("Content-Security-Policy", FILE)
            response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response
