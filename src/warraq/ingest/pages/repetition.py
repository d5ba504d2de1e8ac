"""Lines that recur across the pages of one site: its menus, boxes and calls to subscribe."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from typing import Final

#: Enough pages to know a site's habits; more would only cost memory.
_MOST_PAGES: Final = 200
_MOST_LINES: Final = 5_000
_LEAST_LETTERS: Final = 3
_LEAST_PAGES: Final = 2
_SHARE: Final = 0.3


class SiteLines:
    """Counts of lines per site. A page saved twice counts once, or all of it would be called a repeat."""

    def __init__(self) -> None:
        self._counts: dict[Hashable, Counter[int]] = defaultdict(Counter)
        self._pages: dict[Hashable, set[int]] = defaultdict(set)
        self._texts: dict[Hashable, dict[int, str]] = defaultdict(dict)

    def add(self, site: Hashable, lines: Iterable[str]) -> None:
        """Take in one page's lines, already folded."""
        unique = {
            line
            for line, _ in zip(dict.fromkeys(lines), range(_MOST_LINES), strict=False)
            if len(line) >= _LEAST_LETTERS
        }
        story = hash(max(unique, key=lambda line: (len(line), line), default=""))
        pages = self._pages[site]
        if story in pages or len(pages) >= _MOST_PAGES:
            return
        pages.add(story)
        for line in unique:
            number = hash(line)
            self._counts[site][number] += 1
            if self._counts[site][number] == _LEAST_PAGES:
                self._texts[site][number] = line

    def recurring(self, site: Hashable) -> frozenset[str]:
        """Lines on two of up to six pages, or on three pages in ten of more."""
        least = max(_LEAST_PAGES, int(_SHARE * len(self._pages[site])))
        return frozenset(line for number, line in self._texts[site].items() if self._counts[site][number] >= least)
