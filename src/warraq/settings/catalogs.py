"""Translations outside Django: the same catalogs, for what is said before Django is set up, and their compiling."""

import gettext
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE_DIR = Path(__file__).resolve().parent.parent / "locale"


def translations(language: str) -> gettext.NullTranslations:
    """The catalog of `language`; what it lacks is said in English."""
    return gettext.translation("django", localedir=LOCALE_DIR, languages=[language], fallback=True)


def compile_stale(folder: Path = LOCALE_DIR) -> list[Path]:
    """Compile each django.po that is newer than its django.mo; the files written."""
    written: list[Path] = []
    for source in sorted(folder.glob("*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as read, target.with_suffix(".mo.new").open("wb") as write:
            write_mo(write, read_po(read, locale=source.parent.parent.name))
        target.with_suffix(".mo.new").replace(target)
        written.append(target)
    return written
