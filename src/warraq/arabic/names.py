"""People's names: one key for the spellings of a name, and a check for names that only look alike.

    name_key("عبد الرحمٰن إبن أحمد") == name_key("عبدالرحمن بن احمد")
    looks_like("ahmed_news", "аhmed_news")          the second begins with a Cyrillic letter

API
    name_key(name) -> str            the same for spellings of one name: for finding, sorting, joining contributors
    sound_key(name) -> str           the same for a name in Arabic and in Latin letters, as far as they sound alike
    skeleton(text) -> str            the same for texts a reader cannot tell apart: for handles and bylines
    looks_like(one, other) -> bool   different texts with one skeleton
    mixes_scripts(text) -> bool      a word with letters of two scripts in it
    initials(name) -> str            «م. ا.» for pictures that are missing

Sources: Unicode UTS #39 for the idea of a skeleton; the Arabic table is the one of letters.py.
"""

import re
import unicodedata
from typing import Final

from warraq.arabic.normalise import normalise, strip_invisible
from warraq.arabic.transliterate import transliterate

_TITLES: Final = normalise(
    "د دكتور دكتورة الدكتور الدكتورة أ أستاذ الأستاذ الأستاذة م مهندس المهندس السيد السيدة الحاج الشيخ مولاي لالة سيدي dr mr mrs ms"
)
_TITLE_WORDS: Final = frozenset(_TITLES.split())
_JOINED: Final = re.compile(r"\b(عبد|ابو|ام|ابن|بن|بو|ايت|بني|نور|سيف|صلاح|شمس|علاء|بهاء|ضياء|عز|زين) (?=\w)")
_PART: Final = re.compile(r"[^\W_]+")
_DOUBLED: Final = re.compile(r"(.)\1+")
_LATIN_ARTICLE: Final = re.compile(r"\b(?:al|el|il|l|as|ash|ar|an|at|ad|az) (?=\w{2})")
# French and English write the same Arabic sound each in its way; letters that either leaves out do not count.
_SOUNDS: Final = (
    *(("tch", "sh"), ("ch", "sh"), ("dj", "j"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f")),
    *(("ck", "k"), ("q", "k"), ("ou", "u"), ("w", "u"), ("v", "f"), ("z", "s"), ("c", "k"), ("p", "b")),
)
_LATIN_VOWELS: Final = re.compile(r"(?<=\w)[aeiouy]+")

#: Lower-case letters of other scripts, and pairs, that a reader takes for Latin ones.
_PAIRS: Final = "аa еe оo рp сc уy хx іi јj ѕs ԁd ɡg һh ӏl νv οo αa ρp τt ιi κk υu 0o 1l мm тt кk вb"
_LOOKS: Final = {pair[0]: pair[1] for pair in _PAIRS.split()}


def name_key(name: str) -> str:
    """Titles, spaces inside a compound, ابن/بن, hamzas and the article do not matter; for Latin, most vowels do not."""
    text = normalise(name).replace("ء", "").replace("'", "").replace("-", " ")
    parts: list[str] = _PART.findall(text)
    kept = [part for part in parts if part not in _TITLE_WORDS] or parts
    text = _JOINED.sub(lambda found: {"ابن": "بن"}.get(found[1], found[1]), " ".join(kept))
    return " ".join(_part_key(part) for part in text.split())


def _part_key(part: str) -> str:
    if part.isascii():
        part = _LATIN_VOWELS.sub("", part.replace("ou", "u").replace("ph", "f").replace("ck", "k"))
        return _DOUBLED.sub(r"\1", part)
    if part.startswith("ال") and len(part) > 4:
        return part[2:]
    return part


def sound_key(name: str) -> str:
    """The consonants one hears: «سلمى بنزهرون» and Salma Benzahroun have one. For offering who may be meant, no more."""
    text = normalise(transliterate(" ".join(_kept_parts(name)))).replace("'", "").replace("-", " ")
    text = _LATIN_ARTICLE.sub("", " ".join(part for part in _PART.findall(text) if part not in _TITLE_WORDS))
    for spelling, sound in _SOUNDS:
        text = text.replace(spelling, sound)
    parts = (_LATIN_VOWELS.sub("", _DOUBLED.sub(r"\1", part)) for part in text.split())
    return " ".join(part.rstrip("h") or part for part in parts)


def _kept_parts(name: str) -> list[str]:
    parts: list[str] = _PART.findall(_joined(name))
    return [part for part in parts if normalise(part) not in _TITLE_WORDS] or parts


def _joined(name: str) -> str:
    return re.sub(r"\bعبد ال", "عبدال", normalise(name, keep_endings=True))


def skeleton(text: str) -> str:
    """What is left of a text when letters that look the same are one; case, marks and spaces do not matter."""
    letters = (_LOOKS.get(letter, letter) for letter in normalise(text).replace("ء", "") if not letter.isspace())
    return "".join(letters).replace("rn", "m").replace("vv", "w").replace("_", "").replace("-", "").replace(".", "")


def looks_like(one: str, other: str) -> bool:
    """Whether two different texts cannot be told apart at a glance."""
    return one != other and skeleton(one) == skeleton(other)


def mixes_scripts(text: str) -> bool:
    """Whether one word holds letters of two scripts: «Аhmed» with a Cyrillic А, «محmد»."""
    for word in _PART.findall(strip_invisible(text)):
        scripts = {_script(letter) for letter in word if letter.isalpha()}
        if len(scripts - {""}) > 1:
            return True
    return False


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    first = name.split(" ", 1)[0]
    return "" if first in ("MODIFIER", "FEMININE", "MASCULINE", "MATHEMATICAL", "FULLWIDTH") else first


def initials(name: str) -> str:
    """The first letters of the first and the last name, titles and the article aside."""
    parts = [part for part in _PART.findall(name) if normalise(part) not in _TITLE_WORDS] or _PART.findall(name)
    letters = [part.removeprefix("ال")[:1] or part[:1] for part in parts]
    chosen = letters[:1] + letters[-1:] if len(letters) > 1 else letters
    # A zero-width non-joiner keeps two Arabic initials from joining into a syllable.
    return "\u200c".join(letter.upper() for letter in chosen)
