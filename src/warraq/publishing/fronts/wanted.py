"""An arrangement as the editor's page sends it, read and checked; nothing in it is trusted."""

import json
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from warraq.masthead.models import Section
from warraq.newsroom.pictures.models import Picture
from warraq.newsroom.stories.local_times import LocalTimeField, in_zone
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.readiness import has_visible_letters
from warraq.publishing.fronts.models import Front, Place, Slot
from warraq.publishing.release.sanitise import clean_text

MOST_SLOTS = 60
LONGEST_HEADLINE = 120


def read_slots(front: Front, sent: str) -> list[Slot]:
    """Unsaved slots from JSON, in order. Raises ValidationError with a sentence for the editor."""
    try:
        rows = json.loads(sent)
    except (ValueError, RecursionError) as error:
        raise ValidationError(_("The arrangement did not arrive whole. Try again.")) from error
    if not isinstance(rows, list) or len(rows) > MOST_SLOTS or not all(isinstance(row, dict) for row in rows):
        raise ValidationError(_("The arrangement did not arrive whole. Try again."))
    stories = _found(Story.objects.only("title", "live"), rows, "story")
    sections = _found(Section.objects.filter(edition_id=front.edition_id), rows, "section")
    pictures = _found(Picture.objects.all(), rows, "picture")
    slots: list[Slot] = []
    for row in rows:
        story = stories.get(_number(row.get("story")))
        if story is None or any(slot.story_id == story.pk for slot in slots):
            continue
        place = row.get("place")
        section = sections.get(_number(row.get("section")))
        if place not in Place.values or (place == Place.RAIL and section is None):
            raise ValidationError(_("The arrangement did not arrive whole. Try again."))
        slots.append(
            Slot(
                story=story,
                place=place,
                section=section if place == Place.RAIL else None,
                headline=_headline(row.get("headline")),
                picture=pictures.get(_number(row.get("picture"))),
                pinned_until=_moment(row.get("until"), front=front),
            )
        )
    return slots


def _found(rows: Any, sent: Iterable[dict[str, Any]], name: str) -> dict[int, Any]:
    found: dict[int, Any] = rows.in_bulk({_number(row.get(name)) for row in sent})
    return found


def _number(value: Any) -> int:
    """A row's id; 0, which no row has, for anything else."""
    is_id = isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**63
    return value if is_id else 0


def _headline(value: Any) -> str:
    headline = clean_text(value if isinstance(value, str) else "")
    if len(headline) > LONGEST_HEADLINE:
        raise ValidationError(_("A headline on the front has at most %(most)d letters.") % {"most": LONGEST_HEADLINE})
    return headline if has_visible_letters(headline) else ""


def _moment(value: Any, *, front: Front) -> Any:
    """As typed, in the zone of the edition; or a moment with its zone, as we gave it."""
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        given = parse_datetime(value)
    except ValueError:
        given = None
    if given is not None and given.tzinfo is not None:
        return given
    field = LocalTimeField()
    field.zone = front.edition.zone
    return in_zone(field.to_python(value), field.zone)
