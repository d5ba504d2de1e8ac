"""What belongs to a day of an edition, and in which state it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from warraq.masthead.models import Edition, Section
from warraq.newsroom.listing.asked import is_in_hand, scheduled
from warraq.newsroom.listing.decorate import decorate
from warraq.newsroom.planning.day import Day, day_of
from warraq.newsroom.stories.models import Story, StorySection
from warraq.newsroom.stories.standing_in import stands_in
from warraq.newsroom.stories.visible import visible_to

STATES: list[tuple[str, str | Promise]] = [
    ("planned", _("Planned")),
    ("writing", _("In writing")),
    ("review", _("In review")),
    ("scheduled", _("Scheduled")),
    ("released", _("Released")),
]
_AS_LISTED = {"review": "review", "scheduled": "scheduled", "public": "released"}
# Beyond these a day is no plan any more; the list of stories shows the rest.
MOST_LATE = 50


@dataclass(frozen=True)
class Card:
    """A story of the day. `moment` is when it went out, goes out or should be written."""

    story: Any
    state: str
    moment: datetime
    is_late: bool
    may_move: bool
    may_open: bool

    @property
    def state_name(self) -> str:
        return str(dict(STATES)[self.state])

    @property
    def writer(self) -> Any:
        return self.story.assigned_to or self.story.owner

    @property
    def section(self) -> Section | None:
        sections = self.story.sections
        return sections[0] if sections else None


@dataclass(frozen=True)
class Choice:
    """What narrows a day."""

    section: Section | None = None
    person_id: int | None = None


def cards_of(day: Day, *, edition: Edition, user: Any, choice: Choice, now: datetime) -> list[Card]:
    """The day's stories in the order of their times, as many queries for a hundred as for one."""
    cards = _cards(_ids_of(day), edition=edition, user=user, choice=choice, now=now)
    return [card for card in cards if day.holds(card.moment)]


def late_before(day: Day, *, edition: Edition, user: Any, choice: Choice, now: datetime) -> list[Card]:
    """What should have been written on an earlier day and is not public, the latest first; only for today."""
    if day != day_of(now, day.zone):
        return []
    expected = Q(live=False, killed_at=None, due_at__lt=day.starts_at) & is_in_hand()
    ids = visible_to(user).filter(expected).order_by("-due_at").values_list("pk", flat=True)[:MOST_LATE]
    cards = _cards(set(ids), edition=edition, user=user, choice=choice, now=now)
    return [card for card in reversed(cards) if card.moment < day.starts_at]


def name_version(cards: Iterable[Card]) -> str:
    """Changes when a time, a state or a version of one of the stories does."""
    told = [(card.story.pk, card.moment.isoformat(), card.state, card.story.latest_revision_id) for card in cards]
    return sha256(repr(sorted(told)).encode()).hexdigest()[:16]


def _ids_of(day: Day) -> set[int]:
    """Of stories of any edition that have something to do with the day: asked for by index, one by one."""
    bounds = {"gte": day.starts_at, "lt": day.ends_at}

    def within(field: str) -> dict[str, datetime]:
        return {f"{field}__{name}": moment for name, moment in bounds.items()}

    due = Story.objects.filter(is_in_hand(), live=False, killed_at=None, **within("due_at"))
    released = Story.objects.filter(live=True, **within("first_published_at"))
    timed = scheduled().filter(**within("approved_go_live_at")).values_list("object_id", flat=True)
    return {*due.values_list("pk", flat=True), *released.values_list("pk", flat=True), *map(int, timed)}


def _cards(ids: set[int], *, edition: Edition, user: Any, choice: Choice, now: datetime) -> list[Card]:
    placed = StorySection.objects.select_related("section__parent").order_by("sort_order")
    readable: Any = visible_to(user)
    stories = (
        readable.filter(_chosen(choice), pk__in=ids)
        .defer("body", "standfirst", "ednote", "style_ignored")
        .select_related("owner", "assigned_to", "desk")
        .prefetch_related(Prefetch("story_sections", placed))
        .prefetch_workflow_states()
    )
    found = [story for story in stories if _is_at_home(story, edition, choice.section)]
    decorate(found, now=now)
    unwritten = _find_unwritten(found)
    cards = [_card(story, user=user, is_planned=story.pk in unwritten) for story in found]
    return sorted((card for card in cards if card is not None), key=lambda card: (card.moment, card.story.pk))


def _chosen(choice: Choice) -> Q:
    if choice.person_id is None:
        return Q()
    return Q(assigned_to=choice.person_id) | Q(owner=choice.person_id, assigned_to=None)


def _is_at_home(story: Story, edition: Edition, section: Section | None) -> bool:
    """Whether the edition plans it: its home section is there, or it has none yet."""
    sections = story.sections
    if not sections:
        return section is None
    home = sections[0]
    if section is not None:
        return section.pk in {home.pk, home.parent_id}
    return bool(home.edition_id == edition.pk)


def _find_unwritten(stories: Iterable[Story]) -> set[int]:
    """Of drafts that have no headline, those without a word of text."""
    waiting = [story.pk for story in stories if not story.live and stands_in(story)]
    bodies = Story.objects.filter(pk__in=waiting).values_list("pk", "body")
    return {pk for pk, body in bodies if not any(_has_content(block) for block in body.raw_data)}


def _has_content(block: Any) -> bool:
    return block["type"] != "text" or bool(strip_tags(str(block["value"])).strip())


def _card(story: Any, *, user: Any, is_planned: bool) -> Card | None:
    state = _AS_LISTED.get(story.row.state) or ("planned" if is_planned else "writing")
    moment = story.first_published_at if state == "released" else story.row.due_at
    if moment is None or story.row.state in {"killed", "spiked"}:
        return None
    permissions = story.permissions_for_user(user)
    may_open = permissions.can_edit()
    is_locked = story.locked and story.locked_by_id != user.pk
    may = permissions.can_publish() if state == "scheduled" else may_open
    return Card(
        story=story,
        state=state,
        moment=moment,
        is_late=story.row.is_late and state != "released",
        may_move=bool(may) and not is_locked and state != "released",
        may_open=may_open,
    )
