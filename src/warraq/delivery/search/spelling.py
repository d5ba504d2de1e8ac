"""How the archive itself spells a word that the index keeps folded."""

from collections import Counter
from collections.abc import Iterable

from warraq.arabic.normalise import strip_invisible, strip_marks
from warraq.index.terms import split_exact

_EDGES = " \t\n.,;:!?\"'()[]«»“”‘’،؛؟…-–—/"


def spell(words: Iterable[str], *, texts: Iterable[str]) -> dict[str, str]:
    """Each exact word as it is most often written in these texts, without marks; a word not found there is left out."""
    wanted = set(words)
    seen: dict[str, Counter[str]] = {}
    for text in texts:
        for token in strip_invisible(strip_marks(text)).split():
            bare = token.strip(_EDGES)
            folded = split_exact(bare)
            if len(folded) == 1 and folded[0] in wanted:
                seen.setdefault(folded[0], Counter())[bare] += 1
    return {word: counted.most_common(1)[0][0] for word, counted in seen.items()}
