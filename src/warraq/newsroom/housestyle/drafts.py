"""Check the draft that an editor's page sends. Nothing of it is kept."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warraq.arabic.style import Finding, Part, check
from warraq.masthead.house_style import build_settings, find_house_style
from warraq.masthead.models import Edition

#: A long feature is some 20,000 characters; what is ten times that is no story.
MOST_CHARACTERS = 200_000
MOST_PARTS = 500
MOST_IGNORED = 1000


class UnreadableDraft(ValueError):
    """What came is no draft; the message says why, for whoever develops against this address."""


class DraftTooLong(ValueError):
    """More text than a story can be."""


@dataclass(frozen=True)
class Draft:
    """The copy of a story as it stands in the editor's page."""

    parts: list[tuple[str, Part, str]]
    """The page's own key for the field, what the field is, and its text."""
    ignored: frozenset[tuple[str, str]]
    story_id: int | None
    section_id: int | None


def read_draft(payload: bytes) -> Draft:
    """Raises UnreadableDraft or DraftTooLong."""
    try:
        data = json.loads(payload)
        parts = [(str(one["key"]), Part(one["part"]), one["text"]) for one in data["parts"]]
        draft = Draft(
            parts, read_ignored(data.get("ignored")), _number(data.get("story")), _number(data.get("section"))
        )
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise UnreadableDraft(f"not a draft: {error}") from error
    if not all(isinstance(text, str) for _key, _part, text in parts):
        raise UnreadableDraft("not a draft: a text is no text")
    if len(parts) > MOST_PARTS or sum(len(text) for _key, _part, text in parts) > MOST_CHARACTERS:
        raise DraftTooLong(_("This is too long for the copy checker."))
    return draft


def read_ignored(value: Any) -> frozenset[tuple[str, str]]:
    """(rule, text) pairs that the desk has waved through; raises ValueError for what is none."""
    if value is None:
        return frozenset()
    if not isinstance(value, list) or len(value) > MOST_IGNORED:
        raise ValueError("ignored is no list of pairs")
    pairs = []
    for one in value:
        if not isinstance(one, list) or len(one) != 2 or not all(isinstance(text, str) for text in one):
            raise ValueError("ignored is no list of pairs")
        pairs.append((one[0][:20], one[1][:500]))
    return frozenset(pairs)


def _number(value: Any) -> int | None:
    return None if value in (None, "") else int(value)


def find_edition(draft: Draft) -> Edition | None:
    """The edition of the section chosen first; without one, the first edition."""
    editions = Edition.objects.order_by("order", "id")
    own: Edition | None = editions.filter(sections=draft.section_id).first() if draft.section_id else None
    return own or editions.first()


def check_draft(draft: Draft, edition: Edition, *, language: str) -> dict[str, Any]:
    """What the page is told: findings in reading order, and whether errors keep the story back."""
    style = find_house_style(edition)
    settings = build_settings(style)
    findings = [
        _describe(key, text, one, language=language)
        for key, part, text in draft.parts
        for one in check(text, settings=settings, part=part, ignored=draft.ignored)
    ]
    counts = Counter(one["severity"] for one in findings)
    return {
        "state": "checked",
        "must_mend": style.must_mend,
        "findings": findings,
        "summary": _summarise(counts),
    }


def _summarise(counts: Counter[str]) -> str:
    """How many of each, in words; what there is none of is left out."""
    errors, warnings, hints = (counts[severity] for severity in ("error", "warning", "hint"))
    told = [
        (errors, ngettext("%(number)d error", "%(number)d errors", errors)),
        (warnings, ngettext("%(number)d warning", "%(number)d warnings", warnings)),
        (hints, ngettext("%(number)d hint", "%(number)d hints", hints)),
    ]
    parts = [words % {"number": number} for number, words in told if number]
    return " · ".join(parts) if parts else _("No remarks")


def _describe(key: str, text: str, one: Finding, *, language: str) -> dict[str, Any]:
    start, end = one.start, one.end
    if any(sign > "\uffff" for sign in text[:end]):
        # The page counts in units of UTF-16.
        start, end = _units(text[:start]), _units(text[:end])
    return {
        "key": key,
        "rule": one.rule,
        "severity": one.severity.value,
        "start": start,
        "end": end,
        "text": one.text,
        "message": getattr(one.message, language),
        "reason": getattr(one.reason, language),
        "suggestions": list(one.suggestions),
        "fix": one.fix,
    }


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
