"""The page's own words inside a body that was rendered when the story was released.

A body is written once for all editions, whatever language the editor's screen had. So its templates leave a mark for
each word of ours, and the page puts in the word in its own language. Text of journalists cannot hold such a mark: the
sanitiser takes every attribute but a link's address and the language of foreign words.
"""

import re

from django.utils.translation import gettext, gettext_noop

LABELS = {
    "caption": gettext_noop("Picture caption:"),
    "credit": gettext_noop("Picture:"),
    "gallery": gettext_noop("Pictures"),
    "open": gettext_noop("Open on"),
    "play": gettext_noop("Show here"),
    "loads": gettext_noop("Showing it loads a page of another site, which may learn that you were here."),
    "transcript": gettext_noop("Transcript"),
}
_MARK = re.compile(r'<i data-label="([a-z]+)"></i>')


def fill_labels(html: str) -> str:
    """The HTML with each mark replaced by its word in the active language."""
    if "data-label" not in html:
        return html
    return _MARK.sub(lambda mark: gettext(LABELS.get(mark[1], "")) if mark[1] in LABELS else "", html)
