"""Mask what is no copy in HTML: tags, comments, entities, scripts, code. A block's tag becomes a line end."""

from html.parser import HTMLParser
from typing import Final

_SILENT: Final = frozenset({"script", "style", "pre", "code", "template", "textarea", "svg", "math"})
_INLINE: Final = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "em",
        "i",
        "ins",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "wbr",
    ]
)


class _Places(HTMLParser):
    """Collects where copy stands."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.copy: list[tuple[int, int]] = []
        self.breaks: list[int] = []
        self._line_starts = [0]
        for place, sign in enumerate(text):
            if sign == "\n":
                self._line_starts.append(place + 1)
        self._silent = 0

    @property
    def _place(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.copy.append((self._place, self._place + len(data)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)
        self._silent += tag in _SILENT

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._break(tag)
        self._silent -= tag in _SILENT and self._silent > 0

    def _break(self, tag: str) -> None:
        if tag not in _INLINE:
            self.breaks.append(self._place)


def mask_html(text: str) -> str:
    """`text` with everything but its copy masked, line ends kept, length unchanged."""
    places = _Places(text)
    places.feed(text)
    places.close()
    masked = ["\n" if sign == "\n" else "\ufffc" for sign in text]
    for start, end in places.copy:
        masked[start:end] = text[start:end]
    for place in places.breaks:
        masked[place] = "\n"
    return "".join(masked)
