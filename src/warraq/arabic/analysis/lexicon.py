"""How common a word is, to decide whether a first or last letter belongs to it.

API
    frequency(word) -> float         occurrences in a billion words, of a normalised Arabic word; 0 when unknown
    FUNCTION_WORDS                   normalised words that carry no subject

The numbers are wordfreq's (Speer 2022: Wikipedia, subtitles, news, books, web, Twitter), folded by our normalisation.
"""

from typing import Final

import wordfreq

from warraq.arabic.normalise import normalise

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


class _Frequencies(dict[str, float]):
    """Read from the package when the first word is asked for; a word it lacks counts 0."""

    def __missing__(self, word: str) -> float:
        if not self:
            self._load()
            return self.get(word, 0.0)
        return 0.0

    def _load(self) -> None:
        shares = wordfreq.get_frequency_dict("ar", wordlist="best")
        arabic = [word for word in shares if word[0] >= "\u0600"]
        # One call for all words: a line each, since no word holds a line end.
        for word, folded in zip(arabic, normalise("\n".join(arabic)).split("\n"), strict=True):
            self[folded] = self.get(folded, 0.0) + shares[word] * 1e9


_FREQUENCIES: Final = _Frequencies()


def frequency(word: str) -> float:
    """Occurrences of the normalised `word` in a billion words of Arabic."""
    return _FREQUENCIES[word]
