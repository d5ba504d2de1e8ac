"""Cut a text into words, numbers, dates, times, links, handles and signs, and into sentences; offsets are exact.

    [t.text for t in tokenise("قال @warraq: ارتفع ٣٫٥٪")]
    ['قال', '@warraq', ':', 'ارتفع', '٣٫٥', '٪']

API
    tokenise(text) -> list[Token]             every token; white space and invisible characters are between tokens
    words(text) -> list[Token]                Arabic words and Latin runs only
    count_words(text) -> int                  words and numbers, as a newsroom counts them
    Token(text, start, end, kind)             text == original[start:end]
    Kind.WORD  LATIN  NUMBER  DATE  TIME  HANDLE  HASHTAG  URL  EMAIL  FILE  MARK

A WORD is a run of Arabic letters with the marks, tatweel and joiners inside it. A LATIN token is a run of any other
script's letters with digits, hyphens, apostrophes and dots inside it (Covid-19, U.S., AT&T). A MARK is one sign, or one
run of full stops.
"""

import re
from enum import StrEnum
from typing import Final, NamedTuple

from warraq.arabic.letters import DIGITS, INVISIBLE, LETTERS, MARKS, TATWEEL


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    LATIN = "latin"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    HANDLE = "handle"
    HASHTAG = "hashtag"
    URL = "url"
    EMAIL = "email"
    FILE = "file"
    MARK = "mark"


class Token(NamedTuple):
    """A piece of the text with its place in it."""

    text: str
    start: int
    end: int
    kind: Kind


_ARABIC: Final = f"[{LETTERS}]"
_FOREIGN: Final = rf"[^\W\d_{LETTERS}{MARKS}{TATWEEL}]"
_COMBINING: Final = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u0900-\u0903\u093a-\u094f\u1dc0-\u1dff"
)
_D: Final = f"[{DIGITS}]"
_WORD: Final = rf"{_ARABIC}[{LETTERS}{MARKS}{TATWEEL}]*(?:[{INVISIBLE}]{{1,4}}[{LETTERS}{MARKS}{TATWEEL}]+)*"
_LATIN: Final = (
    rf"{_FOREIGN}(?:{_FOREIGN}|[0-9{_COMBINING}])*(?:[-'’.&·](?:{_FOREIGN}|[0-9])(?:{_FOREIGN}|[0-9{_COMBINING}])*)*"
)

_TOKEN: Final = re.compile(
    "|".join(
        [
            rf"(?P<url>https?://[^\s«»<>\"“”{LETTERS}]+[^\s«»<>\"“”{LETTERS}.,;:!?)\]'…]|www\.[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}}(?:/[\w./%#?=&~+-]*[\w/])?)",
            r"(?P<email>(?<![\w.+-])[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8})",
            r"(?P<handle>(?<![\w@])@[A-Za-z0-9_][A-Za-z0-9_.]{0,62}[A-Za-z0-9_])",
            rf"(?P<hashtag>(?<![\w&])\#[\w{MARKS}{TATWEEL}]{{1,140}})",
            rf"(?P<date>(?<!{_D})(?:{_D}{{1,2}}([-/.]){_D}{{1,2}}\6{_D}{{4}}|{_D}{{4}}([-/.]){_D}{{1,2}}\7{_D}{{1,2}})(?!{_D}))",
            rf"(?P<time>(?<!{_D}){_D}{{1,2}}:{_D}{{2}}(?::{_D}{{2}})?(?!{_D}))",
            r"(?P<file>(?<![\w.])[A-Za-z0-9_][A-Za-z0-9_-]{0,80}\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|webp|svg|mp[34]|zip|csv|txt|exe|apk|html?)(?!\w))",
            rf"(?P<latin>{_LATIN}|[0-9]{{1,4}}{_FOREIGN}(?:{_FOREIGN}|[0-9])*)",
            rf"(?P<word>{_WORD})",
            rf"(?P<number>{_D}+(?:[.,٫٬،]{_D}+)*)",
            rf"(?P<mark>\.{{2,}}|[^\s\w{INVISIBLE}{MARKS}]|_)",
        ]
    )
)
_KINDS: Final = {kind.value: kind for kind in Kind}


def tokenise(text: str) -> list[Token]:
    """All tokens in order. Takes time in proportion to the length, whatever the characters."""
    tokens = []
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        if kind:
            tokens.append(Token(found.group(), found.start(), found.end(), _KINDS[kind]))
    return tokens


def words(text: str) -> list[Token]:
    """Arabic words and Latin runs."""
    return [token for token in tokenise(text) if token.kind in (Kind.WORD, Kind.LATIN)]


def count_words(text: str) -> int:
    """How many words an editor would count: everything but signs."""
    return sum(token.kind is not Kind.MARK for token in tokenise(text))
