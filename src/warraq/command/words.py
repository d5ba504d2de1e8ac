"""What the command line says, in the language of whoever sits at it."""

import os
from collections.abc import Mapping
from functools import cache

from warraq.settings.catalogs import translations

LANGUAGES = ("ar", "en", "fr")


def choose_language(environment: Mapping[str, str]) -> str:
    """WARRAQ_LANGUAGE, or what the locale says, or Arabic."""
    for name in ("WARRAQ_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        language = environment.get(name, "").split("_")[0].split("-")[0].split(".")[0].lower()
        if language in LANGUAGES:
            return language
    return "ar"


@cache
def _catalog(language: str):  # type: ignore[no-untyped-def]  # gettext's class differs with and without a catalog
    return translations(language)


def gettext(message: str) -> str:
    """`message` in that language."""
    said: str = _catalog(choose_language(os.environ)).gettext(message)
    return said


def gettext_noop(message: str) -> str:
    """Mark a message that is translated later, where it is shown."""
    return message
