"""Making issues when their time has come, each once."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from warraq.audience.most_read.lists import read_list
from warraq.audience.newsletters.models import Issue, Letter, Mail, Subscriber
from warraq.delivery.site.moments import Moments
from warraq.masthead.models import Section
from warraq.publishing.fronts.fill import fill_front
from warraq.publishing.release.models import Placement, PublishedStory

STORIES = 8
# A letter that could not be made in time, because nothing ran, is still made until so long after its hour.
LATE = timedelta(hours=3)
BREAKING_URGENCY = 1
BREAKING_FRESH = timedelta(hours=1)


def prepare_issues(*, now: datetime) -> int:
    """Make every issue that is due; how many."""
    made = 0
    for letter in Letter.objects.filter(is_open=True).select_related("edition", "section"):
        made += (
            _prepare_daily(letter, now=now) if letter.kind == Letter.Kind.DAILY else _prepare_breaking(letter, now=now)
        )
    return made


def _prepare_daily(letter: Letter, *, now: datetime) -> int:
    due = _find_due(letter, now=now)
    if due is None:
        return 0
    day = Moments.of(letter.edition).tell(due).day
    with translation.override(letter.edition.language.split("-")[0]):
        subject = _("%(letter)s, %(day)s") % {"letter": letter.name, "day": day}
    return _make(letter, f"{due.date()}", subject=subject, story_ids=choose_stories(letter, now=now), now=now)


def _find_due(letter: Letter, *, now: datetime) -> datetime | None:
    """The hour of the letter by the edition's clocks that has come and is not too long ago: a late one's was yesterday."""
    zone = letter.edition.zone
    here, hour = now.astimezone(zone), letter.send_at.replace(second=0, microsecond=0)
    hours = (datetime.combine(here.date() - timedelta(days=ago), hour, tzinfo=zone) for ago in (0, 1))
    return next((due for due in hours if due <= here < due + LATE), None)


def _prepare_breaking(letter: Letter, *, now: datetime) -> int:
    """An issue for each story of the highest urgency that has just been released."""
    rows = PublishedStory.objects.filter(
        edition=letter.edition, urgency=BREAKING_URGENCY, first_released_at__gt=now - BREAKING_FRESH
    )
    if letter.section is not None:
        placed = Placement.objects.filter(section=letter.section).values_list("published_id", flat=True)
        rows = rows.filter(pk__in=placed)
    return sum(
        _make(letter, f"story:{story_id}", subject=headline[:150], story_ids=[story_id], now=now)
        for story_id, headline in rows.values_list("story_id", "headline")
    )


def choose_stories(letter: Letter, *, now: datetime) -> list[int]:
    """Ids of the stories of a daily letter: from the front, or from the most read."""
    if letter.source == Letter.Source.MOST_READ:
        return read_list(letter.edition, letter.section).story_ids[:STORIES]
    sections = Section.objects.filter(edition=letter.edition, parent=letter.section, is_on_front=True)
    front = fill_front(letter.edition, sections=sections.order_by("order", "pk"), now=now, section=letter.section)
    cards = [*front.lead, *front.second, *front.latest]
    return [card["id"] for card in cards][:STORIES]


def _make(letter: Letter, occasion: str, *, subject: str, story_ids: list[int], now: datetime) -> int:
    if not story_ids:
        return 0
    state = Issue.State.WAITING if letter.needs_word else Issue.State.READY
    _issue, is_new = Issue.objects.get_or_create(
        letter=letter,
        occasion=occasion,
        defaults={"state": state, "subject": subject, "story_ids": story_ids, "made_at": now},
    )
    return int(is_new)


def queue_mails(issue: Issue, *, now: datetime) -> int:
    """One mail for each address that wants the letter now; whoever asks later gets the next issue."""
    wanting = Subscriber.objects.filter(
        subscriptions__letter=issue.letter, confirmed_at__isnull=False, stopped_at=None
    ).values_list("pk", flat=True)
    with transaction.atomic():
        locked = Issue.objects.select_for_update().get(pk=issue.pk)
        if locked.queued_at is not None or locked.state != Issue.State.READY:
            return 0
        mails = [Mail(issue=issue, subscriber_id=pk) for pk in wanting]
        Mail.objects.bulk_create(mails, batch_size=500)
        Issue.objects.filter(pk=issue.pk).update(queued_at=now)
    return len(mails)
