"""What we say to a journalist whose file was refused."""

from django.utils.translation import gettext_lazy as _

from warraq.newsroom.pictures.refusals import PictureRefused

MESSAGES = {
    "empty": _("This file is empty. Save it again and upload the new copy."),
    "file_too_large": _("This file is too large. The most we take is %(most)s MB: save the picture smaller."),
    "forbidden_extension": _(
        "A file ending in “%(extension)s” is not taken as a picture. Upload a JPEG, PNG, WebP, AVIF or GIF."
    ),
    "unknown_format": _(
        "This is not a picture we can read, whatever its name says. Upload a JPEG, PNG, WebP, AVIF or GIF."
    ),
    "disguised": _("The file says it is “%(said)s”, but inside it is %(found)s. Save it again under its true format."),
    "side_too_long": _("One side of this picture has %(side)s pixels. The most we take is %(most)s: make it smaller."),
    "too_many_pixels": _("This picture has too many pixels. The most we take is %(most)s million: make it smaller."),
    "damaged": _("This picture is damaged or was cut short on its way. Get a fresh copy and upload that."),
    "too_hard": _("This picture takes too much memory or time to open. Save it anew, smaller, and upload that."),
}


def explain(refusal: PictureRefused) -> str:
    """The refusal in the current language: what is wrong, and what to do."""
    return str(MESSAGES[refusal.code]) % refusal.facts
