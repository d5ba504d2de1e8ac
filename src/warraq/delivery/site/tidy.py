"""White space that no reader sees, taken out of a page."""

import re

_INDENT = re.compile(r"\s*\n\s*")


def tidy(html: str) -> str:
    """Line ends with what surrounds them become one line end. Our pages have no <pre> and no <textarea>."""
    return _INDENT.sub("\n", html).strip() + "\n"
