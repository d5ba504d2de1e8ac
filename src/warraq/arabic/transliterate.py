"""Arabic words in readable Latin letters, for addresses.

    transliterate("وزير الداخلية محمد الصالح") == "wazir al-dakhiliya muhammad al-salih"

API
    transliterate(text) -> str       ASCII for Arabic and accented Latin letters; other scripts are left as they are

The short vowels are not written in Arabic, so they are guessed: «a» after the first consonant of a run, «i» before the
last one after a long vowel (حاكم hakim, the most common pattern of nouns of the doer). Tashkeel, where there is some, is
obeyed. Common names and small words come from a list. The result is for reading, not for turning back.
"""

import re
import unicodedata
from typing import Final

from warraq.arabic.letters import LETTERS, LOOK_ALIKE, MARKS, TATWEEL

_LETTERS: Final = "بتثجحخدذرزسشصضطظغفقكلمنه"
_SOUNDS: Final = "b t th j h kh d dh r z s sh s d t z gh f q k l m n h"
_CONSONANTS: Final = dict(zip(_LETTERS, _SOUNDS.split(), strict=True))
_ALEFS: Final = {"ا": "a", "أ": "a", "آ": "a", "ى": "a", "إ": "i", "ع": "a"}
_TASHKEEL: Final = {"\u064e": "a", "\u064f": "u", "\u0650": "i", "\u064b": "an", "\u064c": "un", "\u064d": "in"}
_SHADDA: Final = "\u0651"
_SUKUN: Final = "\u0652"
_NAMES: Final = (
    "محمد=muhammad أحمد=ahmad احمد=ahmad محمود=mahmud حسن=hasan حسين=husayn علي=ali عمر=umar عثمان=uthman مصطفى=mustafa "
    "عبد=abd الله=allah عبدالله=abdallah عبدالرحمن=abdarrahman يوسف=yusuf إبراهيم=ibrahim ابراهيم=ibrahim مريم=maryam "
    "فاطمة=fatima عائشة=aisha خديجة=khadija من=min في=fi على=ala إلى=ila الى=ila عن=an مع=maa هل=hal ما=ma لا=la لم=lam "
    "لن=lan قد=qad هو=huwa هي=hiya هذا=hadha هذه=hadhihi أن=an إن=inna ثم=thumma بعد=bad قبل=qabl بين=bayn عند=ind "
    "مصر=misr مغرب=maghrib تونس=tunis ليبيا=libya جزائر=jazair موريتانيا=muritanya سودان=sudan سوريا=suriya لبنان=lubnan "
    "أردن=urdun عراق=iraq كويت=kuwayt قطر=qatar بحرين=bahrayn إمارات=imarat عمان=uman يمن=yaman سعودية=saudiya "
    "فلسطين=filastin غزة=ghazza قدس=quds قاهرة=qahira رباط=rabat دمشق=dimashq بغداد=baghdad بيروت=bayrut رياض=riyad "
    "فاس=fas طنجة=tanja مراكش=marrakush أكادير=agadir وجدة=wajda سبتة=sabta دولة=dawla حكومة=hukuma ملك=malik رئيس=rais "
    "مجلس=majlis كرة=kura قدم=qadam كأس=kas عالم=alam حرب=harb سلام=salam خبر=khabar أخبار=akhbar دولي=duwali عربي=arabi"
)
_KNOWN: Final = dict(pair.split("=") for pair in _NAMES.split())
_PREFIXES: Final = (("وال", "wal-"), ("بال", "bil-"), ("فال", "fal-"), ("كال", "kal-"), ("لل", "lil-"), ("ال", "al-"))
_WORD: Final = re.compile(f"[{LETTERS}{MARKS}{TATWEEL}]+")
_VOWELS: Final = frozenset("aiu")


def transliterate(text: str) -> str:
    """`text` with Arabic words in Latin letters and accents dropped."""
    text = _WORD.sub(lambda found: _word(found.group()), text)
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def _word(word: str) -> str:
    word = unicodedata.normalize("NFKC", word).replace(TATWEEL, "")
    word = "".join(_plain(letter) for letter in word)
    bare = "".join(letter for letter in word if not unicodedata.combining(letter))
    if bare in _KNOWN:
        return _KNOWN[bare]
    if bare != word:
        return _sound(_units(word), guess=False)
    for prefix, latin in _PREFIXES:
        rest = bare.removeprefix(prefix)
        if rest != bare and len(rest) > 2:
            return latin + (_KNOWN.get(rest) or _sound(_units(rest), guess=True))
    return _sound(_units(bare), guess=True)


def _plain(letter: str) -> str:
    return letter if letter in _ALEFS or letter in "ةؤئء" else LOOK_ALIKE.get(letter, letter)


def _units(word: str) -> list[str]:
    """The sounds of a word; vowels are a, i, u (and ay, aw …), the rest are consonants."""
    units: list[str] = []
    for place, letter in enumerate(word):
        last = place == len(word) - 1
        after_vowel = bool(units and units[-1]) and units[-1][-1] in _VOWELS
        if letter in _ALEFS:
            if not after_vowel or letter != "ا":
                units.append(_ALEFS[letter])
        elif letter in "ةه" and last and letter == "ة":
            units.append("" if after_vowel else "a")
        elif letter in "وي":
            units.append(_glide(word, place, after_vowel=after_vowel))
        elif letter in "ئؤ":
            units.append("i" if letter == "ئ" else "u")
        elif letter == _SHADDA and units:
            units.append(units[-1])
        elif letter in _TASHKEEL:
            units.append(_TASHKEEL[letter])
        else:
            units.append(_CONSONANTS.get(letter, ""))
    return [unit for unit in units if unit]


def _glide(word: str, place: int, *, after_vowel: bool) -> str:
    consonant, vowel = ("w", "u") if word[place] == "و" else ("y", "i")
    following = word[place + 1] if place + 1 < len(word) else ""
    if place == 0 or after_vowel or following in _TASHKEEL or following == _SHADDA:
        return consonant
    if following == "ة":
        return vowel + consonant
    return consonant if following and following in "اأآىوي" else vowel


def _sound(units: list[str], *, guess: bool) -> str:
    """Join the sounds, with a guessed short vowel inside runs of consonants."""
    if not guess:
        return "".join(units)
    sounds: list[str] = []
    run = 0
    for place, unit in enumerate(units):
        if unit[0] in _VOWELS:
            sounds.append(unit)
            run = 0
            continue
        run += 1
        sounds.append(unit)
        following = units[place + 1] if place + 1 < len(units) else ""
        if not following or following[0] in _VOWELS:
            continue
        first_run = all(earlier[0] not in _VOWELS for earlier in units[:place])
        closing = place + 2 == len(units)
        if first_run and run % 2 == 1:
            sounds.append("a")
        elif not first_run and (run % 2 == 0 or (closing and run == 1)):
            sounds.append("i" if closing else "a")
    return "".join(sounds)
