"""Pages that a newspaper shows when something is wrong: 400, 500, 503, in each language."""

from django.test import RequestFactory

from warraq.delivery.cache.hosts import Site
from warraq.delivery.site import errors

NAMES = ["400", "404 of a file", "500", "503", "503 ar-MA", "503 fr-MA", "503 en"]


def error_pages() -> dict[str, str]:
    request = RequestFactory().get("/")
    pages = {
        "400": errors.bad_request(request).content.decode(),
        "404 of a file": errors.not_found(request).content.decode(),
        "500": errors.server_error(request).content.decode(),
        "503": errors.unavailable(None)[1].decode(),
    }
    for language, direction in (("ar-MA", "rtl"), ("fr-MA", "ltr"), ("en", "ltr")):
        site = Site(edition_id=1, is_secure=True, name="المرفأ", language=language, direction=direction)
        pages[f"503 {language}"] = errors.unavailable(site)[1].decode()
    return pages
