"""Mend a text's characters: double encoding, written-out entities, presentation forms, hidden controls.

What a journalist wrote stays: harakat, tatweel, joiners and typographic signs are not touched, and presentation forms
are kept unless the whole text is in them.
"""

import html
import re
import unicodedata
from typing import Final

from warraq.ingest.pages.mojibake import restore
from warraq.ingest.pages.repairs import Repair, repair

#: C0 and C1 controls but tab and line ends; the bidi embeddings and overrides, which can turn a headline's meaning
#: around; the byte order mark. ZWNJ, ZWJ, LRM, RLM and isolates stay.
_HIDDEN: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\ufeff\ufff9-\ufffb]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_NAMED: Final = re.compile(r"&(?:amp;)?(?:#(?:\d{1,7}|[xX][0-9A-Fa-f]{1,6})|[A-Za-z][A-Za-z0-9]{1,30});")
_MARKUP: Final = re.compile(r"<(?:!doctype|html|head|body|p|div|br|meta|article)\b", re.IGNORECASE)
#: Letters in one of their joined shapes; the word ligatures (ﷲ, ﷺ) are no sign of an old system.
_FORM: Final = re.compile("[\ufb50-\ufdc7\ufe70-\ufefc]")
_PLAIN_LETTER: Final = re.compile("[\u0620-\u064a]")
_ISOLATES: Final = frozenset("\u2066\u2067\u2068")
_POP_ISOLATE: Final = "\u2069"


def clean_text(text: str) -> tuple[str, list[Repair]]:
    """The mended text and what was done. Entities in a page of markup are left to its parser."""
    repairs: list[Repair] = []
    text, culprits = restore(text)
    if culprits:
        repairs.append(repair("double_utf8", "، ".join(culprits)))
    if not looks_like_markup(text):
        text, resolved = resolve_entities(text)
        if resolved:
            repairs.append(repair("entities", resolved))
    text, unfolded = unfold_presentation_forms(text)
    if unfolded:
        repairs.append(repair("presentation_forms"))
    text, removed = remove_hidden(text)
    if removed:
        repairs.append(repair("controls_removed", removed))
    return text, repairs


def looks_like_markup(text: str) -> bool:
    """Whether a file is HTML, whatever its name says."""
    return _MARKUP.search(text[:4096]) is not None


def resolve_entities(text: str) -> tuple[str, int]:
    """Entities turned into letters, those escaped twice too, and how many there were."""
    resolved = 0
    for _ in range(2):
        text, found = _NAMED.subn(_letter_of, text)
        resolved += found
        if not found:
            break
    return text, resolved


def _letter_of(found: re.Match[str]) -> str:
    return html.unescape(found.group())


def unfold_presentation_forms(text: str) -> tuple[str, bool]:
    """Ordinary letters when nine Arabic letters in ten are presentation forms; the text itself otherwise."""
    forms = len(_FORM.findall(text))
    if forms < 10 or forms < 9 * len(_PLAIN_LETTER.findall(text)):
        return text, False
    return _FORM.sub(_ordinary, text), True


def _ordinary(found: re.Match[str]) -> str:
    # A spaced vowel sign decomposes to a space and the sign; the sign belongs to the letter before it.
    return unicodedata.normalize("NFKC", found.group()).lstrip(" ")


def remove_hidden(text: str) -> tuple[str, int]:
    """Without controls, overrides, lone surrogates and unbalanced isolates, and how many were removed."""
    text, hidden = _HIDDEN.subn("", text)
    text, broken = _SURROGATES.subn("\ufffd", text)
    if _POP_ISOLATE not in text and not _ISOLATES.intersection(text):
        return text, hidden + broken
    lines = text.split("\n")
    balanced = [line if _is_balanced(line) else _without_isolates(line) for line in lines]
    gone = sum(len(old) - len(new) for old, new in zip(lines, balanced, strict=True))
    return "\n".join(balanced), hidden + broken + gone


def _is_balanced(line: str) -> bool:
    depth = 0
    for letter in line:
        depth += (letter in _ISOLATES) - (letter == _POP_ISOLATE)
        if depth < 0:
            return False
    return depth == 0


def _without_isolates(line: str) -> str:
    return re.sub("[\u2066-\u2069]", "", line)
