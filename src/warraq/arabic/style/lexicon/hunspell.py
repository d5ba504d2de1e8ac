"""Read a Hunspell dictionary with long flags and alias tables, and list the words it accepts that are asked for.

The Arabic dictionary of the ayaspell project stands for some sixty million forms; expanding it whole is of no use. So the
asker names the folded words of interest and gets every accepted spelling of those.
Source of the format: hunspell(5).
"""

import functools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from warraq.arabic.style.lexicon.folding import bare, fold, fold_start

_PAIR: Final = 2
#: No condition of an affix looks at more letters than these.
_TAIL: Final = 3


@dataclass(frozen=True, slots=True)
class Affix:
    """One PFX or SFX line."""

    strip: str
    add: str
    flags: tuple[str, ...]
    condition: re.Pattern[str]


@dataclass(slots=True)
class Dictionary:
    """The affix tables and the word list of one .aff and .dic pair."""

    prefixes: dict[str, list[Affix]] = field(default_factory=lambda: defaultdict(list))
    suffixes: dict[str, list[Affix]] = field(default_factory=lambda: defaultdict(list))
    stems: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)


def read_dictionary(aff: Path, dic: Path) -> Dictionary:
    """Read both files; vowel signs in affixes and words are dropped, as the dictionary's IGNORE line asks."""
    found = Dictionary()
    aliases: list[tuple[str, ...]] = []

    def flags_of(name: str) -> tuple[str, ...]:
        return aliases[int(name)] if name.isdigit() and int(name) < len(aliases) else ()

    for line in aff.read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if fields[:1] == ["AF"]:
            # The first AF line is the count; it takes the place of alias 0.
            aliases.append(tuple(fields[1][place : place + _PAIR] for place in range(0, len(fields[1]), _PAIR)))
        elif len(fields) >= 5 and fields[0] in ("PFX", "SFX"):
            add, _, alias = fields[3].partition("/")
            end = "" if fields[0] == "PFX" else r"\Z"
            affix = Affix(
                strip="" if fields[2] == "0" else bare(fields[2]),
                add="" if add == "0" else bare(add),
                flags=flags_of(alias),
                condition=re.compile(bare(fields[4]) + end),
            )
            (found.prefixes if fields[0] == "PFX" else found.suffixes)[fields[1]].append(affix)
    with dic.open(encoding="utf-8") as lines:
        for line in lines:
            entry = line.split()[:1]
            word, _, alias = (entry or [""])[0].partition("/")
            if word and not word.isdigit() and not word.startswith("#"):
                found.stems.append((bare(word), flags_of(alias)))
    return found


@dataclass(frozen=True, slots=True)
class _Ending:
    """A way to end a word: letters to take off, letters to put on (as written, and folded), prefixes then allowed."""

    strip: int
    add: str
    key: str
    prefixes: tuple[str, ...]


def accepted_spellings(dictionary: Dictionary, keys: set[str]) -> dict[str, set[str]]:
    """For each of `keys` (folded words), the spellings the dictionary accepts."""
    starts = {affix.add for affixes in dictionary.prefixes.values() for affix in affixes}
    wanted = _without_prefixes(keys, {fold_start(start) for start in starts})
    accepted: dict[str, set[str]] = defaultdict(set)
    affixes_of: dict[tuple[str, ...], list[tuple[str, Affix]]] = {}
    for body, names in _bodies(dictionary, wanted):
        key = fold(body)
        if key in keys:
            accepted[key].add(body)
        affixes = affixes_of.get(names)
        if affixes is None:
            found = dict.fromkeys(affix for name in names for affix in dictionary.prefixes[name])
            affixes = affixes_of[names] = [(fold_start(affix.add), affix) for affix in found]
        for start, affix in affixes:
            whole = start + key[len(affix.strip) :]
            if whole in keys and body.startswith(affix.strip) and affix.condition.match(body):
                accepted[whole].add(affix.add + body[len(affix.strip) :])
    return dict(accepted)


def _without_prefixes(keys: set[str], starts: set[str]) -> set[str]:
    """The keys, and what is left of each when a prefix is taken off, with the letters the prefix may have swallowed."""
    wanted = set(keys)
    lengths = sorted({len(start) for start in starts})
    for key in keys:
        for length in lengths:
            start = key[:length]
            if start in starts:
                rest = key[length:]
                wanted.add(rest)
                if start.endswith("ل"):
                    wanted.update(("ل" + rest, "ال" + rest, "الل" + rest))
                if start.endswith("ا"):
                    wanted.add("ا" + rest)
    return wanted


def _bodies(dictionary: Dictionary, wanted: set[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Stems with every ending they may take, of those whose fold is wanted, and the prefixes they may take."""
    groups: dict[tuple[int, str], list[tuple[int, str, _Ending]]] = {}
    for stem, flags in dictionary.stems:
        found: set[tuple[str, tuple[str, ...]]] = set()
        tail = stem[-_TAIL:]
        # The tuples of flags come from one table, so their identity is a key that costs nothing to hash.
        endings = groups.get((id(flags), tail))
        if endings is None:
            listed = _endings(dictionary, flags, tail)
            endings = groups[id(flags), tail] = [(one.strip, one.key, one) for one in listed]
        key, size = fold_start(stem), len(stem)
        for strip, add, ending in endings:
            if (key[: size - strip] + add if add else fold(stem[: size - strip])) in wanted:
                found.add((stem[: size - strip] + ending.add, ending.prefixes))
        yield from found


def _endings(dictionary: Dictionary, flags: tuple[str, ...], tail: str) -> list[_Ending]:
    """What may replace the end of a word whose last letters are `tail`."""
    own = tuple(flag for flag in flags if flag in dictionary.prefixes)
    known = frozenset(dictionary.prefixes)
    found = [_Ending(0, "", "", own)]
    for flag in flags:
        for affix in dictionary.suffixes.get(flag, ()):
            if not (tail.endswith(affix.strip) and affix.condition.search(tail)):
                continue
            prefixes = _prefixes(affix.flags, own, known)
            strip = len(affix.strip)
            found.append(_Ending(strip, affix.add, fold(affix.add), prefixes))
            kept = tail[: len(tail) - strip]
            for name in affix.flags:
                if name in dictionary.suffixes:
                    adds = _second_endings(dictionary, name, kept, affix.add)
                    found.extend(_Ending(strip, add, fold(add), prefixes) for add in adds)
    return found


@functools.lru_cache(maxsize=4096)
def _prefixes(flags: tuple[str, ...], own: tuple[str, ...], known: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*(name for name in flags if name in known), *own]))


def _second_endings(dictionary: Dictionary, name: str, kept: str, first: str) -> list[str]:
    """What `first`, put after `kept`, becomes under the suffixes of the flag `name`."""
    whole = kept + first
    found = []
    for affix in dictionary.suffixes.get(name, ()):
        if whole.endswith(affix.strip) and affix.condition.search(whole):
            end = whole[: len(whole) - len(affix.strip)]
            if len(end) >= len(kept):
                found.append(end[len(kept) :] + affix.add)
    return found
