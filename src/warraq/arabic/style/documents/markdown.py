"""Mask what is no copy in Markdown: code, link targets, HTML tags, front matter, the marks of tables."""

import re
from typing import Final

_NO_COPY: Final = re.compile(
    r"\A---\n.*?\n---\n"
    r"|^(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^(?P=fence)[ \t]*$|\Z)"
    r"|(?P<tick>`+)[^`\n](?:[^\n]*?[^`\n])??(?P=tick)(?!`)"
    r"|(?<=\])\([^()\n]{0,2000}\)"
    r"|^\[[^\]\n]{1,200}\]:[^\n]*"
    r"|<[A-Za-z/!][^<>\n]{0,2000}>"
    r"|^[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+[^\n]*"
    r"|^[ \t]*(?:[#>]+|[-*+]|\d{1,3}[.)])[ \t]+"
    r"|[*_]{1,3}|\\$",
    re.MULTILINE | re.DOTALL,
)


def mask_markdown(text: str) -> str:
    """`text` with everything but its copy masked, line ends kept."""
    return _NO_COPY.sub(lambda found: re.sub(r"[^\n]", "\ufffc", found.group()), text)
