"""Bytes of a saved page to text, whatever they were declared to be.

Order: byte order mark; valid UTF-8 (a declaration cannot make valid Arabic UTF-8 anything else); the declared encoding
if it is one we read; then whichever of windows-1256 and ISO-8859-6 gives the more Arabic. UTF-7 and the like are never read.
"""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from warraq.ingest.pages.clean_text import clean_text
from warraq.ingest.pages.refusals import NotText
from warraq.ingest.pages.repairs import Repair, repair

#: Names as declared, and the codec used. ISO-8859-1 is read as windows-1252, as browsers do.
_ALLOWED: Final = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "windows-1256": "windows-1256",
    "cp1256": "windows-1256",
    "x-cp1256": "windows-1256",
    "iso-8859-6": "iso-8859-6",
    "arabic": "iso-8859-6",
    "windows-1252": "windows-1252",
    "cp1252": "windows-1252",
    "iso-8859-1": "windows-1252",
    "latin1": "windows-1252",
    "us-ascii": "windows-1252",
}
_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_HEAD_BYTES: Final = 4096
#: Binary when more than one byte in a hundred is a control that text does not use.
_FEW_CONTROLS: Final = 8
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
#: Arabic words are runs of bytes above ASCII; French accents stand alone.
_HIGH_RUNS: Final = re.compile(rb"[\x80-\xff]{2,}")
_ASCII: Final = bytes(range(0x80))
_COMMON_LETTERS: Final = frozenset("المينوترهبةدفسعكقحجىأإ")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The repaired text, the encoding its bytes were in, and what was repaired."""

    text: str
    encoding: str
    repairs: tuple[Repair, ...]


def decode(payload: bytes) -> Decoded:
    """Read and repair. Raises NotText when there is nothing, or no text, in `payload`."""
    if not payload.strip():
        raise NotText("empty")
    repairs: list[Repair] = []
    text, encoding = _read(payload, repairs)
    if not text.strip():
        raise NotText("empty")
    cleaned, cleanings = clean_text(text)
    if not cleaned.strip():
        raise NotText("empty")
    return Decoded(cleaned, encoding, (*repairs, *cleanings))


def _read(payload: bytes, repairs: list[Repair]) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if payload.startswith(mark):
            return _with_losses(payload[len(mark) :], encoding, repairs), encoding
    wide = _utf_16_without_mark(payload)
    if wide:
        return _with_losses(payload, wide, repairs), wide
    controls = len(_CONTROLS.findall(payload[:65536]))
    if controls > _FEW_CONTROLS and controls * 100 > len(payload[:65536]):
        raise NotText("binary")
    declared = _declared(payload)
    try:
        text = payload.decode("utf-8")
    except UnicodeDecodeError:
        return _read_legacy(payload, declared, repairs)
    if declared not in (None, "utf-8") and not payload.isascii():
        repairs.append(repair("encoding_misdeclared", "UTF-8"))
    return text, "utf-8"


def _declared(payload: bytes) -> str | None:
    found = _DECLARED.search(payload[:_HEAD_BYTES])
    return _ALLOWED.get(found[1].decode("ascii").lower(), "other") if found else None


def _utf_16_without_mark(payload: bytes) -> str | None:
    """UTF-16 shows itself by its high bytes: 0 for ASCII, 6 for Arabic letters."""
    sample = payload[:4096]
    if len(sample) < 8 or 0 not in sample:
        return None
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = sample[start::2], sample[1 - start :: 2]
        if low.count(0) < 0.05 * len(low) and sum(byte in (0, 6, 0x20) for byte in high) > 0.95 * len(high):
            return encoding
    return None


def _with_losses(payload: bytes, encoding: str, repairs: list[Repair]) -> str:
    text = payload.decode(encoding, errors="replace")
    if lost := text.count("\ufffd"):
        repairs.append(repair("broken_bytes", lost))
    return text


def _read_legacy(payload: bytes, declared: str | None, repairs: list[Repair]) -> tuple[str, str]:
    damaged = payload.decode("utf-8", errors="replace")
    sound = sum(letter > "\x7f" and letter != "\ufffd" for letter in damaged)
    if sound > 4 * damaged.count("\ufffd"):
        return _utf8_with_strange_lines(payload, repairs), "utf-8"
    words = sum(map(len, _HIGH_RUNS.findall(payload)))
    if 2 * words < len(payload.translate(None, _ASCII)):
        best = "windows-1252"
    else:
        best = max(_candidates(declared), key=lambda encoding: _arabic_likeness(payload, encoding))
    if declared is None:
        repairs.append(repair("encoding_undeclared", best))
    elif declared != best:
        repairs.append(repair("encoding_misdeclared", best))
    return _with_losses(payload, best, repairs), best


def _candidates(declared: str | None) -> list[str]:
    legacy = ["windows-1256", "iso-8859-6"]
    # Ties go to the first: what the page says, then what Arabic sites of that age used.
    return sorted(legacy, key=lambda encoding: encoding != declared)


def _arabic_likeness(payload: bytes, encoding: str) -> float:
    """How far the letters above ASCII look like Arabic words: -1 to 1."""
    text = payload[:200_000].decode(encoding, errors="replace")
    high = [letter for letter in text if letter > "\x7f" and not letter.isspace()]
    common = sum(letter in _COMMON_LETTERS for letter in high)
    lost = sum(letter == "\ufffd" or "\x80" <= letter <= "\x9f" for letter in high)
    return (common - 2 * lost) / max(1, len(high))


def _utf8_with_strange_lines(payload: bytes, repairs: list[Repair]) -> str:
    """UTF-8 with some lines of windows-1256, or with bytes lost (a page cut inside a letter)."""
    lines, mended, lost = [], 0, 0
    for line in payload.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            as_utf8 = line.decode("utf-8", errors="replace")
            broken = as_utf8.count("\ufffd")
            sound = sum(letter > "\x7f" for letter in as_utf8) - broken
            if broken > sound and _arabic_likeness(line, "windows-1256") > 0.5:
                mended += 1
                lines.append(line.decode("windows-1256"))
            else:
                lost += broken
                lines.append(as_utf8)
    if mended:
        repairs.append(repair("mixed_encoding", mended))
    if lost:
        repairs.append(repair("broken_bytes", lost))
    return "\n".join(lines)
