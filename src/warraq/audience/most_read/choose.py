"""Choosing what a list shows: the shortest window that fills it, and never nothing where there is a story."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Sum

from warraq.audience.counting.models import StoryHour
from warraq.audience.most_read.models import Basis, Exclusion
from warraq.audience.most_read.rank import WINDOWS, Window, order, score
from warraq.masthead.models import Edition, Section
from warraq.publishing.fronts.models import Place, Slot
from warraq.publishing.release.models import Placement, PublishedStory

# As many as the box shows, and so many more that a page can leave out what it shows already.
SIZE = 5
KEPT = 20
# Long windows change slowly, and reading them costs more.
_STALE_AFTER = {
    Basis.HOURS_6: timedelta(0),
    Basis.HOURS_24: timedelta(minutes=5),
    Basis.DAYS_7: timedelta(minutes=30),
}
_MOST_CANDIDATES = 200


@dataclass(frozen=True)
class Chosen:
    basis: Basis
    story_ids: list[int]


@dataclass
class Ranking:
    """The order of an edition's stories in one window, as of a moment: all of them, and by section."""

    made_at: datetime
    all: list[int]
    by_section: Mapping[int, list[int]]


@dataclass
class Chooser:
    """Chooses lists, and remembers rankings of long windows between one minute and the next."""

    _rankings: dict[tuple[int, Basis], Ranking] = field(default_factory=dict)

    def choose(self, edition: Edition, *, now: datetime) -> dict[Section | None, Chosen]:
        """The list of the edition, under None, and of each of its sections. A section's has its parts' stories, too."""
        sections = list(Section.objects.filter(edition=edition))
        excluded = set(Exclusion.objects.values_list("story_id", flat=True))
        return {section: self._choose(edition, section, excluded=excluded, now=now) for section in [None, *sections]}

    def _choose(self, edition: Edition, section: Section | None, *, excluded: set[int], now: datetime) -> Chosen:
        best = Chosen(Basis.LEADS, [])
        for window in WINDOWS:
            ranking = self._rank(edition, window, now=now)
            ranked = ranking.all if section is None else ranking.by_section.get(section.pk, [])
            candidates = [story_id for story_id in ranked if story_id not in excluded][:_MOST_CANDIDATES]
            ids = _keep_public(candidates, edition=edition)[:KEPT]
            if ids:
                best = Chosen(window.basis, ids)
            if len(ids) >= SIZE:
                return best
        leads = (story_id for story_id in _leads(edition, section, now=now) if story_id not in excluded)
        return Chosen(best.basis, list(dict.fromkeys([*best.story_ids, *leads]))[:KEPT])

    def _rank(self, edition: Edition, window: Window, *, now: datetime) -> Ranking:
        known = self._rankings.get((edition.pk, window.basis))
        # What was ranked at this very moment for one list is right for the others.
        if known is None or (known.made_at != now and now - known.made_at >= _STALE_AFTER[window.basis]):
            known = self._rankings[edition.pk, window.basis] = build_ranking(edition, window, now=now)
        return known


def build_ranking(edition: Edition, window: Window, *, now: datetime) -> Ranking:
    """Rank an edition's stories from their hours."""
    own_sections: dict[int, set[int]] = defaultdict(set)

    def views() -> Iterator[tuple[int, datetime, int]]:
        # An hour at a time: of a busy week's rows only its sums are handed over, and none of their moments is read.
        for hour in window.hours_until(now):
            rows = StoryHour.objects.filter(edition=edition, hour=hour).values_list("story_id", "section_id")
            for story_id, section_id, number in rows.annotate(n=Sum("views")).order_by():
                own_sections[story_id].add(section_id)
                yield story_id, hour, number

    scores = score(views(), window=window, now=now)
    parents = dict(Section.objects.filter(edition=edition).values_list("pk", "parent_id"))
    ranked = order(scores)
    by_section: dict[int, list[int]] = defaultdict(list)
    for story_id in ranked:
        own = own_sections[story_id]
        for section_id in own | {parents.get(one) or one for one in own}:
            by_section[section_id].append(story_id)
    return Ranking(made_at=now, all=ranked, by_section=by_section)


def _keep_public(story_ids: list[int], *, edition: Edition) -> list[int]:
    rows = PublishedStory.objects.filter(edition=edition, story_id__in=story_ids)
    public = set(rows.values_list("story_id", flat=True))
    return [story_id for story_id in story_ids if story_id in public]


def _leads(edition: Edition, section: Section | None, *, now: datetime) -> Iterable[int]:
    """What editors placed on the front and still stands there, its leads first; then the newest stories."""
    slots = Slot.objects.filter(front__edition=edition, front__section=section).order_by("order", "pk")
    placed = [slot for slot in slots if slot.is_open_at(now)]
    placed.sort(key=lambda slot: [Place.LEAD, Place.SECOND, Place.RAIL].index(Place(slot.place)))
    yield from _keep_public([slot.story_id for slot in placed], edition=edition)
    if section is None:
        newest = PublishedStory.objects.filter(edition=edition).order_by("-first_released_at", "-story_id")
        yield from newest.values_list("story_id", flat=True)[:KEPT]
    else:
        rows = Placement.objects.filter(section=section).order_by("-first_released_at", "-story_id")
        yield from rows.values_list("story_id", flat=True)[:KEPT]
