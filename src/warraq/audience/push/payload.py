"""What stands in a push: few words, whatever was typed."""

import json
import unicodedata

from warraq.audience.push.models import Alert
from warraq.publishing.release.models import PublishedStory

MOST_TITLE, MOST_TEXT = 110, 220
# A push service takes 4,096 bytes closed; the closing takes about a hundred.
MOST_BYTES = 3000
_MOST_MARKS = 4
_HIDDEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff")


def write_payload(alert: Alert, row: PublishedStory) -> bytes:
    """JSON for the service worker. The address is the short one, which leads to the story whatever it is called later."""
    edition = alert.edition
    facts = {
        "title": alert.title,
        "body": alert.text,
        "url": f"/s/{row.code}/",
        "tag": f"story-{row.code}",
        "lang": edition.language,
        "dir": edition.direction,
        "icon": "/icon-192.png",
    }
    return json.dumps(facts, ensure_ascii=False).encode()


def shorten_title(text: str) -> str:
    return _cut(text, most=MOST_TITLE, most_bytes=800)


def shorten_text(text: str) -> str:
    return _cut(text, most=MOST_TEXT, most_bytes=1600)


def _cut(text: str, *, most: int, most_bytes: int) -> str:
    """At most so many letters, each with at most four marks; without controls of direction. Words are kept whole."""
    letters: list[str] = []
    marks = 0
    for letter in " ".join(text.split()):
        if letter in _HIDDEN or unicodedata.category(letter) in {"Cc", "Cs"}:
            continue
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _MOST_MARKS:
            letters.append(letter)
    kept = "".join(letters)
    if _fits(kept, most, most_bytes):
        return kept
    words = kept.split(" ")
    while len(words) > 1 and not _fits(" ".join(words) + "…", most, most_bytes):
        words.pop()
    cut = " ".join(words)
    while not _fits(cut + "…", most, most_bytes):
        cut = cut[:-1]
    return cut + "…"


def _fits(text: str, most: int, most_bytes: int) -> bool:
    seen = sum(1 for letter in text if not unicodedata.combining(letter))
    # The column holds letters with their marks.
    return seen <= most and len(text.encode()) <= most_bytes and len(text) <= most + 80
