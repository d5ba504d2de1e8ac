"""White space that no reader sees, taken out of a page."""

import re

_INDENT = re.compile(r"\n\s+")


def tidy(html: str) -> str:
    """Line ends with what follows them become one line end. Our pages have no <pre> and no <textarea>."""
    return _INDENT.sub("\n", html).strip() + "\n"
