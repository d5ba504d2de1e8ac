"""Yesterday and last week by mail, in the morning of the edition's zone, to each journalist who wants it."""

import logging
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from warraq.audience.counting.models import SectionDay, SectionHour
from warraq.audience.counting.rollup import start_of
from warraq.audience.dashboard.export import sum_stories
from warraq.audience.dashboard.figures import Share, depth
from warraq.audience.dashboard.models import ReportSent, ReportWish
from warraq.delivery.site.moments import Moments
from warraq.masthead.models import Edition
from warraq.publishing.release.models import PublishedStory

logger = logging.getLogger(__name__)
HOUR = 7
MONDAY = 0
MOST_STORIES = 10


def send_reports(*, now: datetime) -> int:
    """Send what is due; how many mails went. Each is noted before it goes: one that fails is not sent twice."""
    sent = 0
    for wish in ReportWish.objects.select_related("journalist", "edition").filter(journalist__is_active=True):
        here = now.astimezone(wish.edition.zone)
        if here.hour < HOUR or not wish.journalist.email:
            continue
        yesterday = here.date() - timedelta(days=1)
        if wish.is_daily:
            sent += _send_once(wish, yesterday, days=1)
        if wish.is_weekly and here.weekday() == MONDAY:
            sent += _send_once(wish, yesterday, days=7)
    return sent


def _send_once(wish: ReportWish, last: date, *, days: int) -> int:
    try:
        with transaction.atomic():
            ReportSent.objects.create(wish=wish, last_date=last, days=days)
    except IntegrityError:
        return 0
    language = getattr(getattr(wish.journalist, "wagtail_userprofile", None), "preferred_language", "") or "ar"
    with translation.override(language):
        message = build_report(wish.edition, last, days=days, to=wish.journalist.email)
        try:
            message.send()
        except OSError:
            logger.exception("Report not sent", extra={"event": "audience.report.failed", "wish": wish.pk})
            return 0
    return 1


def build_report(edition: Edition, last: date, *, days: int, to: str) -> EmailMultiAlternatives:
    """The mail, as text and as HTML, in the language that is active."""
    first = last - timedelta(days=days - 1)
    moments = Moments.of(edition)
    sums = sum_stories(edition, first, last)
    top = sorted(sums, key=lambda story_id: -sums[story_id]["views"])[:MOST_STORIES]
    rows = PublishedStory.objects.filter(edition=edition, story_id__in=top)
    headlines = dict(rows.values_list("story_id", "headline"))
    views = views_of_days(edition, first, last)
    before = views_of_days(edition, first - timedelta(days=days), last - timedelta(days=days))
    day = moments.tell(start_of(last, edition.zone)).day
    title = _("Readers of %(edition)s") % {"edition": edition.name}
    subject = (
        _("%(title)s, %(day)s") % {"title": title, "day": day}
        if days == 1
        else _("%(title)s, the week up to %(day)s") % {"title": title, "day": day}
    )
    context: dict[str, Any] = {
        "edition": edition,
        "subject": subject,
        "views": moments.number(views),
        "percent": round(100 * (views - before) / before) if before else None,
        "days": days,
        "stories": [
            (headlines[story_id], moments.number(sums[story_id]["views"]), depth(sums[story_id]).quarters[2])
            for story_id in top
            if story_id in headlines
        ],
        "sections": _sections(edition, first, last),
        "address": f"{settings.WARRAQ_NEWSROOM_URL.rstrip('/')}/newsroom/readers/?edition={edition.key}",
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
        "language": translation.get_language(),
    }
    text = render_to_string("dashboard/report.txt", context)
    message = EmailMultiAlternatives(subject, text, to=[to])
    message.attach_alternative(render_to_string("dashboard/report.html", context), "text/html")
    return message


def views_of_days(edition: Edition, first: date, last: date) -> int:
    """All views of these days, whether they are folded or not."""
    return sum(share.views for share in _sections(edition, first, last))


def _sections(edition: Edition, first: date, last: date) -> list[Share]:
    start, end = start_of(first, edition.zone), start_of(last + timedelta(days=1), edition.zone)
    sums: dict[str, int] = {}
    for rows in (
        SectionDay.objects.filter(edition=edition, day_date__gte=first, day_date__lte=last),
        SectionHour.objects.filter(edition=edition, hour__gte=start, hour__lt=end),
    ):
        for name, views in rows.values_list("section__name").annotate(n=Sum("views")).order_by():
            sums[name] = sums.get(name, 0) + views
    whole = sum(sums.values()) or 1
    return [Share(name, n, round(100 * n / whole)) for name, n in sorted(sums.items(), key=lambda one: -one[1]) if n]
