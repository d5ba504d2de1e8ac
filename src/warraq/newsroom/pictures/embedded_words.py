"""The caption and the credit that agencies write into a file (IPTC, else EXIF), so that journalists need not copy them."""

import unicodedata
from typing import Final

from PIL import ExifTags, ImageFile, IptcImagePlugin

LONGEST_CAPTION: Final = 1000
LONGEST_CREDIT: Final = 200

_CAPTION: Final = (2, 120)
_BYLINE: Final = (2, 80)
_CREDIT: Final = (2, 110)


def read_words(picture: ImageFile.ImageFile) -> dict[str, str]:
    """`caption` and `credit_line`, "" where there are none. Only read: nothing of it stays in the file."""
    try:
        return _read(picture)
    except MemoryError:
        raise
    except Exception:
        # Whatever a broken block raises, the picture itself may be sound.
        return {"caption": "", "credit_line": ""}


def _read(picture: ImageFile.ImageFile) -> dict[str, str]:
    iptc = IptcImagePlugin.getiptcinfo(picture) or {}
    exif = picture.getexif()
    caption = _text(iptc.get(_CAPTION)) or _text(exif.get(ExifTags.Base.ImageDescription))
    people = dict.fromkeys(filter(None, (_text(iptc.get(_BYLINE)), _text(iptc.get(_CREDIT)))))
    credit = " / ".join(people) or _text(exif.get(ExifTags.Base.Artist)) or _text(exif.get(ExifTags.Base.Copyright))
    return {"caption": caption[:LONGEST_CAPTION], "credit_line": credit[:LONGEST_CREDIT]}


def _text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, str) and all(ord(char) < 256 for char in value):
        # EXIF text comes as Latin-1; cameras and agencies write UTF-8 into it.
        value = value.encode("latin-1")
    if isinstance(value, bytes):
        value = _decode(value)
    return " ".join(strip_controls(value).split()) if isinstance(value, str) else ""


def _decode(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("windows-1256", "ignore")


def strip_controls(text: str, *, keep_lines: bool = False) -> str:
    """Text without controls and direction marks; ZWNJ and ZWJ stay, Persian and emoji need them. Tabs become spaces."""
    breaks = "" if keep_lines else "\r\n"
    spaced = "".join(" " if char == "\t" or char in breaks else char for char in text)
    return "".join(char for char in spaced if char in "\r\n\u200c\u200d" or unicodedata.category(char)[0] != "C")
