"""How common a word is, to decide whether a first or last letter belongs to it.

API
    frequency(word) -> float         occurrences in a billion words, of a normalised Arabic word; 0 when unknown
    FUNCTION_WORDS                   normalised words that carry no subject

The numbers are wordfreq's (Speer 2022: Wikipedia, subtitles, news, books, web, Twitter), folded by our normalisation.
Folding them takes two seconds, so the outcome is kept in a file; a file that is missing or of other code is made again.
"""

import struct
import zlib
from array import array
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Final

import warraq.arabic
from warraq.arabic.normalise import normalise
from warraq.arabic.tables import table_folder, write_whole

_LIST: Final = normalise(
    "في من على إلى عن مع هذا هذه ذلك تلك التي الذي الذين اللذين اللتين اللواتي أن إن لأن كأن لكن ولكن أو أم ثم بل لا لم لن ما ماذا ماهي "
    "ماهو هل كيف متى أين كم أي أية لماذا لما كل بعض غير سوى هو هي هم هن هما نحن أنا أنت انتم كان كانت يكون تكون كانوا يكن تكن ليس "
    "ليست قد لقد فقد وقد كما حيث حين حينما عندما عند لدى بين منذ حتى خلال بعد قبل فوق تحت أمام وراء ضد نحو حول دون بدون إذا إذ لو "
    "لولا مما عما فيما بينما كذلك أيضا فقط جدا له لها لهم لي لك لنا به بها بهم فيه فيها فيهم منه منها منهم عليه عليها عليهم إليه "
    "إليها إليهم عنه عنها عنهم معه معها هناك هنا وهو وهي وهم ولا وما وفي ومن وعلى وإلى وعن ومع وأن وإن وكان وكانت وهذا وهذه وذلك "
    "والتي والذي تم يتم وتم ويتم سوف ان الا إلا إنه أنه إنها أنها بأن بأنه بأنها وأنه لأنه لأنها أما إما فإن يا أيها عبر مثل ذات ذو "
    "the a an of in on at to and or is are was for by with from as that this it de la le les du des et en un une au aux"
)
FUNCTION_WORDS: Final = frozenset(_LIST.split())


_frequencies: dict[str, float] = {}


def frequency(word: str) -> float:
    """Occurrences of the normalised `word` in a billion words of Arabic."""
    return (_frequencies or _load()).get(word, 0.0)


def _load() -> dict[str, float]:
    """From the table of an earlier process in a tenth of the time; without one, from the package, for the next process."""
    path = table_folder() / f"frequencies-ar-{version('wordfreq')}-{_folding()}.bin"
    try:
        _frequencies.update(_read(path))
    except (OSError, ValueError):
        _frequencies.update(_count())
        # A machine on which nothing can be kept is only slower.
        with suppress(OSError):
            numbers = array("d", _frequencies.values())
            write_whole(path, [struct.pack("<Q", len(numbers)), numbers.tobytes(), "\n".join(_frequencies).encode()])
    return _frequencies


def _read(path: Path) -> dict[str, float]:
    """Raises ValueError when the file is cut off or is something else."""
    data = path.read_bytes()
    if len(data) < _HEAD:
        raise ValueError(f"{path} is no table of frequencies")
    (count,) = struct.unpack_from("<Q", data)
    numbers = array("d")
    numbers.frombytes(data[_HEAD : _HEAD + count * numbers.itemsize])
    words = data[_HEAD + count * numbers.itemsize :].decode().split("\n")
    return dict(zip(words, numbers, strict=True))


def _count() -> dict[str, float]:
    # The package takes half a second to import, and is needed once.
    import wordfreq

    shares = wordfreq.get_frequency_dict("ar", wordlist="best")
    arabic = [word for word in shares if word[0] >= "\u0600"]
    found: dict[str, float] = {}
    # One call for all words: a line each, since no word holds a line end.
    for word, folded in zip(arabic, normalise("\n".join(arabic)).split("\n"), strict=True):
        found[folded] = found.get(folded, 0.0) + shares[word] * 1e9
    return found


def _folding() -> str:
    """Changes with the code that folds the words: a table made by other code is no use."""
    folder = Path(warraq.arabic.__file__).parent
    return f"{zlib.crc32(b''.join((folder / name).read_bytes() for name in _FOLDED_BY)):08x}"


_HEAD: Final = 8
_FOLDED_BY: Final = ("normalise.py", "letters.py", "analysis/lexicon.py")
