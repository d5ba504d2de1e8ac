"""Two versions of a story side by side, told in words and with what differs marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.compare import diff_text


@dataclass(frozen=True)
class Sides:
    """One field of two versions, as HTML. `is_disputed` tells that both changed it."""

    label: str
    theirs: SafeString
    mine: SafeString
    is_disputed: bool


def set_side_by_side(theirs: Any, mine: Any, *, names: Iterable[str], disputed: Iterable[str]) -> list[Sides]:
    """These fields of two stories; `names` and `disputed` are names of fields and of relations."""
    return [
        Sides(_label(theirs, name), *_mark(_words(theirs, name), _words(mine, name)), is_disputed=name in set(disputed))
        for name in names
    ]


def _label(story: Any, name: str) -> str:
    headings = {"title": _("Headline"), "story_sections": _("Sections"), "bylines": _("Bylines")}
    headings |= {"picks": _("You may also like"), "corrections": _("Corrections")}
    return headings.get(name) or capfirst(str(story._meta.get_field(name).verbose_name))


def _words(story: Any, name: str) -> str:
    """What the field says, a line for each of its parts."""
    if name == "body":
        return "\n".join(_body_lines(story.body))
    if name == "background":
        return "\n".join(f"[{block.block.label}] {block.value or ''}" for block in story.background)
    if name == "story_sections":
        return "\n".join(_join(row.section, row.headline) for row in story.story_sections.all())
    if name == "bylines":
        return "\n".join(str(row.contributor or row.agency) for row in story.bylines.all())
    if name == "picks":
        return "\n".join(str(row.picked or row.headline) for row in story.picks.all())
    if name == "corrections":
        return "\n".join(row.note for row in story.corrections.all())
    if name == "topics":
        return "\n".join(sorted(str(topic) for topic in story.topics.all()))
    value = getattr(story, name)
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return "" if value is None else str(value)


def _join(*parts: Any) -> str:
    return ": ".join(str(part) for part in parts if part)


def _body_lines(body: Any) -> Iterable[str]:
    """Every block in a few words; one without words, such as a picture, by its name."""
    for block in body:
        words = [part for part in block.block.get_searchable_content(block.value) if part]
        if block.block_type == "text":
            yield from words
        else:
            yield f"[{block.block.label}] {' · '.join(words)}".strip()


def _mark(theirs: str, mine: str) -> tuple[SafeString, SafeString]:
    """Both texts, with the words that only one of them has marked."""
    changes = diff_text(theirs, mine).changes
    return (
        _markup((kind == "deletion", words) for kind, words in changes if kind != "addition"),
        _markup((kind == "addition", words) for kind, words in changes if kind != "deletion"),
    )


def _markup(parts: Iterable[tuple[bool, str]]) -> SafeString:
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", words) if differs else words,) for differs, words in parts)
    )
