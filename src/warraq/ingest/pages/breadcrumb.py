"""The trail of sections above a story: «الرئيسية » أخبار » سياسة»."""

import re
from typing import Final

from warraq.arabic.normalise import normalise

_SEPARATOR: Final = re.compile(r"\s*(?:>>|<<|[»›/|>«‹<→←▸◂❯❮•·\\])\s*")
#: Without a home link a line of parts is a trail only with one of these between them.
_SURE_SEPARATOR: Final = re.compile(r"\s[»›>‹❯→]\s")
_HOME_WORDS: Final = """الرئيسية|الصفحة الرئيسية|الرئيسة|الرئيسيه|البداية|الصفحة الأولى|موقعك الآن|أنت هنا|🏠
Home|Homepage|Accueil|Page d'accueil|You are here"""
_HOME: Final = frozenset(normalise(word) for word in re.split(r"[|\n]", _HOME_WORDS))
_MOST_WORDS: Final = 8
_MOST_CRUMBS: Final = 8


def read_breadcrumb(line: str) -> list[str] | None:
    """The crumbs without the home link, or None when `line` is no breadcrumb. A last long crumb may be the headline."""
    if len(line) > 400:
        return None
    crumbs = [crumb.strip(" :") for crumb in _SEPARATOR.split(line)]
    crumbs = [crumb for crumb in crumbs if crumb]
    at_home = bool(crumbs) and is_home(crumbs[0])
    if not crumbs or len(crumbs) > _MOST_CRUMBS or (len(crumbs) < 2 and not at_home):
        return None
    if not at_home and (not _SURE_SEPARATOR.search(line) or _has_sentence(crumbs)):
        return None
    return without_home(crumbs)


def _has_sentence(crumbs: list[str]) -> bool:
    return any(len(crumb.split()) > _MOST_WORDS or crumb.endswith((".", "؟", "!", "…")) for crumb in crumbs)


def is_home(crumb: str) -> bool:
    """Whether a crumb is the link to the front."""
    return normalise(crumb).strip(" :") in _HOME


def without_home(crumbs: list[str]) -> list[str]:
    """The crumbs of sections, each once."""
    return list(dict.fromkeys(crumb for crumb in crumbs if not is_home(crumb)))
