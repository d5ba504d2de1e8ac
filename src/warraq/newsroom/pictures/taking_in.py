"""Taking a picture in without a form: imports, wires and the demo newspaper."""

from io import BytesIO
from typing import Any

from django.core.files.base import File

from warraq.newsroom.pictures.decoding import decode_upload, hash_source
from warraq.newsroom.pictures.models import Picture
from warraq.newsroom.pictures.names import make_title


def take_in_picture(content: bytes, *, name: str, content_type: str = "", **words: Any) -> Picture:
    """Save a picture, or return the one whose upload had the very same bytes, untouched.

    `words` are fields of Picture: title, alt, caption, credit_line, usage_terms, usage_expires_at, collection,
    uploaded_by_user, focal_point_x… Empty captions and credits are filled from the file. Raises a PictureRefused.
    """
    known: Picture | None = Picture.objects.from_source(hash_source(content)).first()
    if known is not None:
        return known
    decoded = decode_upload(BytesIO(content), name=name, content_type=content_type)
    for field in ("caption", "credit_line"):
        words[field] = words.get(field) or getattr(decoded, field)
    words["title"] = words.get("title") or make_title(name)
    file: File[bytes] = File(BytesIO(decoded.content), name=decoded.original_name)
    file.decoded = decoded  # type: ignore[attr-defined]  # read by PictureFieldFile.save
    picture = Picture(file=file, **words)
    picture.save()
    return picture
