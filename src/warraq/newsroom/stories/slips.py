"""Errors of house style that an edition wants mended before a release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import ngettext

from warraq.arabic.style import Finding, Severity, check
from warraq.masthead.house_style import build_settings, find_house_style
from warraq.newsroom.housestyle.drafts import read_ignored
from warraq.newsroom.stories.copy_text import find_copy

if TYPE_CHECKING:
    from warraq.newsroom.stories.models import Story

_SHOWN = 3


def find_slips(story: Story) -> dict[str, str]:
    """Field name → message, for each field with an error; empty unless the home edition says that errors keep back."""
    edition = story.home_edition
    if edition is None or not edition.language.startswith("ar"):
        return {}
    style = find_house_style(edition)
    if not style.must_mend:
        return {}
    settings = build_settings(style)
    ignored = read_ignored(story.style_ignored)
    errors: dict[str, list[Finding]] = {}
    for field, part, text in find_copy(story):
        found = check(text, settings=settings, part=part, ignored=ignored)
        if grave := [one for one in found if one.severity is Severity.ERROR]:
            errors.setdefault(field, []).extend(grave)
    return {field: _tell(found) for field, found in errors.items()}


def _tell(errors: list[Finding]) -> str:
    """The first few by name, so that they are found without the panel too."""
    shown = [
        f"«{one.text.strip() or '␣'}» ← «{one.suggestions[0]}»" if one.suggestions else f"«{one.text}»"
        for one in errors[:_SHOWN]
    ]
    words = ngettext(
        "Mend this error of house style before releasing, or ignore it in the checker's panel: %(shown)s",
        "Mend %(number)d errors of house style before releasing, or ignore them in the checker's panel: %(shown)s",
        len(errors),
    )
    more = " …" if len(errors) > _SHOWN else ""
    return words % {"number": len(errors), "shown": " · ".join(shown) + more}
