"""Inside the child: writing a picture so that nothing but its pixels (and a profile, if given) goes with it."""

from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image


def write_picture(picture: Image.Image, target: str, format: str, **options: Any) -> None:
    """Encode `picture` into the file `target`. Raises OSError if not all of it could be written."""
    picture.info = {}  # Pillow would write some of it without being asked.
    encoded = BytesIO()
    picture.save(encoded, format.upper(), **options)
    # Not straight to the file: Pillow does not notice when only a part was written, as on a full disk.
    Path(target).write_bytes(encoded.getbuffer())
